import {basename} from 'node:path'

/** The word behind which the packaged program is told which of its own programs it is to run, without a window. */
export const HEADLESS = '--onefold-headless'

/** The programs that may run so; all of them are ours, so that nobody gets a Node out of the package. */
const programs: ReadonlySet<string> = new Set(['daemon.js', 'worker.js', 'cli.js'])

/** Which program the packaged app is to be, and its words; nothing where it is to be the window. */
export function headlessProgram(argv: readonly string[]): {readonly file: string; readonly words: readonly string[]} | undefined {
  const at = argv.indexOf(HEADLESS)
  if (at < 0) return undefined
  const file = basename(argv[at + 1] ?? '')
  if (!programs.has(file)) throw new Error(`Onefold has no program “${file}” that runs without a window.`)
  return {file, words: argv.slice(at + 2)}
}
