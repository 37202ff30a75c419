import {spawn} from 'node:child_process'
import {electronBinary, type DesktopRun} from './open-electron.ts'

/** Starts the program a second time beside a run of it, with words of its own; answers its exit code. */
export function startAgain(run: DesktopRun, words: readonly string[], cwd?: string): Promise<number | null> {
  const own = run.app
    .process()
    .spawnargs.slice(1)
    .filter((word) => !word.startsWith('--inspect') && !word.startsWith('--remote-debugging'))
  const second = spawn(electronBinary ?? '', [...own, ...words], {cwd, stdio: 'ignore'})
  return new Promise((resolve) => second.once('exit', resolve))
}
