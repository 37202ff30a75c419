import {type ByteStream, damaged} from './archive-bytes.ts'

/** So many bytes of a stream; it fails with Damaged where they are fewer. */
export function limited(stream: ByteStream, bytes: number, path: string): ByteStream {
  let left = bytes
  return {
    take: (length) => {
      const taken = stream.take(Math.min(length, left))
      if (taken.length < Math.min(length, left)) throw damaged(`“${path}” is shorter than the archive says.`)
      left -= taken.length
      return taken
    },
    skip: (length) => {
      left -= Math.min(length, left)
      return stream.skip(length)
    },
  }
}
