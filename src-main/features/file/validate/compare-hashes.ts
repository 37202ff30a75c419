import {equalBytes, joinPath} from '../../../domain/byte-path.ts'
import {packContentKey} from '../../../domain/content-key.ts'
import {hashStatus, type HashResults} from '../../../host/hash/hash-results.ts'
import type {KnownFile} from '../../../store/entries/known-files.ts'
import type {FindingRow} from '../../../store/finding-rows.ts'
import {type HashBatch, hashColumns, type Hasher} from '../../hash-known.ts'

/** What is wrong with one file of a batch; `at` is its place there. */
export interface Compared extends Omit<FindingRow, 'no'> {
  readonly at: number
}

/** Tells which files of a batch are not what was recorded. What differs is read a second time, because a cable may lie where a disk does not. */
export async function compareHashes(batch: HashBatch, results: HashResults, hasher: Hasher): Promise<readonly Compared[]> {
  const other = batch.files.flatMap((file, at) =>
    results.status[at] === hashStatus.ok && !equalBytes(file.key!, keyAt(results, at)) ? [at] : [],
  )
  const again = other.length === 0 ? results : await readAgain(batch, other, hasher)
  return batch.files.flatMap((file, at): Compared[] => {
    const second = other.indexOf(at)
    const [told, place] = second < 0 ? [results, at] : [again, second]
    const finding = findingOf(file, {results: told, at: place})
    return finding ? [{at, path: pathOf(batch, file), ...finding}] : []
  })
}

function readAgain({files, mountPoint}: HashBatch, places: readonly number[], hasher: Hasher): Promise<HashResults> {
  return hasher.hashFiles({root: mountPoint, want: 'full', fresh: true, files: hashColumns(places.map((at) => files[at]!))})
}

function findingOf(
  {key}: KnownFile,
  {results, at}: {readonly results: HashResults; readonly at: number},
): Pick<FindingRow, 'kind' | 'message' | 'content' | 'found'> | undefined {
  switch (results.status[at]) {
    case hashStatus.ok: {
      const found = keyAt(results, at)
      if (equalBytes(key!, found)) return undefined
      return {
        kind: 'damaged',
        message: 'Its bytes are not those that were recorded, although nothing tells that it was written to.',
        content: key!,
        found,
      }
    }
    case hashStatus.changed:
      return {kind: 'changed', message: 'It was written to since its hash was recorded.'}
    case hashStatus.gone:
      return {kind: 'missing', message: 'It is no longer there.'}
    default:
      return {kind: 'unreadable', message: results.reasons.find(({file}) => file === at)?.message ?? 'It could not be read.'}
  }
}

const keyAt = ({keys}: HashResults, at: number): Uint8Array => packContentKey('full', keys.subarray(at * 32, at * 32 + 32))

function pathOf({mountPoint}: HashBatch, {folder, name}: KnownFile): Uint8Array {
  return joinPath(folder.length === 0 ? mountPoint : joinPath(mountPoint, folder), name)
}
