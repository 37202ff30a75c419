/** Asks once more, some time after a bell rang. */
export interface AskAgain {
  ring(): void
  end(): void
}

/**
 * What is asked again and again is asked only while the window can be seen: what rang meanwhile counts when it is.
 * However often it rings in that time, it is asked once.
 */
export function askAgain(ask: () => void, afterMs: number): AskAgain {
  let due: ReturnType<typeof setTimeout> | undefined
  let missed = false
  const ring = (): void => {
    missed = isHidden()
    if (missed) return
    due ??= setTimeout(() => {
      due = undefined
      // It may have gone out of sight meanwhile.
      if (isHidden()) missed = true
      else ask()
    }, afterMs)
  }
  const seen = (): void => {
    if (missed) ring()
  }
  globalThis.document?.addEventListener('visibilitychange', seen)
  return {
    ring,
    end: () => {
      clearTimeout(due)
      globalThis.document?.removeEventListener('visibilitychange', seen)
    },
  }
}

const isHidden = (): boolean => globalThis.document?.hidden === true
