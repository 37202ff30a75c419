import type {CoreEvent} from '../contract/events.ts'
import {FIRST_CREDIT} from '../contract/wire.ts'

/** Events of one client that wait for its credit. */
export interface EventQueue {
  offer(event: CoreEvent): void
  /** Adds types to those that are sent; none adds all but `log.written`. */
  subscribe(types: readonly string[] | undefined): void
  grant(events: number): void
}

/** Log lines that may wait for one client: more means that it has stopped reading. */
const MOST_WAITING = 20_000

/** Holds back what a client has no credit for: a bell that a newer one supersedes is merged into it, nothing else is dropped. */
export function eventQueue(send: (event: CoreEvent) => void, overflow: () => void): EventQueue {
  const wanted = new Set<string>()
  // In the order of the newest bell of each key.
  const waiting = new Map<string, CoreEvent>()
  let credit = FIRST_CREDIT
  let all = false
  let lines = 0
  let full = false

  const flush = (): void => {
    for (const [key, event] of waiting) {
      if (credit === 0) return
      waiting.delete(key)
      credit--
      send(event)
    }
  }
  const wants = (type: CoreEvent['type']): boolean => wanted.has(type) || (all && type !== 'log.written')

  return {
    offer: (event) => {
      if (full || !wants(event.type)) return
      const key = bellOf(event) ?? `line ${lines++}`
      waiting.delete(key)
      waiting.set(key, event)
      flush()
      if (waiting.size <= MOST_WAITING) return
      full = true
      waiting.clear()
      overflow()
    },
    subscribe: (types) => {
      if (types) for (const type of types) wanted.add(type)
      else all = true
    },
    grant: (events) => {
      credit += events
      flush()
    },
  }
}

/** The name under which a newer event supersedes this one; none for what is a fact of its own. */
function bellOf(event: CoreEvent): string | undefined {
  switch (event.type) {
    case 'log.written':
      return undefined
    case 'location.changed':
    case 'location.removed':
      return `${event.type} ${event.location}`
    case 'job.changed':
      return `${event.type} ${event.job.id}`
    case 'job.removed':
      return `${event.type} ${event.job}`
    default:
      return event.type
  }
}
