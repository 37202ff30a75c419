import type {ContentFiles} from '../../store/scan/content-work.ts'
import type {IndexRun} from './index-run.ts'

const FOLDERS_AT_ONCE = 256
const FILES_AT_ONCE = 256
const BYTES_AT_ONCE = 64 * 1024 * 1024

/** Cuts what lacks content into the work of one call of a hasher; while one read is being cut, the next is under way. */
export async function* contentBatches(run: IndexRun, folders: Float64Array): AsyncGenerator<ContentFiles> {
  const read = (at: number): Promise<ContentFiles> | undefined => {
    if (at >= folders.length) return undefined
    const files = run.read.contentFiles({folders: folders.slice(at, at + FOLDERS_AT_ONCE), deep: run.input.mode === 'deep'})
    // It fails where it is awaited; a run that ends before needs it no more.
    files.catch(() => undefined)
    return files
  }
  let next = read(0)
  for (let at = FOLDERS_AT_ONCE; next !== undefined; at += FOLDERS_AT_ONCE) {
    const files = await next
    next = read(at)
    yield* batchesOf(files, run.entriesAChunk)
  }
}

/** The work of one call of a hasher after the other: not many files, and not many bytes. */
export function* batchesOf(files: ContentFiles, atMost = FILES_AT_ONCE): Generator<ContentFiles> {
  for (let first = 0; first < files.ids.length;) {
    const last = endOfBatch(files, first, Math.min(FILES_AT_ONCE, atMost))
    yield part(files, first, last)
    first = last
  }
}

function endOfBatch({size, ids}: ContentFiles, first: number, atMost: number): number {
  let bytes = 0
  let last = first
  while (last < ids.length && last - first < atMost && (last === first || bytes < BYTES_AT_ONCE)) bytes += size[last++]!
  return last
}

function part(files: ContentFiles, first: number, last: number): ContentFiles {
  const {nameFirst, folderFirst} = files
  const [upper, lower] = [files.folder[first]!, files.folder[last - 1]! + 1]
  return {
    ids: files.ids.slice(first, last),
    size: files.size.slice(first, last),
    mtimeNs: files.mtimeNs.slice(first, last),
    ctimeNs: files.ctimeNs.slice(first, last),
    inode: files.inode.slice(first, last),
    folder: files.folder.slice(first, last).map((folder) => folder - upper),
    nameFirst: nameFirst.slice(first, last + 1).map((at) => at - nameFirst[first]!),
    names: files.names.slice(nameFirst[first], nameFirst[last]),
    folderFirst: folderFirst.slice(upper, lower + 1).map((at) => at - folderFirst[upper]!),
    folders: files.folders.slice(folderFirst[upper], folderFirst[lower]),
  }
}
