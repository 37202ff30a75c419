import type {Failure} from '../../contract/errors.ts'

const WINDOW_MS = 60_000
const MOST_DEATHS = 5

/** Remembers when the core's child died, so that a core that cannot live is not started for ever. */
export class RestartGuard {
  private readonly deaths: number[] = []

  /** No child has died. */
  isFresh(): boolean {
    return this.deaths.length === 0
  }

  /** Answers why it must not be started again; nothing when it may. */
  afterDeath(now: number): Failure | undefined {
    this.deaths.push(now)
    if (this.mayStart(now)) return undefined
    // Not CoreUnreachable: for that the window would go on asking.
    return {
      code: 'Internal',
      message: `The core ended ${MOST_DEATHS} times within a minute and is not started again for a minute. The log tells what happened.`,
    }
  }

  mayStart(now: number): boolean {
    return this.deaths.filter((at) => now - at <= WINDOW_MS).length < MOST_DEATHS
  }
}
