import {Buffer} from 'node:buffer'
import {lstatSync} from 'node:fs'
import {dirname} from 'node:path'
import {CoreError} from '../../../src-main/contract/errors.ts'
import type {Job} from '../../../src-main/contract/job.ts'
import type {ActResult} from '../../../src-main/contract/outcome.ts'
import type {Acted} from '../../../src-main/contract/plan.ts'
import {actCalls} from '../../../src-main/features/act/act-calls.ts'
import type {ActInput, AskedSpot} from '../../../src-main/features/act/act-request.ts'
import type {Acts} from '../../../src-main/features/act/acts-of.ts'
import {openActs} from '../../../src-main/features/act/open-acts.ts'
import {planCalls} from '../../../src-main/features/act/plan-calls.ts'
import {type TrashCalls, trashCalls} from '../../../src-main/features/act/trash-calls.ts'
import type {DiskCalls} from '../../../src-main/features/disk-calls.ts'
import {volumeRow} from '../../../src-main/testing/volume-row.ts'
import type {KnownVolume, VolumeBook} from '../../../src-main/features/volume-book.ts'
import {systemClock as clock} from '../../../src-main/host/clock.ts'
import {blake3} from '../../../src-main/host/hash/blake3.ts'
import {libraryFiles as files} from '../../../src-main/host/library-files.ts'
import {systemRandom as random} from '../../../src-main/host/random.ts'
import {systemScheduler as scheduler} from '../../../src-main/host/scheduler.ts'
import {systemWorkDisk} from '../../../src-main/host/work/system-work-disk.ts'
import {openEventBus} from '../../../src-main/runtime/event-bus.ts'
import type {Jobs, Pace} from '../../../src-main/runtime/job-types.ts'
import {openJobs} from '../../../src-main/runtime/jobs.ts'
import type {RemoteTable} from '../../../src-main/runtime/threads.ts'
import {bound} from '../../../src-main/store/bound.ts'
import {openLibrary} from '../../../src-main/store/open-library.ts'
import {queries} from '../../../src-main/store/queries.ts'
import type {Reader, Writer} from '../../../src-main/store/remote.ts'
import {transactions} from '../../../src-main/store/transactions.ts'

/** What is asked of files, in paths. */
export interface Wish {
  readonly name: string
  readonly sources?: readonly string[]
  readonly to?: string
  readonly more?: Readonly<Record<string, unknown>>
}

/** How one act ended, as it was told. */
export interface Told {
  readonly id: string
  readonly action: string
  readonly status: Job['status']
  readonly results: readonly ActResult[]
}

export interface Audit {
  readonly rows: number
  readonly ok: boolean
  readonly last?: {readonly action: string; readonly outcomes: readonly string[]} | undefined
}

/** The executor of acts alone: journal, jobs, planner and work disk of the product, all in one thread, so that its calls come in one order. */
export interface Executor {
  /** Answers when all that was begun before has come to its end. */
  settled(): Promise<readonly Told[]>
  /** Agrees to whatever the plan is and waits for its end. Fails with a CoreError where the plan is refused. */
  perform(wish: Wish): Promise<Told>
  /** What the store itself says of its audit log, and what became of the newest act. */
  audit(): Promise<Audit>
  /** Lets jobs go on that wait until somebody has taken away their problem, and tries again what failed. */
  resume(): Promise<void>
}

const device = {id: '0198f0a0-0000-7000-8000-000000000001', name: 'Campaign'}
const library = {id: '0198f0a0-0000-7000-8000-000000000002', name: 'Campaign'}

/** Opens a library, or makes it, and goes on with what was interrupted in it. */
export async function openExecutor(folder: string): Promise<Executor> {
  const isNew = lstatSync(`${folder}/library.db`, {throwIfNoEntry: false}) === undefined
  const open = await openLibrary(folder, {device, ...(isNew ? {create: library} : {})}, {files, clock, random})
  const read = answering(bound(queries, () => open)) as Reader
  const write = answering(bound(transactions, () => open)) as Writer
  const trash = trashCalls()
  const disk = answering({...planCalls(), ...trash, ...actCalls({disk: systemWorkDisk(), hash: blake3()})}) as RemoteTable<DiskCalls>
  const log = {write: () => undefined}
  const late: {jobs?: Jobs} = {}
  const {kind, acts} = openActs({
    read,
    write,
    disk,
    clock,
    random,
    log,
    volumes: oneVolume,
    jobs: () => late.jobs!,
    stale: async () => undefined,
    // Nothing here is in the index, so that nothing has to follow.
    looker: disk,
    home: Buffer.from('/nobody'),
    never: [],
    advanced: () => undefined,
    isRunning: () => false,
  })
  const store = {putJob: (row: Parameters<Writer['putJob']>[0]) => write.putJob(row), jobs: () => read.jobs(), jobErrors: read.jobErrors}
  const events = openEventBus(() => undefined)
  const started = async (queue: Jobs): Promise<void> => void (late.jobs = queue)
  const freely: Pace['turn'] = (_work, _signal, step) => step()
  const free = {scheduler, roomOn: () => Infinity, pace: {background: () => true, rests: () => undefined, turn: freely}}
  const jobs = await openJobs({...free, store, kinds: [kind], events, clock, random, log, atOnce: 1, started})
  const mine = acts('cli campaign')
  const tell = async (job: Job): Promise<Told> => ({
    id: job.id,
    action: (await read.act({act: job.id}))?.action ?? '',
    status: job.status,
    results: (await mine.results(job.id)) ?? [],
  })
  return {
    settled: async () => Promise.all((await allSettled(jobs)).map(tell)),
    perform: async (wish) => tell(await ended(await performed(wish, mine, trash), jobs)),
    audit: async () => {
      const {
        rows: [last],
      } = await read.auditRows({limit: 1})
      return {...(await read.verifyAudit()), last: last && {action: last.action, outcomes: last.targets.map(({outcome}) => outcome)}}
    },
    resume: async () => {
      for (const {id, status} of jobs.list()) {
        if (status === 'paused') await jobs.resume(id)
        else if (status === 'failed' && (await read.act({act: id}))?.status === 'ready') await jobs.retry(id)
      }
    },
  }
}

/** Everything is one volume here: what volumes there are is found by the disk, and names of them are for people. */
const row = volumeRow({uuid: 'all'})
const volume: KnownVolume = {id: 'all', name: 'All', mountPoint: Buffer.from('/'), online: true, silent: false, host: undefined, row}
const oneVolume: VolumeBook = {
  all: async () => [volume],
  fresh: async () => [volume],
  byId: async () => volume,
  at: async () => volume,
  awayAt: async () => undefined,
  seen: () => [volume],
  mountPoint: () => volume.mountPoint,
  stateOf: () => 'online',
  lastSeen: () => 0,
  notAnswering: () => undefined,
  onNews: () => () => undefined,
}

/** A table whose calls are answered at once, as threads answer later. */
function answering(table: object): object {
  return Object.fromEntries(
    Object.entries(table as Record<string, (input: unknown) => unknown>).map(([name, call]) => [
      name,
      async (input: unknown) => call(input),
    ]),
  )
}

async function performed({name, sources = [], to, more}: Wish, acts: Acts, trash: TrashCalls): Promise<Acted> {
  if (name === 'undo' || name === 'redo') return acts.takeBack({how: name, yes: true})
  const asked = name === 'file.restore' ? sources.map((path) => trashed(path, trash)) : sources.map(spotOf)
  const from = name === 'file.rename' || name === 'file.link' ? {source: asked[0]} : {sources: asked}
  const place = to === undefined ? {} : {to: {path: Buffer.from(to), shown: to}}
  const input = {action: name, ...from, ...place, decisions: [], verify: true, ...more}
  return acts.perform(input as unknown as ActInput, {yes: true})
}

function spotOf(path: string): AskedSpot {
  return {folder: Buffer.from(dirname(path)), name: Buffer.from(path.slice(path.lastIndexOf('/') + 1)), shown: path}
}

function trashed(path: string, {listTrash}: TrashCalls): AskedSpot {
  const found = listTrash().find(({origin}) => origin && Buffer.from(origin).toString() === path)
  if (!found) throw new CoreError({code: 'PathNotFound', message: `${path} is not in the trash.`})
  return {...found.spot, shown: path}
}

async function ended({job}: Acted, jobs: Jobs): Promise<Job> {
  if (!job) throw new Error('What was agreed to has a job.')
  return settledOne(jobs, job.id)
}

async function allSettled(jobs: Jobs): Promise<readonly Job[]> {
  const open = jobs.list().filter(({status}) => status === 'queued' || status === 'running')
  return Promise.all(open.map(({id}) => settledOne(jobs, id)))
}

/** Ended, or paused until somebody takes away what is in its way. */
async function settledOne(jobs: Jobs, id: string): Promise<Job> {
  for (;;) {
    const job = jobs.get(id)
    if (!job) throw new Error(`The job ${id} is gone.`)
    if (job.status !== 'queued' && job.status !== 'running') return job
    await new Promise((resolve) => setImmediate(resolve))
  }
}
