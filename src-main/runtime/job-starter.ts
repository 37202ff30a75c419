import type {JobBook} from './job-book.ts'
import {isSuspect} from './job-crashes.ts'
import {type RunningJob, runJob} from './job-run.ts'
import type {JobParts, JobRow} from './job-types.ts'
import {isBackground, nextJobs, type Wish} from './next-jobs.ts'
import {waitingJobs} from './waiting-jobs.ts'

/** Starts waiting jobs when there is room for them, and asks those that run to make room for more urgent ones. */
export class JobStarter {
  readonly #book: JobBook
  readonly #parts: JobParts
  readonly #running = new Map<string, RunningJob>()
  readonly #waiting = waitingJobs()
  /** Ends the wait of those that are begun again later. */
  readonly #later = new Map<string, () => void>()
  /** Nothing starts before all that is kept was looked at, nor after the close. */
  #open = false
  #lost = false

  constructor(book: JobBook, parts: JobParts) {
    this.#book = book
    this.#parts = parts
  }

  begin(): void {
    this.#open = true
    this.look()
  }

  running = (id: string): RunningJob | undefined => this.#running.get(id)

  /** Takes up a queued job: now, or when it is to be begun again. */
  add(row: JobRow): void {
    const wait = Date.parse(row.retries?.at ?? '') - this.#parts.clock.now()
    if (!(wait > 0)) return this.#waiting.add(row)
    const ready = (): void => {
      this.#later.delete(row.id)
      // Its priority may be another one by now.
      this.#waiting.add(this.#book.row(row.id))
      this.look()
    }
    this.#later.set(row.id, this.#parts.scheduler.after(wait, ready))
  }

  /** Lets go of a job that is not to start. */
  remove(id: string): void {
    this.#waiting.remove(id)
    this.#later.get(id)?.()
    this.#later.delete(id)
  }

  /** It has another place among those that wait; one that runs is begun anew where it becomes background work, or is that no longer. */
  moved(row: JobRow, before: JobRow): void {
    if (row.status === 'queued' && !this.#later.has(row.id) && !this.#running.has(row.id)) {
      this.#waiting.remove(row.id)
      this.#waiting.add(row)
    }
    const yields = this.#wish(row).yields
    if (yields && isBackground(row) !== isBackground(before)) this.#running.get(row.id)?.halt('yield')
    this.look()
  }

  look(): void {
    if (!this.#open) return
    const {atOnce, roomOn} = this.#parts
    const wishOf = (id: string): Wish => this.#wish(this.#book.row(id))
    const running = [...this.#running.keys()].map(wishOf)
    if (this.#waiting.isEmpty() && running.length === 0) return
    const next = nextJobs(this.#waiting.heads().map(wishOf), running, {atOnce, roomOn, background: this.#parts.pace.background()})
    for (const {id} of next.yield) this.#running.get(id)?.halt('yield')
    for (const {id} of next.start) {
      this.#waiting.remove(id)
      this.#start(this.#book.row(id))
    }
  }

  async close(how?: 'lost'): Promise<void> {
    this.#open = false
    this.#lost ||= how === 'lost'
    for (const end of this.#later.values()) end()
    this.#later.clear()
    for (const running of this.#running.values()) running.halt('stop')
    await Promise.all([...this.#running.values()].map((running) => running.finished))
  }

  #start(row: JobRow): void {
    const {id} = row
    const book = this.#book
    const running = runJob(row, {
      ...this.#parts,
      read: () => book.row(id),
      begin: (change) => book.keep(id, change),
      keep: (change) => book.keepRunning(id, change),
      note: (change) => void book.change(id, change),
      show: (change) => book.show(id, change),
      isLost: () => this.#lost,
    })
    this.#running.set(id, running)
    void running.finished.then(() => {
      this.#running.delete(id)
      const now = book.get(id)
      if (now?.status === 'queued') this.add(now)
      this.look()
    })
  }

  #wish(row: JobRow): Wish {
    const {id, createdAt, priority, lane, uses = []} = row
    const yields = this.#parts.kinds.find(({kind}) => kind === row.kind)?.yields === true
    return {id, createdAt, priority, lane, uses, isSuspect: isSuspect(row), yields}
  }
}
