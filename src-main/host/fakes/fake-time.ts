import type {Clock, Scheduler} from '../../domain/ports.ts'

/** Time that stands still until a test lets it pass; clock and scheduler share it. */
export class FakeTime implements Clock, Scheduler {
  #nowMs: number
  #passedMs = 0
  #alarms: Alarm[] = []

  constructor(nowMs = Date.UTC(2026, 0, 1)) {
    this.#nowMs = nowMs
  }

  now(): number {
    return this.#nowMs
  }

  monotonicMs(): number {
    return this.#passedMs
  }

  after(delayMs: number, run: () => void): () => void {
    return this.#set({at: this.#passedMs + delayMs, periodMs: undefined, run})
  }

  every(periodMs: number, run: () => void): () => void {
    return this.#set({at: this.#passedMs + periodMs, periodMs, run})
  }

  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(delayMs, resolve)
    })
  }

  /** Lets time pass; what falls due runs in its order, and whoever awaited it gets a turn. */
  async pass(ms: number): Promise<void> {
    const end = this.#passedMs + ms
    for (;;) {
      const [next] = this.#alarms.filter((alarm) => alarm.at <= end).toSorted((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#moveTo(next.at)
      if (next.periodMs === undefined) this.#drop(next)
      else next.at += next.periodMs
      next.run()
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
    }
    this.#moveTo(end)
  }

  /** The user sets the clock: `now` jumps, `monotonicMs` does not. */
  jump(ms: number): void {
    this.#nowMs += ms
  }

  #moveTo(passedMs: number): void {
    this.#nowMs += passedMs - this.#passedMs
    this.#passedMs = passedMs
  }

  #set(alarm: Alarm): () => void {
    this.#alarms.push(alarm)
    return () => this.#drop(alarm)
  }

  #drop(alarm: Alarm): void {
    this.#alarms = this.#alarms.filter((other) => other !== alarm)
  }
}

interface Alarm {
  at: number
  readonly periodMs: number | undefined
  readonly run: () => void
}
