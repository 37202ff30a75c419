import {execFile} from 'node:child_process'
import {join} from 'node:path'
import {promisify} from 'node:util'

/** Runs one command of the built command line on a data dir and answers what it printed with `--json`. */
export async function runCli(dataDir: string, words: readonly string[]): Promise<unknown> {
  const {ONEFOLD_SQLITE_BINDING: _binding, ...env} = process.env
  const {stdout} = await promisify(execFile)(process.execPath, [join(root, 'out/main/cli.js'), ...words, '--json', '--data-dir', dataDir], {
    env,
  })
  return stdout.trim() === '' ? undefined : JSON.parse(stdout)
}

const root = new URL('..', import.meta.url).pathname
