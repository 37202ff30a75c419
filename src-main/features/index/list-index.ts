import type {Handle, operations} from '../../contract/index.ts'
import type {ContentKey, EntryId} from '../../contract/ids.ts'
import type {IndexLine} from '../../contract/index-subject.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {contentKey, unpackContentKey} from '../../domain/content-key.ts'
import {displayName} from '../../domain/display-path.ts'
import type {LineRow} from '../../store/entries/index-lines.ts'
import {entryUuid} from '../../store/entry-uuid.ts'
import {base64, entryKindNames, isFolder, placeOf} from '../file/index.ts'
import type {CoreScopes} from '../scopes.ts'

const WHOLE = 50_000

/** Lists what the index holds below a folder, a page at a time in byte order of the path. */
export const listIndex: Handle<(typeof operations)['index']['list'], CoreScopes> = async ({path, limit, cursor}, scope) => {
  const place = await placeOf(path, scope)
  if (place.entry === undefined) return scope.fail('NotFound', `${displayName(place.path).text} is not in the index.`)
  const [row] = await scope.read.entryRows({ids: [place.entry]})
  if (row && !isFolder(row)) return scope.fail('NotAFolder', `${displayName(place.path).text} is not a folder.`)
  const after = cursor === undefined ? undefined : (fromBase64(cursor) ?? scope.fail('BadInput', `“${cursor}” is no cursor of this list.`))
  const {lines, more} = await scope.read.indexLines({folder: place.entry, after, limit: limit ?? WHOLE})
  const last = lines.at(-1)
  return {
    total: row ? await scope.read.countBelow({folder: place.entry}) : 0,
    items: lines.map((line) => lineOf(line, {top: place.volume.mountPoint, base: scope.base})),
    ...(more && last ? {cursor: base64(last.path)} : {}),
  }
}

function lineOf(row: LineRow, {top, base}: {readonly top: Uint8Array; readonly base: Uint8Array}): IndexLine {
  const path = joinPath(top, row.path)
  const shown = displayName(path)
  return {
    path: shown.text,
    ...(shown.exact ? {} : {pathBase64: base64(path)}),
    id: entryUuid(base, row.id) as EntryId,
    kind: entryKindNames[row.kind]!,
    sizeBytes: row.size,
    mtimeNs: String(row.mtimeNs),
    inode: String(BigInt.asUintN(64, row.inode)),
    ...contentOf(row),
  }
}

function contentOf(row: LineRow): {contentId?: ContentKey; sampleId?: string; fullHash?: string} {
  if (!row.key) return {}
  const id = unpackContentKey(row.key)
  const hex = id.slice(2)
  if (row.key[0] === 0x73) return {contentId: id, sampleId: hex}
  return {contentId: id, fullHash: hex, sampleId: row.sample ? contentKey('sampled', row.sample).slice(2) : hex}
}

function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
