import {CoreError} from '../../contract/errors.ts'
import {packedTree} from '../../domain/archive/packed-tree.ts'
import {safeNames, stemOf} from '../../domain/archive/safe-path.ts'
import {readTarHeader, TAR_BLOCK} from '../../domain/archive/tar-reader.ts'
import {type ArchiveBytes, stretch} from './archive-bytes.ts'
import type {PackedArchive, PackedFile} from './packed-archive.ts'
import {readGzip} from './read-gzip.ts'
import {readTar} from './read-tar.ts'
import {readZip} from './read-zip.ts'
import {unpacking} from './unpacked-stream.ts'

/** Reads what an archive unpacks to, told by its bytes and not by its name. Nothing is unpacked where a path in it would lead out. */
export function openArchive(bytes: ArchiveBytes, name: string): PackedArchive {
  const stem = stemOf(name)
  const tree = packedTree(filesOf(bytes, stem), stem)
  const [first] = tree.refused
  if (first !== undefined) throw new CoreError({code: 'Damaged', message: refusedWords(first, tree.refused.length)})
  return tree
}

function filesOf(bytes: ArchiveBytes, stem: string): readonly PackedFile[] {
  const start = bytes.read(0, TAR_BLOCK)
  if (start[0] === 0x50 && start[1] === 0x4b) return readZip(bytes)
  const isPacked = start[0] === 0x1f && start[1] === 0x8b
  const block = isPacked ? unpacking(stretch(bytes, {start: 0, end: bytes.size}), 'gzip').take(TAR_BLOCK) : start
  const {is} = readTarHeader(block, {})
  if (is === 'entry' || is === 'record') return readTar(bytes, isPacked)
  if (isPacked) return readGzip(bytes, stem)
  throw new CoreError({
    code: 'Unsupported',
    message: 'It is no archive that can be unpacked here: those are ZIP, TAR, and what is packed by gzip.',
  })
}

function refusedWords(path: string, count: number): string {
  const why =
    safeNames(path) === undefined ? 'would be written outside of the folder' : 'would be written through something that is no folder'
  const more = count > 1 ? ` ${count - 1} more entries are like it.` : ''
  return `“${path}” ${why} that the archive is unpacked to: nothing of it is unpacked.${more}`
}
