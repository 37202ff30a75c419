import type {Clock, Log, Random} from '../../domain/ports.ts'
import type {JobKind, Jobs} from '../../runtime/job-types.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {DiskCalls} from '../disk-calls.ts'
import type {VolumeBook} from '../volume-book.ts'
import {ACT_JOB, actJob} from './act-job.ts'
import {type Acts, actsOf, type OtherActs} from './acts-of.ts'
import {openFollower} from './follow-act.ts'
import type {FollowParts} from './follow-ground.ts'
import {lastCopies} from './last-copies.ts'
import {libraryJournal} from './library-journal.ts'
import {openPlanner} from './open-planner.ts'
import {pruneVersions} from './prune-versions.ts'

export interface OpenActsParts extends FollowParts {
  readonly read: Reader
  readonly write: Writer
  readonly disk: RemoteTable<DiskCalls>
  readonly volumes: VolumeBook
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly jobs: () => Jobs
  readonly others?: readonly OtherActs[] | undefined
}

export interface OpenActs {
  readonly kind: JobKind
  acts(actor: string): Acts
  /** Lets go what the version stores need no longer keep; never rejects. */
  tidy(): Promise<void>
}

/** Acts on files of one library: the job that carries them out, and what callers ask by. */
export function openActs(parts: OpenActsParts): OpenActs {
  const {disk, volumes, clock, random, log} = parts
  const journal = libraryJournal(parts)
  const planner = openPlanner({
    disk,
    journal,
    random,
    volumeAt: (path) => volumes.at(path),
    lastCopies: (taken) => lastCopies(taken, parts),
    paceOf: (of) => parts.read.pace({of}),
  })
  const job = actJob({journal, io: disk, clock, follower: () => openFollower(parts), measured: (act) => parts.write.notePace(act)})
  const tidy = async (): Promise<void> => {
    try {
      const count = await pruneVersions(parts)
      if (count > 0) log.write('info', 'act', `${count} earlier versions that no act needs were let go`)
    } catch (error) {
      log.write('warn', 'act', `earlier versions could not be let go: ${String(error)}`)
    }
  }
  return {
    kind: {
      ...job,
      mark: (act) => parts.read.actMark({act}),
      run: async (context) => {
        const outcome = await job.run(context)
        // The end of an act lets others grow too old.
        void tidy()
        return outcome
      },
    },
    acts: (actor) =>
      actsOf(
        {journal, others: parts.others, planner, clock, random, jobKind: ACT_JOB, jobs: {enqueue: (one) => parts.jobs().enqueue(one)}},
        actor,
      ),
    tidy,
  }
}
