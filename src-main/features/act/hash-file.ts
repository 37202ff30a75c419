import type {OpenFile} from '../../domain/act/work-disk.ts'
import type {PartWork, Working} from './part-work.ts'

/** The hash of all bytes of an open file. */
export function* hashFile(work: PartWork, file: OpenFile): Working<Uint8Array> {
  const {disk, hash, chunkBytes} = work
  const stream = hash.stream()
  for (let offset = 0; ;) {
    const bytes = disk.read(file, {offset, length: chunkBytes})
    stream.update(bytes)
    offset += bytes.length
    if (bytes.length < chunkBytes) return stream.digest()
    yield work.told
  }
}
