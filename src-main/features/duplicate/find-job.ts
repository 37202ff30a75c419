import {z} from 'zod'
import {joinPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {hashStatus, type HashResults} from '../../host/hash/hash-results.ts'
import type {JobContext, JobKind, JobOutcome} from '../../runtime/job-types.ts'
import type {PossibleGroup} from '../../store/duplicates/possible-duplicates.ts'
import type {GroupsInput} from '../../store/duplicates/duplicate-groups.ts'
import type {KnownFile} from '../../store/entries/known-files.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {ContentInput} from '../../store/scan/apply-content.ts'
import {type HashBatch, hashColumns, type Hasher, hashKnown, hashShares} from '../hash-known.ts'
import type {VolumeBook} from '../volume-book.ts'

export const FIND_JOB = 'find-duplicates'

const Input = z.object({volume: z.string().optional(), below: z.number().optional()})
export type FindInput = z.infer<typeof Input>

export interface FindJobParts {
  readonly read: Reader
  readonly write: Writer
  readonly volumes: VolumeBook
  readonly hashers: readonly Hasher[]
  /** The hashers of background work. */
  readonly gentle: readonly Hasher[]
  /** File types by the numbers that hashers answer. */
  readonly typeNames: readonly string[]
  /** Tells followers that the index has gone on. */
  advanced(seq: number): void
}

/** First samples of all that only its size tells of, then the whole of all whose samples agree. */
const stages = ['sample', 'full'] as const
type Stage = (typeof stages)[number]

interface FindRun extends FindJobParts {
  readonly context: JobContext
  readonly input: FindInput
  readonly figures: {hashed: number; bytesHashed: number; unread: number; offline: number}
  /** Files that this run has asked a hasher for: what could not be read once is not asked for again. */
  readonly asked: Readonly<Record<Stage, Set<number>>>
}

/** The job that reads what must be read to be sure which files have the same bytes. What it has found is in the index at once, so that a resume asks only for the rest. */
export function findJob(parts: FindJobParts): JobKind {
  return {
    kind: FIND_JOB,
    yields: true,
    triesAgain: true,
    // What it has found is no longer unsure.
    mark: async () => String((await parts.read.possibleDuplicates({limit: 1})).bytesToHash),
    run: async (context): Promise<JobOutcome> => {
      const figures = {hashed: 0, bytesHashed: 0, unread: 0, offline: 0}
      const hashers = context.isBackground ? parts.gentle : parts.hashers
      const run: FindRun = {
        ...parts,
        hashers,
        context,
        input: Input.parse(context.input),
        figures,
        asked: {sample: new Set(), full: new Set()},
      }
      for (const stage of stages) {
        // What one round reads may agree with what was known before it.
        while ((await oneRound(run, stage)) > 0) if (context.signal.aborted) return 'halted'
      }
      context.metrics({...figures})
      return context.signal.aborted ? 'halted' : 'completed'
    },
  }
}

const GROUPS_A_PAGE = 5000

/** Hashes what is unsure now; answers how many files were asked for. */
async function oneRound(run: FindRun, stage: Stage): Promise<number> {
  const {read, input, context, hashers} = run
  const {bytesToHash} = await read.possibleDuplicates({...input, limit: 1})
  const asked = run.asked[stage].size
  let done = 0
  const take = async (batch: HashBatch, results: HashResults): Promise<void> => {
    await keepFound(run, batch, results)
    done += batch.files.reduce((sum, {size}) => sum + size, 0)
    context.metrics({...run.figures})
    if (stage === 'full') context.progress({phase: 'full', done: Math.min(done, bytesToHash), total: bytesToHash, unit: 'bytes'})
    else context.progress({phase: 'sample', done: run.figures.hashed, unit: 'items'})
  }
  await hashKnown({batches: batchesOf(run, stage), hashers, context, take})
  return run.asked[stage].size - asked
}

async function* batchesOf(run: FindRun, stage: Stage): AsyncGenerator<HashBatch> {
  for await (const groups of pagesOf(run)) {
    const ids = groups.filter(({sample}) => (sample === undefined) === (stage === 'sample')).flatMap(({toHash}) => toHash)
    const fresh = ids.filter((id) => !run.asked[stage].has(id)).toSorted((a, b) => a - b)
    for (const id of fresh) run.asked[stage].add(id)
    yield* batchesFor(run, {files: await run.read.knownFiles({ids: fresh}), want: stage === 'sample' ? 'sample' : 'both'})
  }
}

async function* pagesOf({read, input}: FindRun): AsyncGenerator<readonly PossibleGroup[]> {
  let cursor: GroupsInput['cursor']
  do {
    const page = await read.possibleDuplicates({...input, limit: GROUPS_A_PAGE, cursor})
    yield page.groups
    cursor = page.cursor
  } while (cursor)
}

async function* batchesFor(
  {volumes, figures}: FindRun,
  {files, want}: {readonly files: readonly KnownFile[]; readonly want: HashBatch['want']},
): AsyncGenerator<HashBatch> {
  if (files.length === 0) return
  const mounted = await volumes.fresh()
  for (const [id, own] of Map.groupBy(files, ({volume}) => volume)) {
    const volume = mounted.find((one) => one.id === id)
    if (!volume?.online || volume.silent) figures.offline += own.length
    else for (const share of hashShares(own)) yield {files: share, mountPoint: volume.mountPoint, want}
  }
}

async function keepFound({write, advanced, figures, context, typeNames}: FindRun, batch: HashBatch, results: HashResults): Promise<void> {
  figures.hashed += results.status.filter((status) => status === hashStatus.ok).length
  figures.bytesHashed += results.bytes
  figures.unread += results.reasons.length
  for (const {file, message} of results.reasons) {
    const code = results.status[file] === hashStatus.denied ? 'PermissionDenied' : 'InputOutput'
    context.problem({path: shownPath(batch, batch.files[file]!), code, message})
  }
  const {seq} = await write.applyContent(contentOf(batch, results, {job: context.id, typeNames}))
  advanced(seq)
}

function shownPath({mountPoint}: HashBatch, {folder, name}: KnownFile): string {
  return displayName(joinPath(folder.length === 0 ? mountPoint : joinPath(mountPoint, folder), name)).text
}

function contentOf(
  {files}: HashBatch,
  {status, kind, keys, samples, types}: HashResults,
  {job, typeNames}: {readonly job: string; readonly typeNames: readonly string[]},
): ContentInput {
  const {ids, size, mtimeNs, ctimeNs, inode} = hashColumns(files)
  return {
    job,
    ids,
    size,
    mtimeNs,
    ctimeNs,
    inode,
    keyKind: kind.map((one, at) => (status[at] === hashStatus.ok ? one : 0)),
    keys,
    samples,
    types: Array.from(types, (type) => typeNames[type] ?? ''),
  }
}
