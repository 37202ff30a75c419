import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import packageFacts from '../../package.json' with {type: 'json'}
import {connect, type Connection} from '../contract/client.ts'
import {contractHash} from '../contract/contract-hash.ts'
import {WIRE_VERSION} from '../contract/wire.ts'
import {dialCore} from '../doors/rpc/dial-core.ts'
import {readEndpoint} from '../host/endpoint-file.ts'
import {programFile} from './program-file.ts'

/** A daemon of its own process, that tests and campaigns ask, stop and kill at any moment. */
export interface RealDaemon {
  readonly pid: number
  /** Settles when it answers; rejects when it ended before. */
  readonly ready: Promise<void>
  /** Asks it; the connection is made at the first question. */
  ask<T>(name: string, input: object): Promise<T>
  connection(): Promise<Connection>
  /** `kill -9`, and waits until the process is gone. */
  kill(): Promise<void>
  /** Ends it as `stop` does. */
  stop(): Promise<void>
  /** What it wrote on stderr. */
  words(): string
}

/** None of them outlives the program that started it. */
const alive = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

const program = programFile('daemon')

/** Starts a daemon of the sources on a data dir. */
export function realDaemon(dataDir: string, options: readonly string[] = []): RealDaemon {
  const child = spawn(process.execPath, [program, '--data-dir', dataDir, ...options], {
    env: {...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'onefold-test-code')},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let words = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4000)))
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  const gone = once(child, 'exit')
  const ready = readiness(child, () => words)
  // Whoever kills it while it starts does not wait for it.
  ready.catch(() => undefined)
  let open: Promise<Connection> | undefined
  const connection = (): Promise<Connection> => (open ??= ready.then(() => connected(dataDir)))
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal)
    await gone
  }
  return {
    pid: child.pid!,
    ready,
    connection,
    words: () => words,
    ask: async <T>(name: string, input: object): Promise<T> => {
      const reply = await (await connection()).call(name, input)
      if (!reply.ok) throw new Error(`${name}: ${reply.error.code}: ${reply.error.message}`)
      return reply.value as T
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

function readiness(child: ChildProcess, words: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', (word: {readonly ready: boolean}) =>
      word.ready ? resolve() : reject(new Error(`The daemon refused to start: ${words()}`)),
    )
    child.once('exit', (code, signal) => reject(new Error(`The daemon ended (${code ?? signal}): ${words()}`)))
  })
}

async function connected(dataDir: string): Promise<Connection> {
  const endpoint = await readEndpoint(dataDir)
  if (!endpoint) throw new Error('The daemon is ready and does not say where.')
  const hello = {wire: WIRE_VERSION, contract: contractHash(), appVersion: packageFacts.version, schema: 0, dataDir, client: 'cli' as const}
  return connect(await dialCore(endpoint), hello)
}
