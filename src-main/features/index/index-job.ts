import {z} from 'zod'
import {CoreError} from '../../contract/errors.ts'
import {IndexMode} from '../../contract/location.ts'
import type {PhaseName} from '../../contract/job.ts'
import {equalBytes, joinPath} from '../../domain/byte-path.ts'
import type {Clock} from '../../domain/ports.ts'
import type {JobContext, JobKind, JobOutcome} from '../../runtime/job-types.ts'
import {rowPath} from '../../store/entries/entry-rows.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import {isReachable, type VolumeBook} from '../volume-book.ts'
import {aggregate} from './aggregate.ts'
import {discover} from './discover.ts'
import type {IndexRun, RunUnderWatch, RunWatch} from './index-run.ts'
import {identifyContent} from './identify-content.ts'
import {keeperOf, rulesAt} from './location-rules.ts'
import {processChanges} from './process-changes.ts'
import {openRunState} from './run-state.ts'

export const INDEX_JOB = 'index'
/** So many rows are written in some seven milliseconds; what a user writes waits for two chunks at most. */
const ENTRIES_A_CHUNK = 2000

const Input = z.object({
  root: z.number(),
  volume: z.string(),
  location: z.string().optional(),
  part: z.boolean().optional(),
  mode: IndexMode,
  recursive: z.boolean(),
  full: z.boolean(),
  recovery: z.boolean().optional(),
})

/** What the run of a location tells of it. */
export interface LocationRun {
  readonly location: string
  readonly root: number
  /** The root is a folder of the location, and not its root. */
  readonly part: boolean
  /** Where the root is now, raw bytes. */
  readonly path: Uint8Array
  /** Parts of it that could not be read. */
  readonly unread: number
}

export interface IndexJobParts extends Pick<IndexRun, 'read' | 'write' | 'never' | 'home' | 'advanced' | 'typeNames'> {
  readonly read: Reader
  readonly write: Writer
  readonly volumes: VolumeBook
  readonly clock: Clock
  /** Who walks and hashes a volume; in the background, the gentle ones. */
  walkersFor(volume: string, isBackground: boolean): Promise<IndexRun['walkers']>
  /** Else as many as are written in some seven milliseconds. */
  readonly entriesAChunk?: number | undefined
  readonly watch?: RunWatch | undefined
  /** Called when all of a location's run is done, once more if the core ends meanwhile. */
  ended(outcome: LocationRun): Promise<void>
}

const phases: readonly {readonly name: PhaseName; readonly run: (run: IndexRun) => Promise<boolean>}[] = [
  {name: 'discovery', run: discover},
  {name: 'processing', run: processChanges},
  {name: 'aggregation', run: aggregate},
  {name: 'content', run: identifyContent},
]

/** The job that brings the index of a folder up to date, in five phases; it resumes at the last checkpoint. */
export function indexJob(parts: IndexJobParts): JobKind {
  return {
    kind: INDEX_JOB,
    yields: true,
    triesAgain: true,
    run: (context) => runIndex(context, parts),
    mark: (job) => parts.read.scanMark({job}),
    drop: (job) => parts.write.abandonScan({job}),
  }
}

async function runIndex(context: JobContext, parts: IndexJobParts): Promise<JobOutcome> {
  const input = Input.parse(context.input)
  const run = await openRun(context, {input, parts})
  const watched = beginWatched(run)
  try {
    for (const phase of phases) {
      if (run.figures.ended(phase.name)) continue
      const whole = await runPhase(watched ? {...run, isDisturbed: watched.isDisturbed} : run, phase)
      if (phase.name === 'processing') await watched?.end()
      if (!whole) return await halted(run)
    }
    await endRun(run, parts)
  } catch (error) {
    // A core that stops may have lost what would put it down; the checkpoint stands.
    if (context.signal.reason !== 'stop') await run.write.abandonScan({job: run.job})
    throw error
  } finally {
    await watched?.end()
  }
  return 'completed'
}

function beginWatched({watch, job, input: {root, location}, figures, firstPart}: IndexRun): RunUnderWatch | undefined {
  if (location === undefined) return undefined
  if (!figures.ended('processing')) return watch?.begins({job, root, location, firstId: figures.state().firstId, isResumed: firstPart > 0})
  watch?.passed(job, location)
  return undefined
}

async function endRun(run: IndexRun, parts: IndexJobParts): Promise<void> {
  const {location, root, part = false, recovery} = run.input
  // Who asked for the run is not shown rows of which a run before it knows that they are gone.
  if (recovery !== true) await run.watch?.settled(run.context.signal)
  if (location !== undefined) await parts.ended({location, root, part, path: run.path, unread: run.figures.state().unread})
  await run.write.endScan({job: run.job})
}

async function runPhase(run: IndexRun, {name, run: play}: (typeof phases)[number]): Promise<boolean> {
  run.figures.phase(name, {status: 'running'})
  const whole = await play(run)
  if (whole && run.figures.state().phases[name].status === 'running') run.figures.phase(name, {status: 'done'})
  await run.write.saveScan({job: run.job, state: run.figures.state()})
  run.figures.show()
  return whole
}

async function halted(run: IndexRun): Promise<JobOutcome> {
  if (run.context.signal.reason === 'cancel') await run.write.abandonScan({job: run.job})
  return 'halted'
}

async function openRun(context: JobContext, {input, parts}: {input: z.output<typeof Input>; parts: IndexJobParts}): Promise<IndexRun> {
  const [row] = await parts.read.entryRows({ids: [input.root]})
  if (!row) throw new CoreError({code: 'NotFound', message: 'The folder is no longer in the index.'})
  const rel = rowPath(row)
  const {path, mountPoint} = await placeNow(rel, {input, parts})
  const place = {entry: input.root, path, volumeTop: mountPoint}
  const keeper = await keeperOf(input.root, parts.read)
  const scan = await parts.write.beginScan({job: context.id, root: input.root})
  return {
    ...parts,
    ...(await rulesAt(place, parts)),
    sumsRoot: keeper?.root ?? input.root,
    walkers: await parts.walkersFor(input.volume, context.isBackground),
    job: context.id,
    input,
    context,
    figures: openRunState(scan.state, context),
    path,
    mountPoint,
    volumeNumber: await parts.write.volumeNumber({volume: input.volume}),
    firstPart: scan.parts,
    entriesAChunk: parts.entriesAChunk ?? ENTRIES_A_CHUNK,
    isDisturbed: () => false,
    watch: input.location === undefined ? undefined : parts.watch,
    mustBeThere: async () => {
      const now = await placeNow(rel, {input, parts})
      if (!equalBytes(now.path, path)) throw gone(input.volume)
    },
  }
}

/** Where a path of the volume is now. Where a disk was unplugged, its mount point may still stand there, empty, on another volume. */
async function placeNow(
  rel: Uint8Array,
  {input, parts}: {input: z.output<typeof Input>; parts: IndexJobParts},
): Promise<{path: Uint8Array; mountPoint: Uint8Array}> {
  await parts.volumes.fresh()
  const volume = await parts.volumes.byId(input.volume)
  if (!volume || !isReachable(volume)) throw gone(volume?.name ?? input.volume)
  const {mountPoint} = volume
  const path = rel.length === 0 ? mountPoint : joinPath(mountPoint, rel)
  const there = await parts.volumes.at(path)
  if (there.id !== volume.id) throw gone(volume.name)
  return {path, mountPoint}
}

const gone = (volume: string): CoreError =>
  new CoreError({code: 'Offline', message: `The volume “${volume}” is not connected or does not answer; nothing was changed.`})
