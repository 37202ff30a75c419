import {displayName} from '../../domain/display-path.ts'
import type {Clock, Log} from '../../domain/ports.ts'
import type {Jobs} from '../../runtime/job-types.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {LocationRow} from '../../store/location-rows.ts'
import {pathBelow} from '../../domain/byte-path.ts'
import type {SeenColumns} from '../../store/scan/entry-writer.ts'
import type {VolumeBook} from '../volume-book.ts'
import {queueIndex} from '../index/index.ts'
import {jobsOf} from './location-view.ts'

export interface SettleParts {
  readonly read: Reader
  readonly write: Writer
  readonly clock: Clock
  readonly log: Log
  readonly volumes: VolumeBook
  jobs(): Jobs
}

/** At the start: what a crash left between the two databases is put right, and a rebuilt index is filled again. */
export async function settleRoots(parts: SettleParts): Promise<void> {
  const {read, write, log} = parts
  const [rows, roots] = await Promise.all([read.locations(), read.locationRoots()])
  for (const root of roots) {
    if (!rows.some((row) => row.uuid === root.location)) await write.releaseRoot({location: root.location})
  }
  for (const row of rows) {
    if (roots.some((root) => root.location === row.uuid)) continue
    log.write('info', 'location', `“${row.name}” is indexed anew`)
    await refill(row, parts)
  }
  await write.clearScans({
    jobs: parts
      .jobs()
      .rows()
      .map((job) => job.id),
  })
}

async function refill(row: LocationRow, {write, clock, jobs, volumes}: SettleParts): Promise<void> {
  const top = volumes.mountPoint(row.volume)
  const root = await write.ensureRoot({
    volume: row.volume,
    path: pathBelow(row.path, top),
    facts: unseenFolder(),
    location: row.uuid,
    now: clock.now(),
  })
  await write.updateLocation({uuid: row.uuid, root: root.id})
  await queueIndex({jobs: jobs()}, {title: displayName(row.path).text, input: inputOf({...row, root: root.id})})
}

const inputOf = (row: LocationRow) => ({
  root: row.root,
  volume: row.volume,
  location: row.uuid,
  mode: row.mode,
  recursive: true,
  rules: row.rules,
  full: false,
})

/** Queues a run of a location whose folders turned out to differ from the index, unless one waits already. */
export async function rescanLocation(id: string, {read, jobs}: Pick<SettleParts, 'read' | 'jobs'>): Promise<void> {
  const row = (await read.locations()).find((one) => one.uuid === id)
  if (!row || jobsOf(jobs(), id).length > 0) return
  await queueIndex({jobs: jobs()}, {title: displayName(row.path).text, input: inputOf(row)})
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
