import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {randomUUID} from 'node:crypto'
import {closeSync, mkdirSync, openSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import packageFacts from '../package.json' with {type: 'json'}
import {clientOf, connect} from '../src-main/contract/client.ts'
import {contractHash} from '../src-main/contract/contract-hash.ts'
import type {Client} from '../src-main/contract/index.ts'
import type {Job} from '../src-main/contract/job.ts'
import {WIRE_VERSION} from '../src-main/contract/wire.ts'
import {dialCore} from '../src-main/doors/rpc/dial-core.ts'
import {openDataDir} from '../src-main/host/data-dir.ts'
import {readEndpoint} from '../src-main/host/endpoint-file.ts'

/** A core in a process of its own and one open connection to it: what a bench measures from outside. */
export interface BenchCore {
  readonly client: Client
  readonly dataDir: string
  readonly pid: number
  /** Waits until the core tells that its index has gone on. */
  advanced(): Promise<void>
  /** Waits until a job has ended well. */
  ended(job: Job): Promise<Job>
  /** What the core's process has used of the processors so far, all threads together; tells more than time does on a busy machine. */
  cpuMs(): number | undefined
  stop(): Promise<void>
}

export interface BenchCoreOptions {
  readonly dataDir: string
  /** A folder for V8's profiles of every thread. */
  readonly profile?: string | undefined
  /** Runs the sources instead of what was built from them: the same code, but each thread then holds a compiler of types, too. */
  readonly source?: boolean | undefined
}

/** Each listener tells the core anew what this connection wants to hear. */
const HEARD = ['job.changed', 'index.advanced']
const ENDED = new Set(['completed', 'partial', 'failed', 'cancelled'])
/** Threads load their parts after the first answer: a user has opened the program before he adds a folder. */
const SETTLE_MS = 500

export async function openBenchCore({dataDir: said, profile, source = false}: BenchCoreOptions): Promise<BenchCore> {
  const dataDir = await openDataDir(said)
  const child = await startedDaemon({dataDir, profile, source})
  const endpoint = await readEndpoint(dataDir)
  if (!endpoint) throw new Error('The core said that it is ready, but not where.')
  const hello = {wire: WIRE_VERSION, contract: contractHash(), appVersion: packageFacts.version, schema: 0, dataDir, client: 'bench'}
  const connection = await connect(await dialCore(endpoint), hello)
  const jobs = jobsOf(connection)
  await sleep(SETTLE_MS)
  return {
    client: clientOf(connection, randomUUID),
    dataDir,
    pid: child.pid!,
    advanced: () => nextAdvance(connection),
    ended: jobs,
    cpuMs: () => cpuMsOf(child.pid!),
    stop: async () => {
      connection.close()
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function startedDaemon({dataDir, profile, source}: BenchCoreOptions) {
  const {ONEFOLD_SQLITE_BINDING: _, ...env} = process.env
  const flags = profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profile]
  mkdirSync(join(dataDir, 'logs'), {recursive: true})
  const log = openSync(join(dataDir, 'logs', 'daemon.log'), 'a')
  const daemon = join(import.meta.dirname, source === true ? '../src-main/daemon.ts' : '../out/main/daemon.js')
  const child = spawn(process.execPath, [...flags, daemon, '--data-dir', dataDir], {env, stdio: ['ignore', 'ignore', log, 'ipc']})
  closeSync(log)
  const [word] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown]
  if (typeof word !== 'object' || word === null || !('ready' in word) || word.ready !== true) {
    throw new Error(`The core did not start: ${readFileSync(join(dataDir, 'logs', 'daemon.log'), 'utf8').slice(-2000)}`)
  }
  return child
}

/** Linux counts in hundredths of a second; elsewhere there is no such figure. */
function cpuMsOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** From now on: what is told later of what happened before counts as well. */
function nextAdvance(connection: Awaited<ReturnType<typeof connect>>): Promise<void> {
  return new Promise((resolve) => {
    const end = connection.on((event) => {
      if (event.type !== 'index.advanced') return
      end()
      resolve()
    }, HEARD)
  })
}

/** Follows jobs from the connection's begin, so that an end is never missed. */
function jobsOf(connection: Awaited<ReturnType<typeof connect>>): (job: Job) => Promise<Job> {
  const last = new Map<string, Job>()
  const waiting = new Map<string, (job: Job) => void>()
  connection.on((event) => {
    if (event.type !== 'job.changed' || !ENDED.has(event.job.status)) return
    last.set(event.job.id, event.job)
    waiting.get(event.job.id)?.(event.job)
  }, HEARD)
  return async ({id, title}) => {
    const job = last.get(id) ?? (await new Promise<Job>((resolve) => waiting.set(id, resolve)))
    if (job.status !== 'completed')
      throw new Error(`The job “${title}” ended as ${job.status}: ${job.errors[0]?.message ?? 'no reason given'}`)
    return job
  }
}
