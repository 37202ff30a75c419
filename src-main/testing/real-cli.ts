import {execFile} from 'node:child_process'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {programFile} from './program-file.ts'

/** How a command ended. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The command line as a person starts it, on a data dir of its own. */
export interface RealCli {
  run(...words: readonly string[]): Promise<Ended>
  /** The same with `--json`: the document; a failed command is an error. */
  json<T>(...words: readonly string[]): Promise<T>
  /** The same with `--jsonl`: the lines. */
  lines<T>(...words: readonly string[]): Promise<T[]>
  stop(): Promise<Ended>
}

const program = programFile('cli')
const MOST_OUTPUT = 256 * 1024 * 1024
const LIMIT_MS = 60_000

/** Opens no process yet; `as` starts each one as another user. */
export function realCli(
  dataDir: string,
  {as = [], cwd = tmpdir()}: {readonly as?: readonly string[]; readonly cwd?: string} = {},
): RealCli {
  const env = {...process.env, ONEFOLD_DATA_DIR: dataDir, NODE_COMPILE_CACHE: join(tmpdir(), 'onefold-test-code'), NO_COLOR: '1'}
  const [command, ...words] = [...as, process.execPath, program]
  const run = (...more: readonly string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(command, [...words, ...more], {cwd, env, maxBuffer: MOST_OUTPUT, timeout: LIMIT_MS}, (error, stdout, stderr) =>
        resolve({code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr}),
      )
    })
  const whole = async (...more: readonly string[]): Promise<string> => {
    const {code, stdout, stderr} = await run(...more)
    if (code !== 0) throw new Error(`${more.join(' ')} exits with ${code}: ${stderr}`)
    return stdout
  }
  return {
    run,
    json: async <T>(...more: readonly string[]) => JSON.parse(await whole('--json', ...more)) as T,
    lines: async <T>(...more: readonly string[]) =>
      (await whole('--jsonl', ...more))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as T),
    stop: () => run('stop'),
  }
}
