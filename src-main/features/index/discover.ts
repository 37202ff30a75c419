import {CoreError} from '../../contract/errors.ts'
import {displayName} from '../../domain/display-path.ts'
import type {Chunk, WalkStart} from '../../host/walk-chunk.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {DiskCalls} from '../disk-calls.ts'
import type {FreshRows} from '../fresh-rows.ts'
import type {IndexRun} from './index-run.ts'
import {linkedSince} from './linked-since.ts'

const IDS_AT_ONCE = 8192
/** Chunks that may wait for the writer before walkers are held back. */
const CHUNKS_WAITING = 4
/** The writer has the next chunk at hand when it ends one; more would only keep what a user writes waiting. */
const CHUNKS_AT_WRITER = 2

type Walker = RemoteTable<DiskCalls>

/**
 * Discovery: walkers list the folders below the root, the writer keeps each chunk with the checkpoint. A walker that has nothing
 * left takes folders from one that has. Answers false when it was halted; what was not listed is found again at the resume.
 */
export async function discover(run: IndexRun): Promise<boolean> {
  const {read, walkers, job, input} = run
  if (input.recovery === true) await run.watch?.foundFirst(run.context.signal)
  const known = await read.knownFolders({root: input.root, job})
  if (input.full) known.digests.fill(0)
  const start = async (idle: boolean): Promise<WalkStart & {readonly walk: string; readonly idle: boolean}> => ({
    walk: job,
    root: {id: input.root, path: run.path},
    known,
    rules: run.rules,
    rulesBelow: run.rulesBelow,
    never: run.never,
    recursive: input.recursive,
    watch: input.location === undefined ? undefined : await run.watch?.start(input.location, input.volume),
    ids: await run.write.reserveIds({count: IDS_AT_ONCE}),
    idle,
  })
  // What could not be read before a halt is met again.
  run.figures.set({unread: 0})
  const crew = openCrew(walkers)
  const chunks = openChunks(run)
  try {
    await Promise.all(walkers.map(async (walker, at) => walker.begin(await start(at > 0))))
    // All of them have stopped, and nothing of them is on its way, before a failure is told: what follows it is the last word on this run.
    const walks = await Promise.allSettled(walkers.map((walker) => walk(run, {walker, crew, chunks})))
    await chunks.written()
    const failed = walks.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  } finally {
    await Promise.all(walkers.map((walker) => walker.end({walk: job})))
  }
  return !run.context.signal.aborted
}

interface WalkParts {
  readonly walker: Walker
  readonly crew: Crew
  readonly chunks: Chunks
}

async function walk(run: IndexRun, parts: WalkParts): Promise<void> {
  try {
    await walkOn(run, parts)
  } catch (error) {
    parts.chunks.stop(error)
    parts.crew.dismiss()
    throw error
  }
}

async function walkOn(run: IndexRun, {walker, crew, chunks}: WalkParts): Promise<void> {
  if (walker !== run.walkers[0] && !(await crew.rest(walker))) return
  let ids: {first: number; last: number} | undefined
  while (!run.context.signal.aborted) {
    const ask = {walk: run.job, entries: run.entriesAChunk, ...(ids ? {ids} : {})}
    const {waiting, done, needsIds} = await run.context.turn('walk', async () => {
      const {chunk, ...step} = await walker.next(ask)
      await chunks.add(chunk)
      return step
    })
    ids = needsIds ? await run.write.reserveIds({count: IDS_AT_ONCE}) : undefined
    if (waiting > 1 && crew.resting() > 0) await crew.wake(await walker.give({walk: run.job}), run.job)
    if (done && !(await crew.rest(walker))) return
  }
  crew.dismiss()
}

/** Who of the walkers rests; when all do, there is nothing left to walk. */
interface Crew {
  /** Waits for folders to be given; false when the walk is over. */
  rest(walker: Walker): Promise<boolean>
  resting(): number
  wake(folders: Awaited<ReturnType<Walker['give']>>, walk: string): Promise<void>
  dismiss(): void
}

function openCrew(walkers: readonly Walker[]): Crew {
  const beds: {readonly walker: Walker; readonly up: (more: boolean) => void}[] = []
  let over = false
  const dismiss = (): void => {
    over = true
    for (const bed of beds.splice(0)) bed.up(false)
  }
  return {
    rest: (walker) =>
      new Promise((up) => {
        if (over) return up(false)
        beds.push({walker, up})
        if (beds.length === walkers.length) dismiss()
      }),
    resting: () => beds.length,
    wake: async (folders, walk) => {
      const bed = folders.length > 0 ? beds.shift() : undefined
      if (!bed) return
      await bed.walker.take({walk, folders})
      bed.up(true)
    },
    dismiss,
  }
}

/** Chunks on their way to the writer, in the order in which they were walked. */
interface Chunks {
  add(chunk: Chunk): Promise<void>
  written(): Promise<void>
  /** Takes no more, and refuses whoever brings more. */
  stop(error: unknown): void
}

function openChunks(run: IndexRun): Chunks {
  const beganMs = run.clock.now()
  const began = run.clock.monotonicMs() - run.figures.state().phases.discovery.ms
  /** Those that were sent last; each is sent when the one before these has ended. */
  const last: Promise<void>[] = Array.from({length: CHUNKS_AT_WRITER}, () => Promise.resolve())
  let waiting = 0
  let part = run.firstPart
  let failure: unknown
  const write = async (chunk: Chunk): Promise<void> => {
    // The folders of later chunks stand in the one that failed.
    if (failure) return
    const {figures, context, job, volumeNumber} = run
    const before = figures.state()
    figures.set({
      statted: before.statted + chunk.statted,
      listed: before.listed + chunk.folderIds.length,
      excluded: before.excluded + chunk.excluded,
      unread: before.unread + chunk.errors.length,
    })
    figures.phase('discovery', {count: figures.state().statted, ms: Math.round(run.clock.monotonicMs() - began)})
    const {errors: _, statted: _s, excluded: _e, folderWatches, folderStirred, standing: _st, ...listings} = chunk
    const linked = linkedSince(chunk.entries, beganMs)
    const input = {job, volume: volumeNumber, part: part++, state: figures.state(), ...listings}
    const applied = await run.write.applyChunk(input)
    // Not the rest of its state: the next chunk is on its way already, and counted.
    figures.set({added: applied.state.added, changed: applied.state.changed})
    const {location, volume} = run.input
    if (location) run.watch?.listed(applied.folders, {folderWatches, folderStirred, linked}, {location, volume})
    run.advanced(applied.seq, freshRows(chunk, applied))
    figures.show()
    context.progress({phase: 'discovery', done: figures.state().statted, unit: 'items'})
  }
  return {
    add: async (chunk) => {
      if (failure) throw failure
      for (const error of chunk.errors) takeError(run, error)
      waiting++
      const written = last
        .shift()!
        .then(() => write(chunk))
        .catch((error: CoreError) => void (failure ??= error))
        .finally(() => waiting--)
      last.push(written)
      // In the background the writer's work is part of the turn.
      if (waiting >= CHUNKS_WAITING || run.context.isBackground) await written
    },
    written: async () => {
      await Promise.all(last)
      if (failure) throw failure
    },
    stop: (error) => {
      failure ??= error
    },
  }
}

/** The writer's copy is gone when it answers; ours goes on to whoever follows. */
function freshRows(
  {folderFirst, entries}: Chunk,
  {seq, fresh}: Awaited<ReturnType<IndexRun['write']['applyChunk']>>,
): FreshRows | undefined {
  if (!fresh) return undefined
  const {kind, mode, size, mtimeNs, birthNs, nameFirst, names} = entries
  return {...fresh, seq, folderFirst, entries: {kind, mode, size, mtimeNs, birthNs, nameFirst, names}}
}

/** A part that cannot be read is told and skipped; without the root itself nothing is known, and so nothing is gone. */
function takeError(run: IndexRun, {path, folder, code, message}: Chunk['errors'][number]): void {
  if (folder === run.input.root) throw new CoreError({code, message})
  run.context.problem({path: displayName(path).text, code, message})
}
