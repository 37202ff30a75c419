import type {WebSocket} from 'ws'
import type {Carrier} from '../../contract/wire.ts'

/** The Wire's carrier over a WebSocket: one text message a frame. What is no JSON is handed on as such, and refused by the Wire. */
export function webSocketCarrier(socket: WebSocket): Carrier {
  let listener: ((frame: unknown) => void) | undefined
  let kept: unknown[] = []
  socket.on('message', (data: Buffer, binary: boolean) => {
    const frame = binary ? undefined : parsed(data)
    if (listener) listener(frame)
    else kept.push(frame)
  })
  // `ws` follows every error with a close, which says all that the Wire needs.
  socket.on('error', () => undefined)
  return {
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame))
    },
    sendText: (head, middle, tail) => {
      if (socket.readyState === socket.OPEN) socket.send(Buffer.concat([Buffer.from(head), middle, Buffer.from(tail)]), {binary: false})
    },
    onFrame: (listen) => {
      listener = listen
      for (const frame of kept) listen(frame)
      kept = []
    },
    onClose: (listen) => void socket.on('close', (code) => listen(`the browser's connection closed (${code})`)),
    close: () => socket.close(1000),
  }
}

function parsed(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'))
  } catch {
    return undefined
  }
}
