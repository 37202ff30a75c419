import {displayName} from '../../domain/display-path.ts'
import type {Clock, Log} from '../../domain/ports.ts'
import {isEnded, type JobRow, type Jobs} from '../../runtime/job-types.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import {entryUuid} from '../../store/entry-uuid.ts'
import type {LocationRow} from '../../store/location-rows.ts'
import {pathBelow} from '../../domain/byte-path.ts'
import type {SeenColumns} from '../../store/scan/entry-writer.ts'
import type {VolumeBook} from '../volume-book.ts'
import {queueIndex} from '../index/index.ts'
import {cancelRunsOf, inputOf, isRun, runsOf} from './runs-of.ts'

export interface SettleParts {
  readonly read: Reader
  readonly write: Writer
  readonly clock: Clock
  readonly log: Log
  readonly volumes: VolumeBook
  readonly base: Uint8Array
  /** The index was made anew: no number of an entry that is kept elsewhere means anything. */
  readonly indexRebuilt: boolean
  jobs(): Jobs
}

/** At the start: what a crash left between the two databases is put right, and a rebuilt index is filled again. */
export async function settleRoots(parts: SettleParts): Promise<void> {
  const {read, write, log} = parts
  const [rows, roots] = await Promise.all([read.locations(), read.locationRoots()])
  for (const root of roots) {
    if (!rows.some((row) => row.uuid === root.location)) await write.releaseRoot({location: root.location})
  }
  if (parts.indexRebuilt) for (const run of pending(parts)) await parts.jobs().cancel(run.id)
  for (const row of rows) {
    const root = roots.find((one) => one.location === row.uuid)
    if (root && (root.listed || hasRun(row, parts))) continue
    log.write('info', 'location', `“${row.name}” is indexed anew`)
    await (root ? queueRun(row, parts) : refill(row, parts))
  }
  await write.clearScans({jobs: pending(parts).map((run) => run.id)})
}

const pending = ({jobs}: SettleParts): readonly JobRow[] =>
  jobs()
    .rows()
    .filter((row) => isRun(row) && !isEnded(row.status))

/** Of one that never had a run the core ended before its first was queued; one whose run failed or was cancelled is left as it is. */
const hasRun = ({uuid}: LocationRow, {jobs}: SettleParts): boolean =>
  jobs()
    .rows()
    .some((row) => isRun(row) && inputOf(row).location === uuid)

async function refill(row: LocationRow, parts: SettleParts): Promise<void> {
  const {write, clock, volumes, base} = parts
  await cancelRunsOf(row.uuid, parts.jobs())
  const top = volumes.mountPoint(row.volume)
  const root = await write.ensureRoot({
    volume: row.volume,
    path: pathBelow(row.path, top),
    facts: unseenFolder(),
    location: row.uuid,
    now: clock.now(),
  })
  await write.updateLocation({uuid: row.uuid, root: root.id, rootUuid: entryUuid(base, root.id)})
  await queueRun({...row, root: root.id}, parts)
}

async function queueRun(row: LocationRow, {jobs}: Pick<SettleParts, 'jobs'>, background = false): Promise<void> {
  await queueIndex({jobs: jobs()}, {title: displayName(row.path).text, input: inputFor(row), background})
}

const inputFor = (row: LocationRow) => ({
  root: row.root,
  volume: row.volume,
  location: row.uuid,
  mode: row.mode,
  recursive: true,
  full: false,
})

/** Queues a run of a location whose folders turned out to differ from the index, unless one waits or runs already. */
export async function rescanLocation(id: string, parts: Pick<SettleParts, 'read' | 'jobs'>): Promise<void> {
  const [row] = runsOf(id, parts.jobs()).length === 0 ? (await parts.read.locations()).filter(({uuid}) => uuid === id) : []
  if (row) await queueRun(row, parts)
}

/** What an act asks of the runs of locations. */
export interface RunsAfterActs {
  /** Queues a run, also while one is under way that may have passed by already; one that waits is enough. */
  stale(location: string): Promise<void>
  /** Whether one is under way, which may have looked at a folder before it was changed and write of it after. */
  isRunning(location: string): boolean
}

export function runsAfterActs(parts: Pick<SettleParts, 'read' | 'jobs'>): RunsAfterActs {
  const isAny = (id: string, wanted: JobRow['status']): boolean => runsOf(id, parts.jobs()).some(({status}) => status === wanted)
  return {
    stale: async (id) => {
      const row = (await parts.read.locations()).find((one) => one.uuid === id)
      // The act has told the index what it knows; nobody waits for the rest.
      if (row && !isAny(id, 'queued')) await queueRun(row, parts, true)
    },
    isRunning: (id) => isAny(id, 'running'),
  }
}

/** A folder of which nothing is known yet; its location's run fills the rest. */
function unseenFolder(): SeenColumns {
  const none = (): BigInt64Array => BigInt64Array.of(0n)
  return {
    count: 1,
    kind: Uint8Array.of(1),
    mode: Uint32Array.of(0),
    nlink: Uint32Array.of(1),
    size: Float64Array.of(0),
    mtimeNs: none(),
    ctimeNs: none(),
    birthNs: none(),
    inode: none(),
    proposedId: Float64Array.of(0),
    nameFirst: Uint32Array.of(0, 0),
    names: new Uint8Array(0),
  }
}
