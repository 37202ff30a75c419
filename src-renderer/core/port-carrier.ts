import {CoreError} from '../../src-main/contract/errors.ts'
import type {Carrier} from '../../src-main/contract/wire.ts'
import type {Bridge} from './bridge.ts'
import {FrameInbox} from './frame-inbox.ts'

const PATIENCE_MS = 15_000
let current: (() => void) | undefined

/** Asks the window's main process for a MessagePort to the core and carries frames over it. */
export function openPortCarrier(bridge: Bridge): Promise<Carrier> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(patience)
      window.removeEventListener('message', hear)
    }
    const hear = (event: MessageEvent): void => {
      const port = event.ports[0]
      if (event.source !== window || event.data !== 'onefold:port' || !port) return
      done()
      current?.()
      resolve(carry(port))
    }
    const fail = (error: Error): void => {
      done()
      reject(error)
    }
    const patience = setTimeout(() => fail(new Error('no line was given in time')), PATIENCE_MS)
    window.addEventListener('message', hear)
    bridge.ask().then((failure) => (failure ? fail(new CoreError(failure)) : undefined), fail)
  })
}

function carry(port: MessagePort): Carrier {
  const inbox = new FrameInbox()
  const end = (reason: string): void => {
    if (current === replace) current = undefined
    port.close()
    inbox.end(reason)
  }
  const replace = (): void => end('another line took its place')
  current = replace
  port.addEventListener('message', (event) => inbox.take(event.data))
  // A port says so when its other end went away with its process.
  port.addEventListener('close', () => end('the core went away'))
  port.start()
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listen) => inbox.onFrame(listen),
    onClose: (listen) => inbox.onClose(listen),
    close: () => end('the window let it go'),
  }
}
