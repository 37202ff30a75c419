import type {Clock, Log, Scheduler} from '../../domain/ports.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import {wholeStory} from '../../runtime/whole-story.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {HeadStart} from '../job/index.ts'
import type {AnchorMove} from '../../store/tags/anchors.ts'

/** What it takes to follow anchors. */
export interface AnchorParts {
  readonly read: Reader
  readonly write: Writer
  readonly events: EventBus
  readonly scheduler: Scheduler
  readonly clock: Clock
  readonly log: Log
  readonly device: string
  /** The first look begins when it is over. */
  readonly headStart: Pick<HeadStart, 'over'>
}

/** Lets anchors follow their entries, so that a rebuilt index finds them again, and leads lost ones to entries that come. */
export interface Anchors {
  readonly close: () => Promise<void>
}

const FIRST_MS = 500
/** A look takes at most a twentieth of the time. */
const SHARE = 20
const MOVES_AT_ONCE = 500
const LOST_AT_ONCE = 2000

/** Compares the anchors with the index whenever that has gone on, a moment later. */
export function keepAnchors(parts: AnchorParts): Anchors {
  const {events, scheduler, clock, log} = parts
  let closed = false
  let pause = FIRST_MS
  let waiting: (() => void) | undefined
  let look: Promise<void> | undefined
  let again = false
  const soon = (): void => {
    if (closed || waiting) return
    if (look) again = true
    else waiting = scheduler.after(pause, begin)
  }
  const begin = (): void => {
    waiting = undefined
    const begun = clock.monotonicMs()
    look = lookOnce(parts, () => closed)
      .catch((error: unknown) => log.write('warn', 'tag', `anchors of tags could not be compared: ${wholeStory(error)}`))
      .finally(() => {
        look = undefined
        pause = Math.max(FIRST_MS, SHARE * (clock.monotonicMs() - begun))
        if (again) soon()
        again = false
      })
  }
  const unlisten = events.on(({type}) => {
    if (type === 'index.advanced' || type === 'tag.changed') soon()
  })
  void parts.headStart.over.then(soon)
  return {
    close: async () => {
      closed = true
      unlisten()
      waiting?.()
      await look
    },
  }
}

async function lookOnce(parts: AnchorParts, isOver: () => boolean): Promise<void> {
  const {read} = parts
  const lost: number[] = []
  for (let after: number | undefined = 0; after !== undefined && !isOver();) {
    const page: Awaited<ReturnType<Reader['staleAnchors']>> = await read.staleAnchors({after})
    await follow(page.moves, parts)
    lost.push(...page.lost)
    after = page.last
  }
  for (let at = 0; at < lost.length && !isOver(); at += LOST_AT_ONCE) await findLost(lost.slice(at, at + LOST_AT_ONCE), parts, isOver)
}

/** Looks through the whole index: so rare that an index of inodes would cost more. */
async function findLost(subjects: readonly number[], parts: AnchorParts, isOver: () => boolean): Promise<void> {
  for (let after: number | undefined = 0; after !== undefined && !isOver();) {
    const page: Awaited<ReturnType<Reader['lostAnchors']>> = await parts.read.lostAnchors({subjects, after})
    await follow(page.moves, parts)
    after = page.last
  }
}

async function follow(moves: readonly AnchorMove[], {write, events, clock, device}: AnchorParts): Promise<void> {
  for (let at = 0; at < moves.length; at += MOVES_AT_ONCE) {
    const {isNews} = await write.followAnchors({moves: moves.slice(at, at + MOVES_AT_ONCE), device, now: clock.now()})
    if (isNews) events.emit({type: 'tag.changed'})
  }
}
