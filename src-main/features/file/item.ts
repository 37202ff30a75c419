import type {EntryKind, Item} from '../../contract/file.ts'
import type {ContentKey, EntryId} from '../../contract/ids.ts'
import {volumeAddress} from '../../domain/address.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {contentKey, unpackContentKey} from '../../domain/content-key.ts'
import {displayName, type Shown} from '../../domain/display-path.ts'
import type {EntryRow} from '../../store/entries/entry-rows.ts'
import {entryUuid} from '../../store/entry-uuid.ts'

/** What turns rows into items: where volumes are mounted, how ids are made, what names mean. */
export interface ItemParts {
  readonly base: Uint8Array
  /** The absolute path of a volume's top, raw bytes; the last known one where it is offline. */
  mountPoint(volume: string): Uint8Array
  categoryOf(row: {readonly kind: EntryKind; readonly name: string; readonly mode: number; readonly type: string | null}): {readonly category: string; readonly type: string | undefined}
}

export const entryKindNames: readonly EntryKind[] = ['file', 'dir', 'link', 'special', 'dir']

/** Makes the item that every door shows of an entry. */
export function itemOf(row: EntryRow, parts: ItemParts): Item {
  const path = absoluteOf(row, parts)
  const shown = displayName(path)
  const name = nameOf(row)
  const kind = entryKindNames[row.kind] ?? 'special'
  const {category, type} = parts.categoryOf({kind, name: name.text, mode: row.mode, type: row.type})
  return {
    id: entryUuid(parts.base, row.id) as EntryId,
    name: name.text,
    path: shown.text,
    ...(shown.exact ? {} : {pathBase64: base64(path)}),
    uri: volumeAddress(row.volume, row.path),
    kind,
    category,
    ...(type === undefined ? {} : {type}),
    sizeBytes: row.size,
    ...(row.totalBytes === null || !row.located ? {} : {totalBytes: row.totalBytes}),
    modifiedAt: instantOf(row.mtimeNs),
    ...(row.birthNs === 0n ? {} : {createdAt: instantOf(row.birthNs)}),
    ...(row.key ? {contentId: unpackContentKey(row.key)} : {}),
    hidden: name.text.startsWith('.'),
    indexed: row.located,
  }
}

/** The absolute path of an entry, raw bytes. */
export function absoluteOf(row: Pick<EntryRow, 'volume' | 'path'>, parts: Pick<ItemParts, 'mountPoint'>): Uint8Array {
  const top = parts.mountPoint(row.volume)
  return row.path.length === 0 ? top : joinPath(top, row.path)
}

/** Both keys that an entry answers to, the full one first. */
export function keysOf(row: Pick<EntryRow, 'key' | 'sample'>): readonly ContentKey[] {
  if (!row.key) return []
  const own = unpackContentKey(row.key)
  return row.sample ? [own, contentKey('sampled', row.sample)] : [own]
}

export function instantOf(ns: bigint): string {
  const ms = Number(ns / 1_000_000n)
  // A broken clock can give times that no calendar holds.
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : new Date(0).toISOString()
}

export function base64(bytes: Uint8Array): string {
  return (bytes as Uint8Array & {toBase64?: () => string}).toBase64?.() ?? btoa(String.fromCharCode(...bytes))
}

function nameOf(row: EntryRow): Shown {
  const slash = row.name.lastIndexOf(0x2f)
  return displayName(slash < 0 ? row.name : row.name.subarray(slash + 1))
}
