import {equalBytes, joinPath} from '../../../domain/byte-path.ts'
import {packContentKey} from '../../../domain/content-key.ts'
import {hashStatus, type HashResults} from '../../../host/hash/hash-results.ts'
import type {KnownFile} from '../../../store/entries/known-files.ts'
import type {FindingRow} from '../../../store/finding-rows.ts'
import {type HashBatch, hashColumns, type Hasher, isHalted} from '../../hash-known.ts'

/** What is wrong with one file of a batch; `at` is its place there. */
export interface Compared extends Omit<FindingRow, 'no'> {
  readonly at: number
}

/** Who reads what differs a second time, and until when. */
export interface SecondReading {
  readonly hasher: Hasher
  readonly signal: AbortSignal
}

/** Tells which files of a batch are not what was recorded; undefined where it was halted. What differs is read a second time, because a cable may lie where a disk does not. */
export async function compareHashes(
  batch: HashBatch,
  results: HashResults,
  second: SecondReading,
): Promise<readonly Compared[] | undefined> {
  const other = batch.files.flatMap((file, at) =>
    results.status[at] === hashStatus.ok && !equalBytes(file.key!, keyAt(results, at)) ? [at] : [],
  )
  const again = other.length === 0 ? results : await readAgain(batch, other, second)
  if (isHalted(again)) return undefined
  return batch.files.flatMap((file, at): Compared[] => {
    const repeated = other.indexOf(at)
    const [told, place] = repeated < 0 ? [results, at] : [again, repeated]
    const finding = findingOf(file, {results: told, at: place})
    return finding ? [{at, path: pathOf(batch, file), ...finding}] : []
  })
}

function readAgain({files, mountPoint}: HashBatch, places: readonly number[], {hasher, signal}: SecondReading): Promise<HashResults> {
  const input = {root: mountPoint, want: 'full', fresh: true, files: hashColumns(places.map((at) => files[at]!))} as const
  return hasher.hashFiles(input, [], signal)
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
