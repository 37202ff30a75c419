import {execFile} from 'node:child_process'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {within} from './within.ts'

/** Runs one command of the built command line on a data dir and answers what it printed with `--json`. */
export async function runCli(dataDir: string, words: readonly string[]): Promise<unknown> {
  const all = [join(root, 'out/main/cli.js'), ...words, '--json', '--data-dir', dataDir]
  const {stdout} = await within(`onefold ${words.join(' ')}`, promisify(execFile)(process.execPath, all, {env: plainEnvironment()}))
  return stdout.trim() === '' ? undefined : JSON.parse(stdout)
}

/** For programs under plain Node: the SQLite that is brought for an older Electron is not for them, and what is compiled once serves them all. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const {ONEFOLD_SQLITE_BINDING: _binding, ...env} = process.env
  return {...env, NODE_COMPILE_CACHE: join(tmpdir(), 'onefold-test-code')}
}

const root = new URL('..', import.meta.url).pathname
