import {CoreError} from '../../contract/errors.ts'
import {joinPath} from '../../domain/byte-path.ts'
import type {EntryColumns} from '../../host/walk-chunk.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {DiskCalls} from '../disk-calls.ts'
import type {VolumeBook} from '../volume-book.ts'
import {rulesAt} from './location-rules.ts'

/** A folder that the index has. */
export interface KnownFolder {
  readonly id: number
  readonly volume: string
  readonly location: string
  /** Absolute paths, raw bytes. */
  readonly path: Uint8Array
  readonly volumeTop: Uint8Array
}

export interface ListParts {
  readonly read: Reader
  readonly write: Writer
  readonly disk: RemoteTable<DiskCalls>
  readonly volumes: VolumeBook
  readonly home: Uint8Array
  readonly never: readonly string[]
  advanced(seq: number): void
}

export interface Relisted {
  readonly folders: number
  /** Files of which the index knows no content. */
  readonly unhashed: readonly UnhashedFile[]
  /** There is more than was listed. */
  readonly more: boolean
}

export interface UnhashedFile {
  readonly location: string
  readonly path: Uint8Array
}

const DIR = 1
const FILE = 0

/**
 * Brings folders of a location to what the disk holds, each with the folders in it that the index has not listed, without a run.
 * What cannot be read is left as it is known.
 */
export async function listAgain(
  folders: readonly KnownFolder[],
  {atMost = Infinity}: {readonly atMost?: number},
  parts: ListParts,
): Promise<Relisted> {
  const waiting = [...folders]
  const unhashed: UnhashedFile[] = []
  let count = 0
  for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
    if (++count > atMost) return {folders: count - 1, unhashed, more: true}
    const found = await listOne(folder, parts)
    unhashed.push(...found.unhashed)
    waiting.push(...found.folders)
  }
  return {folders: count, unhashed, more: false}
}

async function listOne(
  folder: KnownFolder,
  parts: ListParts,
): Promise<Pick<Relisted, 'unhashed'> & {readonly folders: readonly KnownFolder[]}> {
  const {read, write, disk, never, advanced} = parts
  const rules = await rulesAt({entry: folder.id, ...folder}, {read, home: parts.home})
  const {entries, folderIds, folderDigests, leftOut} = await disk.listFolder({path: folder.path, ...rules, never})
  if (folderIds.length === 0 || (entries.count === 0 && !(await isThere(folder, parts)))) return {folders: [], unhashed: []}
  const seen = {...entries, proposedId: new Float64Array(entries.count)}
  const listing = [{id: folder.id, first: 0, end: entries.count, digest: folderDigests, leftOut}]
  const {seq, ids, unknown, tops} = await write.putEntries({volume: folder.volume, folders: listing, entries: seen})
  advanced(seq)
  if (tops > 0) throw new CoreError({code: 'Conflict', message: 'A folder here is the top of another tree: a run takes it in.'})
  const news = [...unknown.keys()].filter((at) => unknown[at] === 1 && ids[at]! > 0)
  const ofKind = (kind: number) =>
    news
      .filter((at) => entries.kind[at] === kind)
      .map((at) => ({...folder, id: ids[at]!, path: joinPath(folder.path, nameAt(entries, at))}))
  return {folders: ofKind(DIR), unhashed: ofKind(FILE)}
}

/** A disk that was taken out leaves its mount point behind, empty: nothing in it is gone. */
async function isThere({path, volume}: KnownFolder, {volumes}: ListParts): Promise<boolean> {
  await volumes.fresh()
  return (await volumes.at(path)).id === volume
}

const nameAt = ({names, nameFirst}: EntryColumns, at: number): Uint8Array => names.slice(nameFirst[at], nameFirst[at + 1])
