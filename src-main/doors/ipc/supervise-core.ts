import type {MessagePortMain, UtilityProcess} from 'electron'
import type {Failure} from '../../contract/errors.ts'
import type {FromCore, ToCore} from './messages.ts'

/** Keeps the core's child running: starts it, starts it again when it dies, and stops with a sentence when that does not help. */
export function superviseCore(parts: SupervisorParts): CoreLink {
  const deaths: number[] = []
  const waiting: (readonly [ToCore, readonly MessagePortMain[]])[] = []
  const listeners = new Set<(message: FromCore) => void>()
  let child: UtilityProcess | undefined
  let ready = false
  let everReady = false
  let failure: Failure | undefined
  let leaving: (() => void) | undefined

  const tell = (message: FromCore): void => {
    for (const listen of listeners) listen(message)
  }
  const hear = (message: FromCore): void => {
    if (message.say === 'failed') failure = message.failure
    if (message.say === 'ready') {
      ready = everReady = true
      for (const [words, ports] of waiting.splice(0)) child?.postMessage(words, [...ports])
    }
    tell(message)
  }
  const start = (): void => {
    // A core that never came up may be one that this Electron cannot load: the next child is a client of a core under plain Node.
    const form = everReady || deaths.length === 0 ? 'own' : 'client'
    child = parts.fork(form)
    child.on('message', hear)
    child.once('exit', died)
  }
  const died = (code: number): void => {
    child = undefined
    ready = false
    if (leaving) return leaving()
    if (failure) return
    parts.log(`The core ended with code ${code}.`)
    deaths.push(parts.now())
    failure = tooMany(deaths, parts.now())
    tell(failure ? {say: 'failed', failure} : {say: 'standing', standing: 'problem', sentence: 'The core ended and starts again.', closeToTray: false})
    if (!failure) start()
  }

  start()
  return {
    send: (message, ports = []) => {
      if (ready) child?.postMessage(message, [...ports])
      else waiting.push([message, ports])
    },
    on: (listen) => void listeners.add(listen),
    wake: () => {
      if (failure && deaths.length > 0 && !tooMany(deaths, parts.now())) {
        failure = undefined
        start()
      }
      return failure
    },
    stop: (reason) =>
      new Promise((resolve) => {
        if (!child) return resolve()
        leaving = resolve
        child.postMessage({say: 'stop', reason} satisfies ToCore)
        parts.after(STOP_MS, () => child?.kill())
      }),
  }
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
const WINDOW_MS = 60_000
const MOST_DEATHS = 5

function tooMany(deaths: number[], now: number): Failure | undefined {
  while (deaths[0] !== undefined && now - deaths[0] > WINDOW_MS) deaths.shift()
  if (deaths.length < MOST_DEATHS) return undefined
  return {
    code: 'CoreUnreachable',
    message: `The core ended ${MOST_DEATHS} times within a minute and is not started again.`,
    hint: 'It is tried again in a minute; the log tells what happened.',
  }
}
