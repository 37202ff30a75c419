import {CoreError} from '../../contract/errors.ts'
import {findZipEnd, readZipEnd64, ZIP_END_64_BYTES, ZIP_TAIL_BYTES, type ZipEnd, zipEntries} from '../../domain/archive/zip-directory.ts'
import type {OpenFile} from './asked-file.ts'
import type {Tally} from './tally.ts'

const MOST_DIRECTORY_BYTES = 64_000_000

/** Lists a ZIP archive by its central directory; answers whether it was cut short. */
export function listZip(file: OpenFile, tally: Tally): boolean {
  const {offset, length, entries} = endOf(file)
  // What stands before the archive, as in a program that unpacks itself, moves all places.
  const directory = file.read(Math.min(offset, file.size), Math.min(length, MOST_DIRECTORY_BYTES, Math.max(file.size - offset, 0)))
  let found = 0
  for (const entry of zipEntries(directory)) {
    tally.add(entry)
    found++
    if (tally.isEnough()) return true
  }
  if (found === 0 && entries > 0) throw broken()
  return length > MOST_DIRECTORY_BYTES
}

function endOf(file: OpenFile): ZipEnd {
  const tailBytes = Math.min(file.size, ZIP_TAIL_BYTES)
  const found = findZipEnd(file.read(file.size - tailBytes, tailBytes))
  const end = found && 'end64At' in found ? readZipEnd64(file.read(Math.min(found.end64At, file.size), ZIP_END_64_BYTES)) : found
  if (!end) throw broken()
  return end
}

const broken = (): CoreError => new CoreError({code: 'Damaged', message: 'It is no whole ZIP archive.'})
