import {CoreError} from '../../contract/errors.ts'

/** What may be said with every command, anywhere before `--`. */
export interface GlobalOptions {
  readonly dataDir?: string
  readonly library?: string
  readonly json: boolean
  readonly jsonl: boolean
  readonly wait: boolean
  readonly yes: boolean
  readonly dryRun: boolean
  readonly noColor: boolean
  readonly help: boolean
  readonly version: boolean
}

const switches: Readonly<Record<string, keyof GlobalOptions>> = {
  '--json': 'json',
  '--jsonl': 'jsonl',
  '--wait': 'wait',
  '--yes': 'yes',
  '-y': 'yes',
  '--dry-run': 'dryRun',
  '-n': 'dryRun',
  '--no-color': 'noColor',
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
}
const valued: Readonly<Record<string, 'dataDir' | 'library'>> = {'--data-dir': 'dataDir', '--library': 'library', '--instance': 'library'}

/** Every word of a global option, for completion and “did you mean”. */
export const globalWords = [...Object.keys(switches), ...Object.keys(valued)]

/** Takes the global options out of a command line; the rest keeps its order, `--` and what follows it. */
export function globalOptions(argv: readonly string[]): {readonly globals: GlobalOptions; readonly rest: readonly string[]} {
  const found: {-readonly [K in keyof GlobalOptions]: GlobalOptions[K]} = {
    json: false,
    jsonl: false,
    wait: false,
    yes: false,
    dryRun: false,
    noColor: false,
    help: false,
    version: false,
  }
  const rest: string[] = []
  const words = [...argv]
  while (words.length > 0) {
    const word = words.shift() as string
    if (word === '--') return {globals: found, rest: [...rest, word, ...words]}
    const [name, inline] = word.startsWith('--') && word.includes('=') ? cutAtEquals(word) : [word, undefined]
    const isSwitch = Object.hasOwn(switches, name)
    if (isSwitch && inline === undefined) found[switches[name] as 'json'] = true
    else if (isSwitch) throw new CoreError({code: 'BadInput', message: `${name} takes no value.`})
    else if (Object.hasOwn(valued, name)) found[valued[name] as 'dataDir'] = inline ?? valueOf(name, words)
    else rest.push(word)
  }
  return {globals: found, rest}
}

/** The data dir that a command line names, also one that is wrong elsewhere. */
export function saidDataDir(argv: readonly string[]): {readonly dataDir?: string} | undefined {
  try {
    const {dataDir} = globalOptions(argv).globals
    return dataDir === undefined ? {} : {dataDir}
  } catch {
    // It is told when the command is carried out.
    return undefined
  }
}

function valueOf(name: string, words: string[]): string {
  const value = words.shift()
  if (value !== undefined && value !== '' && !value.startsWith('--')) return value
  throw new CoreError({code: 'BadInput', message: `${name} needs a value.`})
}

function cutAtEquals(word: string): readonly [string, string] {
  const at = word.indexOf('=')
  return [word.slice(0, at), word.slice(at + 1)]
}
