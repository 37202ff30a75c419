import type {Caller} from '../../contract/caller.ts'
import type {Scheduler} from '../../domain/ports.ts'

/** The head start that the first window has: what nobody asked for begins when its first questions are answered. */
export interface HeadStart {
  /** A call came in. */
  note(caller: Pick<Caller, 'kind'>): void
  readonly isOver: boolean
  /** Resolves when it is over. */
  readonly over: Promise<void>
}

/** A window shows its first folder and its sidebar in a second. */
const AFTER_FIRST_MS = 3000
/** A window that has not asked for anything by then may be hidden in the tray, or not come at all. */
const NOBODY_MS = 15_000

/** Begins the head start; where no window is to come there is none. */
export function openHeadStart(scheduler: Pick<Scheduler, 'after'>, awaitsWindow: boolean): HeadStart {
  const {promise, resolve} = Promise.withResolvers<void>()
  let isOver = false
  const end = (): void => {
    isOver = true
    resolve()
  }
  if (!awaitsWindow) end()
  let hasAsked = !awaitsWindow
  const giveUp = awaitsWindow ? scheduler.after(NOBODY_MS, end) : undefined
  return {
    note: ({kind}) => {
      if (hasAsked || kind !== 'window') return
      hasAsked = true
      giveUp?.()
      scheduler.after(AFTER_FIRST_MS, end)
    },
    get isOver() {
      return isOver
    },
    over: promise,
  }
}
