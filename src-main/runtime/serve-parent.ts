import type {Ask, Halt} from './remote-table.ts'
import {serveCalls, type ServedTable} from './serve-calls.ts'

/** What a child says beside its answers: that it is ready, or that it goes on with a long one. */
export interface Bell {
  readonly bell: typeof READY | typeof GOING_ON
}
export const READY = 'ready'
const GOING_ON = 'going on'
/** A deadline is seconds long. */
const BELL_EVERY_MS = 250

export const isBell = (message: object): message is Bell => 'bell' in message

let rung = -Infinity
let ring: ((bell: Bell) => void) | undefined

/** Says in the midst of a long call that it goes on, so that its deadline begins anew. Does nothing in a thread: nobody gives it one. */
export function goingOn(): void {
  if (!ring || performance.now() - rung < BELL_EVERY_MS) return
  rung = performance.now()
  ring({bell: GOING_ON})
}

/** Serves the parent of this process: its first word is what this one is started as. It ends with its parent. */
export function serveParent<S>(tableFor: (start: S) => Promise<ServedTable>): void {
  const send = (message: object): void => void process.send!(message)
  process.on('disconnect', () => process.exit())
  // Of the terminal that the parent was started from: the parent puts work down first.
  process.on('SIGINT', () => undefined)
  process.once('message', (start: S) => {
    // What could not be loaded answers nothing: its end tells that.
    const table = tableFor(start).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    })
    serveCalls({hear: (take) => process.on('message', (said: Ask | Halt) => take(said)), tell: send}, table)
    void table.then(() => {
      ring = send
      send({bell: READY})
    })
  })
}
