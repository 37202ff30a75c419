import type {CoreEvent} from '../../src-main/contract/events.ts'
import type {JobStatus} from '../../src-main/contract/job.ts'

type EventType = CoreEvent['type']
type EventOf<T extends EventType> = Extract<CoreEvent, {type: T}>

const listeners = new Map<EventType, Set<(event: never) => void>>()

/** Learns of one type of event for as long as it likes; the answer ends it. Survives reconnects. */
export function onEvent<T extends EventType>(type: T, listen: (event: EventOf<T>) => void): () => void {
  const all = listeners.get(type) ?? new Set()
  listeners.set(type, all)
  all.add(listen)
  return () => all.delete(listen)
}

/** Whether there is something new to ask for: of a job its end, and not that it goes on. */
export const isNews = (event: CoreEvent): boolean => event.type !== 'job.changed' || !UNDER_WAY.has(event.job.status)

const UNDER_WAY: ReadonlySet<JobStatus> = new Set(['queued', 'running'])

/** Hands an event to all who asked for its type. */
export function ring(event: CoreEvent): void {
  for (const listen of listeners.get(event.type) ?? []) listen(event as never)
}
