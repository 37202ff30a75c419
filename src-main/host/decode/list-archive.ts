import type {ArchiveEntry, ArchiveListing} from '../../contract/preview.ts'
import type {OpenFile} from './asked-file.ts'
import {listTar} from './list-tar.ts'
import {listZip} from './list-zip.ts'
import type {Tally} from './tally.ts'

export type ArchiveFormat = ArchiveListing['format']

const MOST_KEPT = 2_000
const MOST_COUNTED = 1_000_000
const MOST_MS = 5_000

/** Lists what an archive holds, without unpacking anything to anywhere. Fails with Damaged. */
export async function listArchive(file: OpenFile, format: ArchiveFormat): Promise<ArchiveListing> {
  const until = performance.now() + MOST_MS
  const entries: ArchiveEntry[] = []
  const sums = {files: 0, folders: 0, bytes: 0}
  const tally: Tally = {
    add: (entry) => {
      if (entry.kind === 'dir') sums.folders++
      else sums.files++
      sums.bytes += entry.sizeBytes
      if (entries.length < MOST_KEPT) entries.push(entry)
    },
    isEnough: () => sums.files + sums.folders >= MOST_COUNTED || performance.now() > until,
  }
  const cut = format === 'zip' ? listZip(file, tally) : await listTar(file, {tally, packed: format === 'tar.gz'})
  return {format, ...sums, entries, cut}
}
