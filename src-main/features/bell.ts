import type {Scheduler} from '../domain/ports.ts'
import type {EventBus} from '../runtime/event-bus.ts'
import {type FreshRows, freshBuffers} from './fresh-rows.ts'
import type {SearchThread} from './search/index.ts'

/** Tells the search thread at once and windows a few times a second that the index has gone on. */
export interface Bell {
  ring(seq: number, rows?: FreshRows): void
  end(): void
}

export interface BellParts {
  readonly events: EventBus
  readonly scheduler: Scheduler
  readonly search: SearchThread
  /** For what nobody waits for: a failure is told. */
  attempt(act: Promise<unknown>): void
}

const BELL_EVERY_MS = 250
/** Rows that wait for a busy search thread are memory; it pulls what it was not given. */
const GIFTS_WAITING = 8

export function openBell({events, scheduler, search, attempt}: BellParts): Bell {
  let newest = 0
  let told = 0
  let given = 0
  let waiting: (() => void) | undefined
  const tell = async (): Promise<void> => {
    waiting = undefined
    if (newest === told) return
    const {seq} = await search.follow()
    told = Math.max(seq, newest)
    events.emit({type: 'index.advanced', seq: told})
  }
  const give = (rows: FreshRows): void => {
    if (given >= GIFTS_WAITING) return
    given++
    attempt(search.take(rows, freshBuffers(rows)).finally(() => given--))
  }
  return {
    ring: (seq, rows) => {
      newest = Math.max(newest, seq)
      if (rows) give(rows)
      waiting ??= scheduler.after(BELL_EVERY_MS, () => attempt(tell()))
    },
    end: () => waiting?.(),
  }
}
