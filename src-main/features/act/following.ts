import type {PartRow} from '../../runtime/act-types.ts'
import type {StepResult} from '../../domain/act/step.ts'
import type {ActFollower} from './follow-act.ts'

/** Lets the index follow behind an act, one group of parts at a time, while the next one is carried out. */
export interface ActFollowing {
  /** A part that was done before this run began: the run that did it may have ended before the index had followed. */
  before(part: PartRow): void
  /** Whether there was one. */
  isLater(): boolean
  /** Answers when the group before this one was followed, so that the index is never far behind. */
  take(parts: readonly PartRow[], results: readonly (readonly StepResult[])[] | undefined): Promise<void>
  /** Answers when all was followed. */
  settled(): Promise<void>
}

/** A run ends at most one group before the index, and no group is larger than this. */
const PARTS_BEFORE = 16

export function openFollowing(follower: ActFollower | undefined): ActFollowing {
  let following: Promise<void> = Promise.resolve()
  let earlier: PartRow[] = []
  let later = false
  const take: ActFollowing['take'] = async (parts, results) => {
    await following
    const done = [...earlier.map((part) => ({part, results: part.results})), ...parts.map((part, at) => ({part, results: results?.[at]}))]
    earlier = []
    if (follower && done.length > 0) following = follower.follow(done)
  }
  return {
    isLater: () => later,
    before: (part) => {
      later = true
      earlier = [...earlier, part].slice(-PARTS_BEFORE)
    },
    take,
    settled: async () => {
      await take([], undefined)
      await following
      await follower?.end()
    },
  }
}
