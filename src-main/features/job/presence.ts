import type {Caller} from '../../contract/caller.ts'
import {allOperations} from '../../contract/index.ts'
import type {Clock} from '../../domain/ports.ts'

/** What is known of the user: when he last asked for something, and what the system tells of him. */
export interface Presence {
  /** A call came in. */
  note(caller: Caller, name: string): void
  /** The window, or the desktop program, tells of the user and his machine. */
  tell(told: {readonly idleMs?: number | undefined; readonly onBattery?: boolean | undefined}): void
  facts(): {readonly sinceAskedMs: number; readonly sinceTouchedMs?: number | undefined; readonly onBattery?: boolean | undefined}
}

/** Who looks at the work, or waits for it, asks for nothing else. */
const quiet: ReadonlySet<string> = new Set(['core', 'job', 'log', 'settings'])
const queries = new Set(allOperations().flatMap(({name, operation}) => (operation.kind === 'query' ? [name] : [])))
/** What the desktop program told holds until it should have told again. */
const TOLD_HOLDS_MS = 60_000

/** Opens the book on the user's presence; nobody has been here yet. */
export function openPresence(clock: Pick<Clock, 'monotonicMs'>): Presence {
  let askedAt = -Infinity
  let told: {readonly at: number; readonly idleMs?: number | undefined; readonly onBattery?: boolean | undefined} = {at: -Infinity}
  const isFresh = (): boolean => clock.monotonicMs() - told.at < TOLD_HOLDS_MS
  return {
    note: ({kind}, name) => {
      // Windows ask again by themselves when the index goes on: of them only acts are a sign of somebody, and what they tell.
      const isAct = !queries.has(name)
      const counts = kind === 'cli' || ((kind === 'window' || kind === 'browser') && isAct)
      if (counts && !quiet.has(name.split('.')[0]!)) askedAt = clock.monotonicMs()
    },
    tell: ({idleMs, onBattery}) => {
      if (idleMs === undefined && onBattery === undefined) askedAt = clock.monotonicMs()
      else told = {at: clock.monotonicMs(), idleMs, onBattery}
    },
    facts: () => {
      const at = clock.monotonicMs()
      return {
        sinceAskedMs: at - askedAt,
        ...(isFresh()
          ? {sinceTouchedMs: told.idleMs === undefined ? undefined : told.idleMs + at - told.at, onBattery: told.onBattery}
          : {}),
      }
    },
  }
}
