import {isSuspect} from './job-crashes.ts'
import type {JobRow} from './job-types.ts'

/** Jobs that wait for their start. */
export interface WaitingJobs {
  /** Gives a job its place; one that waits already has this one instead. */
  add(row: JobRow): void
  /** Takes out a job, wherever it waits; does nothing for one that does not. */
  remove(id: string): void
  /** The first of each line: of jobs that need the same, only that one may start next. */
  heads(): readonly string[]
  isEmpty(): boolean
}

interface Place {
  readonly id: string
  readonly line: string
  readonly priority: number
  readonly createdAt: string
}

/** Which of two jobs is to start first: what is more urgent, then what was queued first. */
export function startOrder(a: Omit<Place, 'line'>, b: Omit<Place, 'line'>): number {
  return b.priority - a.priority || compared(a.createdAt, b.createdAt) || compared(a.id, b.id)
}

/** By code units and not by language: instants and ids are compared ten thousands of times. */
export const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Lines of waiting jobs, one for each set of needs, so that a start looks at as many jobs as there are lines and not at all that wait.
 * Each is a sorted array, the next one last: a place is found in log n steps, and the next one is taken without moving any.
 */
export function waitingJobs(): WaitingJobs {
  const lines = new Map<string, Place[]>()
  const places = new Map<string, Place>()
  const remove = (id: string): void => {
    const place = places.get(id)
    if (!place) return
    const own = lines.get(place.line)!
    own.splice(indexIn(own, place), 1)
    if (own.length === 0) lines.delete(place.line)
    places.delete(id)
  }
  return {
    add: (row) => {
      remove(row.id)
      const line = JSON.stringify([row.lane, row.uses, isSuspect(row)])
      const {id, priority, createdAt} = row
      const place = {id, line, priority, createdAt}
      const own = lines.get(line) ?? []
      own.splice(indexIn(own, place), 0, place)
      lines.set(line, own)
      places.set(id, place)
    },
    remove,
    heads: () => {
      const heads = [...lines.values()].map((line) => line.at(-1)!)
      return heads.toSorted(startOrder).map(({id}) => id)
    },
    isEmpty: () => places.size === 0,
  }
}

/** Where a job stands in its line, or belongs. */
function indexIn(line: readonly Place[], place: Place): number {
  let [from, to] = [0, line.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (startOrder(line[middle]!, place) > 0) from = middle + 1
    else to = middle
  }
  return from
}
