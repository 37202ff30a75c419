import {type ArchiveBytes, type ByteStream, damaged, stretch} from './archive-bytes.ts'
import type {GzipMarks} from './gzip-marks.ts'
import {type Mark, unpacking} from './unpacked-stream.ts'

/** Bytes that are read from their begin, or from a place in them. */
export interface BytesAt {
  begin(): ByteStream
  /** One that stands at a place. */
  at(offset: number): ByteStream
}

/** What is packed is read on from where one stands, or from the last mark before a place. */
export function gzipped(bytes: ArchiveBytes, marks: GzipMarks): BytesAt {
  let stream: ByteStream | undefined
  let position = 0
  const begin = (from?: Mark): ByteStream => {
    position = from?.unpacked ?? 0
    return (stream = unpacking(stretch(bytes, {start: from?.packed ?? 0, end: bytes.size}), 'gzip', {from}))
  }
  const nearest = (offset: number): ByteStream => {
    const mark = marks.before(offset)
    return stream && position <= offset && (mark?.unpacked ?? 0) <= position ? stream : begin(mark)
  }
  return {
    begin: () => begin(),
    at: (offset) => {
      const source = nearest(offset)
      if (!source.skip(offset - position)) throw damaged('The archive ends before its end.')
      position = offset
      return {
        take: (length) => {
          if (source !== stream) throw new Error('Invariant: of a packed archive one file is read at a time.')
          const taken = source.take(length)
          position += taken.length
          return taken
        },
        skip: (length) => {
          position += length
          return source.skip(length)
        },
      }
    },
  }
}
