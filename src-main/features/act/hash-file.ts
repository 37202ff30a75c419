import type {OpenFile} from '../../domain/act/work-disk.ts'
import type {PartWork, Working} from './part-work.ts'

/** The hash of all bytes of an open file. */
export function* hashFile(work: PartWork, file: OpenFile): Working<Uint8Array> {
  const {disk, hash, chunkBytes} = work
  let bytes = disk.read(file, {offset: 0, length: chunkBytes})
  if (bytes.length < chunkBytes) return hash.hash(bytes)
  const stream = hash.stream()
  for (let offset = 0; ;) {
    stream.update(bytes)
    offset += bytes.length
    if (bytes.length < chunkBytes) return stream.digest()
    yield work.told
    bytes = disk.read(file, {offset, length: chunkBytes})
  }
}
