import type {Socket} from 'node:net'

/** Whole JSON frames over a byte stream: a length of four bytes (u32, little endian), then the text. */
export interface SocketFrames {
  send(frame: unknown): void
  /** Sends a frame that is JSON already, in three pieces. */
  sendText(head: string, middle: Uint8Array, tail: string): void
  /** One listener; frames that come while there is none are kept for the next. */
  onFrame(listen: ((frame: unknown) => void) | undefined): void
  onClose(listen: (reason: string) => void): void
  /** The largest frame that is taken from now on. */
  allow(limitBytes: number): void
  /** Sends what was said before, then ends. */
  close(reason?: string): void
}

export const MOST_FRAME_BYTES = 64 * 1024 * 1024
const HEADER_BYTES = 4

/** Cuts a socket's bytes into frames; a frame that is too large or no JSON ends the connection. */
export function socketFrames(socket: Socket, firstLimitBytes: number): SocketFrames {
  const cutter = frameCutter(firstLimitBytes)
  let listener: ((frame: unknown) => void) | undefined
  const kept: unknown[] = []
  let ended: string | undefined
  const closers: ((reason: string) => void)[] = []

  const finish = (reason: string): void => {
    if (ended !== undefined) return
    ended = reason
    for (const listen of closers) listen(reason)
  }
  const close = (reason = 'this side closed it'): void => {
    if (ended === undefined) socket.destroySoon()
    finish(reason)
  }
  // Corked, so that the pieces leave together and a large one is never copied.
  const write = (...pieces: readonly Uint8Array[]): void => {
    if (ended !== undefined) return
    socket.cork()
    socket.write(headerOf(pieces.reduce((sum, piece) => sum + piece.length, 0)))
    for (const piece of pieces) socket.write(piece)
    socket.uncork()
  }
  const deliver = (frame: unknown): void => {
    if (listener) listener(frame)
    else kept.push(frame)
  }

  socket.on('data', (chunk: Buffer) => {
    cutter.push(chunk)
    for (let body = cutter.next(); body !== undefined && ended === undefined; body = cutter.next()) {
      const frame = body === 'too large' ? NO_FRAME : parsed(body)
      if (frame === NO_FRAME) return close(body === 'too large' ? 'a frame was too large' : 'a frame was no JSON')
      deliver(frame)
    }
  })
  socket.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message))
  socket.on('close', () => finish('the other side closed it'))

  return {
    send: (frame) => write(Buffer.from(JSON.stringify(frame))),
    sendText: (head, middle, tail) => write(Buffer.from(head), middle, Buffer.from(tail)),
    onFrame: (listen) => {
      listener = listen
      for (const frame of kept.splice(0)) deliver(frame)
    },
    onClose: (listen) => {
      closers.push(listen)
      if (ended !== undefined) listen(ended)
    },
    allow: cutter.allow,
    close,
  }
}

/** Collects bytes until a frame is whole; joins them only then, so that a large frame costs one copy. */
function frameCutter(firstLimitBytes: number) {
  let limit = firstLimitBytes
  let chunks: Buffer[] = []
  let have = 0
  return {
    allow: (limitBytes: number): void => {
      limit = limitBytes
    },
    push: (chunk: Buffer): void => {
      chunks.push(chunk)
      have += chunk.length
    },
    next: (): Buffer | 'too large' | undefined => {
      if (have < HEADER_BYTES) return undefined
      if ((chunks[0]?.length ?? 0) < HEADER_BYTES) chunks = [Buffer.concat(chunks)]
      const whole = HEADER_BYTES + (chunks[0] as Buffer).readUInt32LE(0)
      if (whole > HEADER_BYTES + limit) return 'too large'
      if (have < whole) return undefined
      const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
      chunks = all.length === whole ? [] : [all.subarray(whole)]
      have -= whole
      return all.subarray(HEADER_BYTES, whole)
    },
  }
}

const NO_FRAME = Symbol('no frame')

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return NO_FRAME
  }
}

function headerOf(bodyBytes: number): Buffer {
  const header = Buffer.allocUnsafe(HEADER_BYTES)
  header.writeUInt32LE(bodyBytes, 0)
  return header
}
