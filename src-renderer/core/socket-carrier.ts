import type {Carrier} from '../../src-main/contract/wire.ts'
import {FrameInbox} from './frame-inbox.ts'

/** Carries frames as JSON texts over a WebSocket to the server that this page came from. */
export function openSocketCarrier(): Promise<Carrier> {
  return new Promise((resolve, reject) => {
    const address = new URL('/wire', window.location.href)
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(address)
    const inbox = new FrameInbox()
    socket.addEventListener('message', (event) => inbox.take(JSON.parse(String(event.data))))
    socket.addEventListener('close', (event) => {
      const reason = event.reason === '' ? 'the core went away' : event.reason
      inbox.end(reason)
      reject(new Error(reason))
    })
    socket.addEventListener('open', () => {
      resolve({
        send: (frame) => socket.send(JSON.stringify(frame)),
        onFrame: (listen) => inbox.onFrame(listen),
        onClose: (listen) => inbox.onClose(listen),
        close: () => socket.close(),
      })
    })
  })
}
