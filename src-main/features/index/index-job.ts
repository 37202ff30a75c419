import {z} from 'zod'
import {CoreError} from '../../contract/errors.ts'
import {IndexMode} from '../../contract/location.ts'
import type {PhaseName} from '../../contract/job.ts'
import {joinPath} from '../../domain/byte-path.ts'
import type {Clock} from '../../domain/ports.ts'
import type {JobContext, JobKind, JobOutcome} from '../../runtime/job-types.ts'
import {rowPath} from '../../store/entries/entry-rows.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {VolumeBook} from '../volume-book.ts'
import {aggregate} from './aggregate.ts'
import {discover} from './discover.ts'
import type {IndexRun} from './index-run.ts'
import {identifyContent} from './identify-content.ts'
import {processChanges} from './process-changes.ts'
import {openRunState} from './run-state.ts'

export const INDEX_JOB = 'index'
/** So many rows are written in some ten milliseconds. */
const ENTRIES_A_CHUNK = 2500

const Input = z.object({
  root: z.number(),
  volume: z.string(),
  location: z.string().optional(),
  mode: IndexMode,
  recursive: z.boolean(),
  rules: z.array(z.string()),
  full: z.boolean(),
})

export interface IndexJobParts extends Pick<IndexRun, 'read' | 'write' | 'walkers' | 'never' | 'home' | 'advanced' | 'typeNames'> {
  readonly read: Reader
  readonly write: Writer
  readonly volumes: VolumeBook
  readonly clock: Clock
  /** Else as many as are written in some ten milliseconds. */
  readonly entriesAChunk?: number | undefined
  /** Called when the run of a location ended: what it absorbed, and whether parts of it could not be read. */
  ended(outcome: {readonly location: string; readonly absorbed: readonly string[]; readonly unread: number}): Promise<void>
}

const phases: readonly {readonly name: PhaseName; readonly run: (run: IndexRun) => Promise<boolean>}[] = [
  {name: 'discovery', run: discover},
  {name: 'processing', run: processChanges},
  {name: 'aggregation', run: aggregate},
  {name: 'content', run: identifyContent},
]

/** The job that brings the index of a folder up to date, in five phases; it resumes at the last checkpoint. */
export function indexJob(parts: IndexJobParts): JobKind {
  return {kind: INDEX_JOB, run: (context) => runIndex(context, parts)}
}

async function runIndex(context: JobContext, parts: IndexJobParts): Promise<JobOutcome> {
  const input = Input.parse(context.input)
  const run = await openRun(context, {input, parts})
  try {
    for (const phase of phases) {
      if (run.figures.ended(phase.name)) continue
      run.figures.phase(phase.name, {status: 'running'})
      const whole = await phase.run(run)
      if (whole && run.figures.state().phases[phase.name].status === 'running') run.figures.phase(phase.name, {status: 'done'})
      await run.write.saveScan({job: run.job, state: run.figures.state()})
      run.figures.show()
      if (!whole) return await halted(run)
    }
  } catch (error) {
    await run.write.abandonScan({job: run.job})
    throw error
  }
  await run.write.endScan({job: run.job})
  if (input.location !== undefined) await parts.ended({location: input.location, absorbed: run.absorbed, unread: run.unread.count})
  return 'completed'
}

async function halted(run: IndexRun): Promise<JobOutcome> {
  if (run.context.signal.reason === 'cancel') await run.write.abandonScan({job: run.job})
  return 'halted'
}

async function openRun(context: JobContext, {input, parts}: {input: z.output<typeof Input>; parts: IndexJobParts}): Promise<IndexRun> {
  const volume = await parts.volumes.byId(input.volume)
  const [row] = await parts.read.entryRows({ids: [input.root]})
  if (!row) throw new CoreError({code: 'NotFound', message: 'The folder is no longer in the index.'})
  if (!volume?.online)
    throw new CoreError({code: 'Offline', message: `The volume “${volume?.name ?? input.volume}” is not connected; nothing was changed.`})
  const rel = rowPath(row)
  const path = rel.length === 0 ? volume.mountPoint : joinPath(volume.mountPoint, rel)
  // Where a disk was unplugged, its mount point may still stand there, empty, on another volume.
  const there = await parts.volumes.at(path)
  if (there.id !== volume.id)
    throw new CoreError({code: 'Offline', message: `The volume “${volume.name}” is no longer at its place; nothing was changed.`})
  const scan = await parts.write.beginScan({job: context.id, root: input.root})
  return {
    ...parts,
    job: context.id,
    input,
    context,
    figures: openRunState(scan.state, context),
    path,
    mountPoint: volume.mountPoint,
    volumeNumber: await parts.write.volumeNumber({volume: input.volume}),
    firstPart: scan.parts,
    entriesAChunk: parts.entriesAChunk ?? ENTRIES_A_CHUNK,
    absorbed: [],
    unread: {count: 0},
  }
}
