import {z} from 'zod'
import {CoreError} from '../../../contract/errors.ts'
import {displayName} from '../../../domain/display-path.ts'
import type {HashResults} from '../../../host/hash/hash-results.ts'
import type {JobContext, JobKind, JobOutcome} from '../../../runtime/job-types.ts'
import type {KnownFile} from '../../../store/entries/known-files.ts'
import {type FindingRow, nothingValidated, type ValidationState} from '../../../store/finding-rows.ts'
import type {Reader, Writer} from '../../../store/remote.ts'
import {type HashBatch, type Hasher, hashKnown, hashShares} from '../../hash-known.ts'
import type {KnownVolume, VolumeBook} from '../../volume-book.ts'
import {compareHashes} from './compare-hashes.ts'

export const VALIDATE_JOB = 'validate'

const Input = z.object({
  /** Folders and files of the index. */
  roots: z.array(z.number()),
})
export type ValidateInput = z.infer<typeof Input>

export interface ValidateJobParts {
  readonly read: Reader
  readonly write: Pick<Writer, 'putFindings'>
  readonly volumes: VolumeBook
  readonly hashers: readonly Hasher[]
  /** The hashers of background work. */
  readonly gentle: readonly Hasher[]
}

interface ValidateRun extends ValidateJobParts {
  readonly context: JobContext
  state: ValidationState
  /** What will be durable with the next state. */
  waiting: FindingRow[]
  keptAt: number
}

/** A batch that knows how far the work is when it is taken. */
interface Stretch extends HashBatch {
  readonly next: number
  /** Files passed by since the stretch before, because they have no recorded hash. */
  readonly unhashed: number
  /** The places of its files in the work. */
  readonly numbers: readonly number[]
}

/** The job that reads files again and compares them with their recorded hashes; it goes on where its kept state says. */
export function validateJob(parts: ValidateJobParts): JobKind {
  return {
    kind: VALIDATE_JOB,
    yields: true,
    triesAgain: true,
    run: (context) => runValidate(context, parts),
    mark: async (job) => String((await parts.read.validation({job}))?.next ?? 0),
  }
}

async function runValidate(context: JobContext, parts: ValidateJobParts): Promise<JobOutcome> {
  const {roots} = Input.parse(context.input)
  const state = (await parts.read.validation({job: context.id})) ?? nothingValidated
  const hashers = context.isBackground ? parts.gentle : parts.hashers
  const run: ValidateRun = {...parts, hashers, context, state, waiting: [], keptAt: performance.now()}
  const ids = await filesOf(roots, parts.read)
  const batches = stretches(run, ids)
  const take = async (batch: HashBatch, results: HashResults): Promise<void | 'halted'> => {
    if ((await takeStretch(run, batch as Stretch, results)) === 'halted') return 'halted'
    context.progress({phase: 'validate', done: run.state.next, total: ids.length, unit: 'items'})
  }
  await hashKnown({batches, hashers, context, take})
  await keep(run)
  return context.signal.aborted ? 'halted' : 'completed'
}

/** Each file once, however often it was asked for. */
async function filesOf(roots: readonly number[], read: Reader): Promise<Float64Array> {
  const all = await Promise.all(roots.map((root) => read.filesBelow({root})))
  if (all.length === 1) return all[0]!
  return Float64Array.from(new Set(all.flatMap((ids) => [...ids]))).toSorted()
}

const FILES_A_PAGE = 4096
const FULL = 0x66

async function* stretches({read, volumes, state}: ValidateRun, ids: Float64Array): AsyncGenerator<HashBatch> {
  for (let from = state.next; from < ids.length; from += FILES_A_PAGE) {
    const page = ids.slice(from, from + FILES_A_PAGE)
    const files = await read.knownFiles({ids: page})
    const mounted = await volumes.fresh()
    yield* stretchesOf(files, {page, from, mountPoint: (id) => mountPointOf(mounted.find((one) => one.id === id))})
  }
}

interface Page {
  readonly page: Float64Array
  readonly from: number
  mountPoint(volume: string): Uint8Array
}

/** In the order of the work, so that what is behind one of them is behind all before it. */
function* stretchesOf(files: readonly KnownFile[], {page, from, mountPoint}: Page): Generator<Stretch> {
  const places = new Map(Array.from(page, (id, at) => [id, from + at]))
  const end = from + page.length
  const known = files.filter(({key}) => key?.[0] === FULL)
  const shares = runsOf(known).flatMap((run) => [...hashShares(run)])
  const unhashed = files.length - known.length
  if (shares.length === 0) yield {files: [], mountPoint: ROOT, want: 'full', numbers: [], next: end, unhashed}
  for (const [at, share] of shares.entries()) {
    const numbers = share.map(({id}) => places.get(id)!)
    const isLast = at === shares.length - 1
    const passed = isLast ? {next: end, unhashed} : {next: numbers.at(-1)! + 1, unhashed: 0}
    yield {files: share, mountPoint: mountPoint(share[0]!.volume), want: 'full', fresh: true, numbers, ...passed}
  }
}

const ROOT = new Uint8Array([0x2f])

/** Files that follow each other on one volume. */
function runsOf(files: readonly KnownFile[]): readonly (readonly KnownFile[])[] {
  const runs: KnownFile[][] = []
  for (const file of files) {
    if (runs.at(-1)?.[0]!.volume === file.volume) runs.at(-1)!.push(file)
    else runs.push([file])
  }
  return runs
}

function mountPointOf(volume: KnownVolume | undefined): Uint8Array {
  if (volume?.online) return volume.mountPoint
  throw new CoreError({code: 'Offline', message: `The volume “${volume?.name ?? ''}” is not connected: its files were not read.`})
}

const KEEP_EVERY_MS = 1000

async function takeStretch(run: ValidateRun, stretch: Stretch, results: HashResults): Promise<void | 'halted'> {
  const found = await compareHashes(stretch, results, {hasher: run.hashers[0]!, signal: run.context.signal})
  if (!found) return 'halted'
  run.waiting.push(...found.map(({at, ...finding}) => ({...finding, no: stretch.numbers[at]!})))
  const count = (kind: FindingRow['kind']): number => found.filter((one) => one.kind === kind).length
  const {state} = run
  run.state = {
    next: stretch.next,
    ok: state.ok + stretch.files.length - found.length,
    bytes: state.bytes + results.bytes,
    unhashed: state.unhashed + stretch.unhashed,
    damaged: state.damaged + count('damaged'),
    unreadable: state.unreadable + count('unreadable'),
    missing: state.missing + count('missing'),
    changed: state.changed + count('changed'),
  }
  run.context.metrics({...run.state})
  for (const {kind, path, message} of found)
    if (kind === 'damaged') run.context.problem({path: displayName(path).text, code: 'Damaged', message})
  if (performance.now() - run.keptAt > KEEP_EVERY_MS) await keep(run)
}

async function keep(run: ValidateRun): Promise<void> {
  const findings = run.waiting
  run.waiting = []
  run.keptAt = performance.now()
  await run.write.putFindings({job: run.context.id, state: run.state, findings})
}
