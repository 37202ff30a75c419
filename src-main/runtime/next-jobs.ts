import {startOrder} from './waiting-jobs.ts'

/** A job as the choice of the next ones sees it. */
export interface Wish {
  readonly id: string
  readonly createdAt: string
  readonly priority: number
  readonly lane: string
  readonly uses: readonly string[]
  /** The core ended more than once while it ran: it is found out whether that was its fault. */
  readonly isSuspect: boolean
  /** It puts its work down for a more urgent one and goes on later. */
  readonly yields: boolean
}

export interface Room {
  /** Jobs at once over all lanes. */
  readonly atOnce: number
  roomOn(resource: string): number
  /** Whether background work may run at all now. */
  readonly background: boolean
}

export interface Next {
  readonly start: readonly Wish[]
  /** Running jobs that are to let those waiting go first. */
  readonly yield: readonly Wish[]
}

export const isBackground = ({priority}: Pick<Wish, 'priority'>): boolean => priority < 0

/**
 * Chooses which of those first in their lines start now, and which running ones let them go first. One that waits for room on
 * something that is scarce has it next: none that comes after it is let past.
 */
export function nextJobs(heads: readonly Wish[], running: readonly Wish[], room: Room): Next {
  const start: Wish[] = []
  const leaving = new Set<Wish>(room.background ? [] : running.filter((one) => isBackground(one) && one.yields))
  const waiting = new Set<string>()
  for (const wish of heads) {
    if (isBackground(wish) && !room.background) continue
    const taken = [...running, ...start]
    const crowds = crowdsOf(wish, taken, room)
    if (crowds.length === 0 && !wish.uses.some((one) => waiting.has(one))) {
      start.push(wish)
      continue
    }
    for (const one of wish.uses) if (Number.isFinite(room.roomOn(one))) waiting.add(one)
    const ways = crowds.map((crowd) => wayOut(wish, crowd, leaving))
    if (ways.every((way) => way !== undefined)) for (const one of ways.flat()) leaving.add(one)
  }
  return {start, yield: [...leaving]}
}

/** Jobs of which some must end before this one can start. */
interface Crowd {
  readonly of: readonly Wish[]
  /** So many of them. */
  readonly over: number
}

function crowdsOf({lane, uses, isSuspect}: Wish, taken: readonly Wish[], {atOnce, roomOn}: Room): readonly Crowd[] {
  const crowd = (of: readonly Wish[], most: number): Crowd => ({of, over: of.length - most + 1})
  return [
    crowd(taken, atOnce),
    crowd(
      taken.filter((one) => one.lane === lane),
      1,
    ),
    ...uses.map((resource) =>
      crowd(
        taken.filter((one) => one.uses.includes(resource)),
        roomOn(resource),
      ),
    ),
    // One after the other, so that the next end of the core tells which of them it was.
    ...(isSuspect
      ? [
          crowd(
            taken.filter((one) => one.isSuspect),
            1,
          ),
        ]
      : []),
  ].filter(({over}) => over > 0)
}

/** Whom the less urgent ones of a crowd are that make room enough; undefined where they cannot. */
function wayOut(wish: Wish, {of, over}: Crowd, leaving: ReadonlySet<Wish>): readonly Wish[] | undefined {
  const able = of.filter((one) => leaving.has(one) || (one.yields && one.priority < wish.priority))
  // Those that leave already first, then those that would start last.
  const ranked = able.toSorted((a, b) => Number(leaving.has(b)) - Number(leaving.has(a)) || startOrder(b, a))
  return ranked.length < over ? undefined : ranked.slice(0, over)
}
