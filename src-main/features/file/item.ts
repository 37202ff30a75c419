import {Buffer} from 'node:buffer'
import type {EntryKind, Item} from '../../contract/file.ts'
import type {ContentKey, EntryId, TagId} from '../../contract/ids.ts'
import type {VolumeState} from '../../contract/volume.ts'
import {volumeAddress} from '../../domain/address.ts'
import {baseName, joinPath} from '../../domain/byte-path.ts'
import {contentKey, unpackContentKey} from '../../domain/content-key.ts'
import {displayName} from '../../domain/display-path.ts'
import {formatPercent} from '../../domain/percent-encoding.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import {type EntryRow, rowPath} from '../../store/entries/entry-rows.ts'
import {entryUuid} from '../../store/entry-uuid.ts'

/** What turns rows into items: where volumes are mounted, how ids are made, what names mean. */
export interface ItemParts {
  readonly base: Uint8Array
  /** The absolute path of a volume's top, raw bytes; the last known one where it is offline. */
  mountPoint(volume: string): Uint8Array
  stateOf(volume: string): VolumeState
  /** Milliseconds since 1970. */
  lastSeen(volume: string): number
  categoryOf(row: {readonly kind: EntryKind; readonly name: string; readonly mode: number; readonly type: string | null}): {
    readonly category: string
    readonly type: string | undefined
  }
}

export const entryKindNames: readonly EntryKind[] = ['file', 'dir', 'link', 'special', 'dir']

/** A folder, also one where another volume begins. */
export const isFolder = ({kind}: Pick<EntryRow, 'kind'>): boolean => entryKindNames[kind] === 'dir'

/** Makes the item that every door shows of an entry. */
export function itemOf(row: EntryRow, parts: ItemParts): Item {
  const {name, path, pathBase64, uri} = placeShown(row, parts)
  const kind = entryKindNames[row.kind] ?? 'special'
  const {category, type} = parts.categoryOf({kind, name, mode: row.mode, type: row.type})
  return {
    id: entryUuid(parts.base, row.id) as EntryId,
    name,
    path,
    ...(pathBase64 === undefined ? {} : {pathBase64}),
    uri,
    kind,
    category,
    ...(type === undefined ? {} : {type}),
    sizeBytes: row.size,
    ...(row.totalBytes === null || !row.located ? {} : {totalBytes: row.totalBytes}),
    modifiedAt: instantOf(row.modifiedMs),
    ...(row.createdMs === 0 ? {} : {createdAt: instantOf(row.createdMs)}),
    ...(row.key ? {contentId: unpackContentKey(row.key)} : {}),
    hidden: name.startsWith('.'),
    indexed: row.located,
    ...reachOf(row.volume, parts),
  }
}

/** The item of an entry that has tags. */
export const withTags = (item: Item, tags: readonly string[] = []): Item =>
  tags.length === 0 ? item : {...item, tags: [...tags] as TagId[]}

/** Whether a thing can be reached now; of one that cannot, when it was. */
function reachOf(volume: string, {stateOf, lastSeen}: ItemParts): Pick<Item, 'online' | 'lastSeenAt'> {
  return stateOf(volume) === 'online' ? {online: true} : {online: false, lastSeenAt: instantOf(lastSeen(volume))}
}

interface FolderShown {
  readonly text: string
  readonly exact: boolean
  readonly uri: string
}
/** Of one answer's rows most stand in few folders: what they share is made once. */
const foldersShown = new WeakMap<Uint8Array, FolderShown>()

function placeShown(row: EntryRow, parts: ItemParts): {name: string; path: string; pathBase64?: string; uri: string} {
  if (row.above !== null && typeof row.name === 'string') {
    const folder = shownFolder({volume: row.volume, above: row.above}, parts)
    if (folder.exact) return {name: row.name, path: folder.text + row.name, uri: folder.uri + percentName(row.name)}
  }
  const path = absoluteOf(row, parts)
  const shown = displayName(path)
  const name = displayName(row.above === null ? baseName(path) : bytesOf(row.name)).text
  return {name, path: shown.text, uri: volumeAddress(row.volume, rowPath(row)), ...(shown.exact ? {} : {pathBase64: base64(path)})}
}

/** How a folder of a volume is shown, made once for all that stands in it. */
export function shownFolder({volume, above}: {readonly volume: string; readonly above: Uint8Array}, {mountPoint}: ItemParts): FolderShown {
  const known = foldersShown.get(above)
  if (known) return known
  const path = above.length === 0 ? mountPoint(volume) : joinPath(mountPoint(volume), above)
  const {text, exact} = displayName(path)
  const address = volumeAddress(volume, above)
  const folder = {text: text.endsWith('/') ? text : `${text}/`, exact, uri: address.endsWith('/') ? address : `${address}/`}
  foldersShown.set(above, folder)
  return folder
}

/** A name as it stands in an address; most need nothing. */
function percentName(name: string): string {
  return /^[A-Za-z0-9._~-]*$/.test(name) ? name : formatPercent(encodeUtf8(name))
}

const bytesOf = (name: string | Uint8Array): Uint8Array => (typeof name === 'string' ? encodeUtf8(name) : name)

/** The absolute path of an entry, raw bytes. */
export function absoluteOf(row: Pick<EntryRow, 'volume' | 'name' | 'above'>, parts: Pick<ItemParts, 'mountPoint'>): Uint8Array {
  const top = parts.mountPoint(row.volume)
  const rel = rowPath(row)
  return rel.length === 0 ? top : joinPath(top, rel)
}

/** Both keys that an entry answers to, the full one first. */
export function keysOf(row: Pick<EntryRow, 'key' | 'sample'>): readonly ContentKey[] {
  if (!row.key) return []
  const own = unpackContentKey(row.key)
  return row.sample ? [own, contentKey('sampled', row.sample)] : [own]
}

/** ISO 8601 in UTC of milliseconds since 1970. */
export function instantOf(ms: number): string {
  // A broken clock can give times that no calendar holds.
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : new Date(0).toISOString()
}

/** A path of many levels has more bytes than a call may have arguments, so no spreading. */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
