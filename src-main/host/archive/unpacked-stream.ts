import {FlateErrorCode, Gunzip, Inflate} from 'fflate'
import {goingOn} from '../going-on.ts'
import {damaged, type ByteStream} from './archive-bytes.ts'

/** So little is unpacked at once that no more than a thousand times as much has to be held. */
const PART_BYTES = 16 * 1024

/** What is told while something is unpacked, and from where it goes on. */
export interface Unpacking {
  /** Unpacked bytes, as they come. */
  readonly seen?: (bytes: Uint8Array) => void
  /** Of what gzip packed in pieces, where the next one begins; all of the one before has been seen. */
  readonly piece?: (offset: number) => void
  /** Where one that was marked stood; what is packed begins there, too. */
  readonly from?: Mark | undefined
  /** Told after each part; what it asks for can be gone on from. */
  readonly mark?: (unpacked: number, make: () => Mark) => void
}

/** A place from which unpacking can go on, with all that its reader knew there: some 50 kB. */
export interface Mark {
  readonly unpacked: number
  readonly packed: number
  readonly reader: Reader
}
type Reader = Gunzip | Inflate

/** Unpacks as it is asked for: `deflate` as in ZIP, or `gzip`. By a reader in JavaScript, because what it reads may be made to do harm. */
export function unpacking(packed: ByteStream, format: 'deflate' | 'gzip', {seen, piece, from, mark}: Unpacking = {}): ByteStream {
  const ready: Uint8Array[] = []
  let held = 0
  let over = false
  let [unpacked, packedAt] = [from?.unpacked ?? 0, from?.packed ?? 0]
  const take = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return
    seen?.(bytes)
    ready.push(bytes)
    held += bytes.length
    unpacked += bytes.length
  }
  const reader = from ? copyOf(from.reader) : format === 'gzip' ? gunzip(piece) : new Inflate()
  reader.ondata = take
  const more = (): boolean => {
    if (over) return false
    goingOn()
    const part = packed.take(PART_BYTES)
    over = part.length < PART_BYTES
    packedAt += part.length
    try {
      reader.push(part, over)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const isCut = (error as {readonly code?: unknown}).code === FlateErrorCode.UnexpectedEOF
      throw damaged(isCut ? 'The archive ends before its end.' : 'What is packed in the archive is damaged.')
    }
    if (!over) mark?.(unpacked, () => ({unpacked, packed: packedAt, reader: copyOf(reader)}))
    return true
  }
  return {
    take: (length) => {
      while (held < length && more());
      const taken = new Uint8Array(Math.min(length, held))
      for (let at = 0; at < taken.length;) at += moveTo(taken, at, ready)
      held -= taken.length
      return taken
    },
    skip: (length) => {
      let left = length
      while (left > 0) {
        if (held === 0 && !more()) return false
        const passed = Math.min(left, held)
        for (let gone = 0; gone < passed;) gone += drop(ready, passed - gone)
        held -= passed
        left -= passed
      }
      return true
    },
  }
}

function gunzip(piece: Unpacking['piece']): Gunzip {
  const reader = new Gunzip()
  if (piece) reader.onmember = piece
  return reader
}

/** All that a reader knows lies in its own fields: bytes that it writes into, and objects of plain values that it puts others into. */
function copyOf<R extends Reader>(reader: R): R {
  const copy = Object.create(Object.getPrototypeOf(reader) as object) as Record<string, unknown>
  for (const [name, value] of Object.entries(reader)) {
    const isPlain = typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
    copy[name] = value instanceof Uint8Array ? value.slice() : isPlain ? {...value} : value
  }
  delete copy['onmember']
  return copy as unknown as R
}

function moveTo(target: Uint8Array, at: number, ready: Uint8Array[]): number {
  const part = ready[0]!.subarray(0, target.length - at)
  target.set(part, at)
  return drop(ready, part.length)
}

function drop(ready: Uint8Array[], most: number): number {
  const [first] = ready
  const gone = Math.min(most, first!.length)
  if (gone === first!.length) ready.shift()
  else ready[0] = first!.subarray(gone)
  return gone
}
