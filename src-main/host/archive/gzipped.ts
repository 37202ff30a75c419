import {type ArchiveBytes, type ByteStream, damaged, stretch} from './archive-bytes.ts'
import {unpacking} from './unpacked-stream.ts'

/** Bytes that are read from their begin, or from a place in them. */
export interface BytesAt {
  begin(): ByteStream
  /** One that stands at a place. */
  at(offset: number): ByteStream
}

/** What is packed can only be read from its begin: one reader goes on as long as what is asked for comes later. */
export function gzipped(bytes: ArchiveBytes): BytesAt {
  let stream: ByteStream | undefined
  let position = 0
  const begin = (): ByteStream => {
    position = 0
    return (stream = unpacking(stretch(bytes, {start: 0, end: bytes.size}), 'gzip'))
  }
  return {
    begin,
    at: (offset) => {
      const source = stream && position <= offset ? stream : begin()
      if (!source.skip(offset - position)) throw damaged('The archive ends before its end.')
      position = offset
      const isCurrent = (): boolean => source === stream
      return {
        take: (length) => {
          if (!isCurrent()) throw new Error('Invariant: of a packed archive one file is read at a time.')
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
