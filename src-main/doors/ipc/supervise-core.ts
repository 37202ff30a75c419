import type {MessagePortMain, UtilityProcess} from 'electron'
import type {Failure} from '../../contract/errors.ts'
import {type FromCore, OWNER_ENDED, type ToCore} from './messages.ts'
import {RestartGuard} from './restart-guard.ts'

/** Keeps the core's child running: starts it, starts it again when it dies, and stops with a sentence when that does not help. */
export function superviseCore(parts: SupervisorParts): CoreLink {
  const supervisor = new Supervisor(parts)
  supervisor.start()
  return supervisor
}

/** The main process's line to the core's child. */
export interface CoreLink {
  /** Said at once, or when the child is ready. */
  send(message: ToCore, ports?: readonly MessagePortMain[]): void
  on(listen: (message: FromCore) => void): void
  /** Somebody wants the core: one that was given up is tried again after a minute's rest. Answers why there is none. */
  wake(): Failure | undefined
  /** Resolves when the child is gone. */
  stop(reason: string): Promise<void>
}

export interface SupervisorParts {
  fork(form: 'own' | 'client'): UtilityProcess
  log(sentence: string): void
  now(): number
  after(delayMs: number, run: () => void): void
}

const STOP_MS = 10_000

class Supervisor implements CoreLink {
  private readonly parts: SupervisorParts
  private readonly guard = new RestartGuard()
  private readonly waiting: (readonly [ToCore, readonly MessagePortMain[]])[] = []
  private readonly listeners = new Set<(message: FromCore) => void>()
  private child: UtilityProcess | undefined
  private ready = false
  private everReady = false
  private failure: Failure | undefined
  private leave: (() => void) | undefined

  constructor(parts: SupervisorParts) {
    this.parts = parts
  }

  start(): void {
    // A core that never came up may be one that this Electron cannot load: the next child is a client of a core under plain Node.
    this.child = this.parts.fork(this.everReady || this.guard.isFresh() ? 'own' : 'client')
    this.child.on('message', (message: FromCore) => this.hear(message))
    this.child.once('exit', (code) => this.died(code))
  }

  send(message: ToCore, ports: readonly MessagePortMain[] = []): void {
    if (this.ready) this.child?.postMessage(message, [...ports])
    else this.waiting.push([message, ports])
  }

  on(listen: (message: FromCore) => void): void {
    this.listeners.add(listen)
  }

  wake(): Failure | undefined {
    if (this.failure && !this.child && this.guard.mayStart(this.parts.now())) {
      this.failure = undefined
      this.start()
    }
    return this.failure
  }

  stop(reason: string): Promise<void> {
    return new Promise((resolve) => {
      if (!this.child) return resolve()
      this.leave = resolve
      this.child.postMessage({say: 'stop', reason} satisfies ToCore)
      this.parts.after(STOP_MS, () => this.child?.kill())
    })
  }

  private hear(message: FromCore): void {
    if (message.say === 'failed') this.failure = message.failure
    if (message.say === 'ready') {
      this.ready = this.everReady = true
      for (const [words, ports] of this.waiting.splice(0)) this.child?.postMessage(words, [...ports])
    }
    this.tell(message)
  }

  private died(code: number): void {
    this.child = undefined
    this.ready = false
    if (this.leave) return this.leave()
    if (this.failure) return
    // That of another program may end as often as it likes: whoever holds the library next is found, or it is held here.
    if (code === OWNER_ENDED) return this.again('The core of another program ended.')
    this.parts.log(`The core ended with code ${code}.`)
    this.failure = this.guard.afterDeath(this.parts.now())
    if (this.failure) return this.tell({say: 'failed', failure: this.failure})
    this.again('The core ended and starts again.')
  }

  private again(sentence: string): void {
    this.tell({say: 'down', sentence})
    this.start()
  }

  private tell(message: FromCore): void {
    // Who waits for a core that will not come is told by the closing of its port.
    if (message.say === 'failed') for (const [, ports] of this.waiting.splice(0)) for (const port of ports) port.close()
    for (const listen of this.listeners) listen(message)
  }
}
