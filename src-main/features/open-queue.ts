import {availableParallelism} from 'node:os'
import type {JobKind, Jobs} from '../runtime/job-types.ts'
import {openJobs} from '../runtime/jobs.ts'
import type {Reader, Writer} from '../store/remote.ts'
import type {Bell} from './bell.ts'
import {indexJob, type RunWatch} from './index/index.ts'
import {openPace, openVolumeRoom} from './job/index.ts'
import {endLocationRun} from './location/index.ts'
import type {DeskParts} from './desk-parts.ts'
import type {Disks} from './open-disks.ts'
import {readingJobs} from './reading-jobs.ts'
import type {VolumeBook} from './volume-book.ts'

const JOBS_AT_ONCE = 4

interface QueueParts {
  readonly read: Reader
  readonly write: Writer
  readonly volumes: VolumeBook
  readonly disks: Disks
  readonly jobs: () => Jobs
  readonly advanced: Bell['ring']
  readonly act: JobKind
  readonly watch: RunWatch | undefined
  started(queue: Jobs): Promise<void>
}

/** Opens the queue of the library's jobs, with the kinds that it knows. */
export async function openQueue(parts: DeskParts, queue: QueueParts): Promise<{readonly jobs: Jobs; end(): void}> {
  const {read, write, volumes, disks, advanced, started} = queue
  const kind = indexJob({
    ...parts,
    read,
    write,
    volumes,
    walkersFor: disks.walkersFor,
    watch: queue.watch,
    typeNames: parts.types.names,
    advanced,
    ended: (run) => endLocationRun(run, {...parts, ...queue}),
  })
  const late: {jobs?: Jobs} = {}
  const changed = (): void => late.jobs?.look()
  const room = openVolumeRoom({...parts, volumes, changed})
  const pace = openPace({...parts, cores: availableParallelism(), onBattery: () => disks.looker.onBattery(undefined), changed})
  const jobs = await openJobs({
    ...parts,
    store: {putJob: (row) => write.putJob(row), jobs: () => read.jobs(), jobErrors: (job) => read.jobErrors(job)},
    kinds: [kind, queue.act, ...readingJobs({...queue, hashers: disks.workers, gentle: disks.gentle, typeNames: parts.types.names})],
    atOnce: JOBS_AT_ONCE,
    roomOn: room.roomOn,
    pace,
    started: (opened) => started((late.jobs = opened)),
  })
  const end = (): void => {
    room.end()
    pace.end()
  }
  return {jobs, end}
}
