import type {Socket} from 'node:net'

/** Whole JSON frames over a byte stream: a length of four bytes (u32, little endian), then the text. */
export interface SocketFrames {
  send(frame: unknown): void
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
  let limit = firstLimitBytes
  let chunks: Buffer[] = []
  let have = 0
  let listener: ((frame: unknown) => void) | undefined
  let kept: unknown[] = []
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
  const deliver = (frame: unknown): void => {
    if (listener) listener(frame)
    else kept.push(frame)
  }
  /** Takes the next whole frame off the chunks; nothing while it is partial. */
  const next = (): Buffer | undefined => {
    if (have < HEADER_BYTES) return undefined
    if ((chunks[0]?.length ?? 0) < HEADER_BYTES) chunks = [Buffer.concat(chunks)]
    const length = (chunks[0] as Buffer).readUInt32LE(0)
    if (length > limit) return void close(`a frame of ${length} bytes is too large`)
    if (have < HEADER_BYTES + length) return undefined
    const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
    chunks = all.length === HEADER_BYTES + length ? [] : [all.subarray(HEADER_BYTES + length)]
    have -= HEADER_BYTES + length
    return all.subarray(HEADER_BYTES, HEADER_BYTES + length)
  }
  const drain = (): void => {
    for (let body = next(); body !== undefined && ended === undefined; body = next()) {
      const frame = parsed(body)
      if (frame === NO_JSON) return close('a frame was no JSON')
      deliver(frame)
    }
  }

  socket.on('data', (chunk: Buffer) => {
    if (ended !== undefined) return
    chunks.push(chunk)
    have += chunk.length
    drain()
  })
  socket.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message))
  socket.on('close', () => finish('the other side closed it'))

  return {
    send: (frame) => {
      if (ended === undefined) socket.write(framed(frame))
    },
    onFrame: (listen) => {
      listener = listen
      const before = kept
      kept = []
      for (const frame of before) deliver(frame)
    },
    onClose: (listen) => {
      closers.push(listen)
      if (ended !== undefined) listen(ended)
    },
    allow: (limitBytes) => {
      limit = limitBytes
    },
    close,
  }
}

const NO_JSON = Symbol('no JSON')

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return NO_JSON
  }
}

function framed(frame: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(frame), 'utf8')
  const header = Buffer.allocUnsafe(HEADER_BYTES)
  header.writeUInt32LE(body.length, 0)
  return Buffer.concat([header, body])
}
