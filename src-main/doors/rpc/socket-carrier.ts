import type {Carrier} from '../../contract/wire.ts'
import type {SocketFrames} from './socket-frames.ts'

/** The Wire's carrier over a socket whose both ends have proven the token. */
export function socketCarrier(frames: SocketFrames): Carrier {
  return {
    send: (frame) => frames.send(frame),
    sendText: (head, middle, tail) => frames.sendText(head, middle, tail),
    onFrame: (listen) => frames.onFrame(listen),
    onClose: (listen) => frames.onClose(listen),
    close: () => frames.close(),
  }
}
