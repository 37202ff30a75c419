export interface SilenceParts {
  /** With a call open, nothing is heard for so long. */
  readonly silentMs: number
  /** The same for the first word of all. */
  readonly startWithinMs: number
  /** The names of the open calls, the first of them under way. */
  open(): readonly string[]
  /** Whether a silent one is given as long again. */
  mayWait?(call: string, silentMs: number): Promise<boolean>
  /** Called once: it is not waited for any longer. */
  silent(ms: number): void
}

/** Hears whether a child goes on. */
export interface Silence {
  /** A call was sent. */
  asked(): void
  /** Something came from it: an answer, a word of progress, or that it is ready. */
  heard(isReady: boolean): void
  end(): void
}

/** Watches for silence while calls are open. */
export function watchSilence(parts: SilenceParts): Silence {
  let since = performance.now()
  let ready = false
  let over = false
  let timer: NodeJS.Timeout | undefined

  const limit = (): number => (ready ? parts.silentMs : parts.startWithinMs)
  const arm = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), Math.max(since + limit() - performance.now(), 1))
  }
  const look = async (): Promise<void> => {
    // What has come while this thread was busy is heard first.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve))
    const [call] = parts.open()
    if (over || call === undefined) return
    if (performance.now() - since < limit()) return arm()
    const heardAt = since
    const ms = performance.now() - since
    const mayGoOn = ready && (await parts.mayWait?.(call, ms)) === true
    if (over || parts.open().length === 0) return
    if (since === heardAt && !mayGoOn) return parts.silent(ms)
    since = Math.max(since, mayGoOn ? performance.now() : since)
    arm()
  }
  return {
    asked: () => {
      if (parts.open().length > 1) return
      since = performance.now()
      arm()
    },
    heard: (isReady) => {
      since = performance.now()
      if (!isReady) return
      ready = true
      if (parts.open().length > 0) arm()
    },
    end: () => {
      over = true
      clearTimeout(timer)
    },
  }
}
