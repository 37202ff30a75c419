import type {Clock, Log, Random} from '../../domain/ports.ts'
import type {JobKind, Jobs} from '../../runtime/job-types.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {DiskCalls} from '../disk-calls.ts'
import type {VolumeBook} from '../volume-book.ts'
import {ACT_JOB, actJob} from './act-job.ts'
import {type Acts, actsOf} from './acts-of.ts'
import {followAct} from './follow-act.ts'
import {lastCopies} from './last-copies.ts'
import {libraryJournal} from './library-journal.ts'
import {openPlanner} from './open-planner.ts'

export interface OpenActsParts {
  readonly read: Reader
  readonly write: Writer
  readonly disk: RemoteTable<DiskCalls>
  readonly volumes: VolumeBook
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly jobs: () => Jobs
  stale(location: string): Promise<void>
}

/** Acts on files of one library: the job that carries them out, and what callers ask by. */
export function openActs(parts: OpenActsParts): {readonly kind: JobKind; acts(actor: string): Acts} {
  const {read, write, disk, volumes, clock, random, log} = parts
  const journal = libraryJournal(read, write)
  const job = actJob({journal, io: disk, clock})
  const planner = openPlanner({
    disk,
    journal,
    random,
    volumeAt: (path) => volumes.at(path),
    lastCopies: (paths) => lastCopies(paths, parts),
  })
  const follow = async (act: string): Promise<void> => {
    try {
      await followAct(act, {...parts, journal})
    } catch (error) {
      log.write('warn', 'act', `the index does not follow what was done: ${String(error)}`)
    }
  }
  return {
    kind: {
      ...job,
      run: async (context) => {
        try {
          return await job.run(context)
        } finally {
          await follow(context.id)
        }
      },
    },
    acts: (actor) =>
      actsOf({journal, planner, clock, random, jobKind: ACT_JOB, jobs: {enqueue: (one) => parts.jobs().enqueue(one)}}, actor),
  }
}
