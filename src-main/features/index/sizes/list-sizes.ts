import type {EntryId, VolumeId} from '../../../contract/ids.ts'
import type {Handle, operations} from '../../../contract/index.ts'
import type {SizeNode} from '../../../contract/sizes.ts'
import {displayName} from '../../../domain/display-path.ts'
import {encodeUtf8} from '../../../domain/utf8.ts'
import type {SizedFolder} from '../../../store/sizes/size-tree.ts'
import {entryUuid} from '../../../store/entry-uuid.ts'
import {instantOf} from '../../file/index.ts'
import type {CoreScopes} from '../../scopes.ts'
import {isReachable} from '../../volume-book.ts'
import {type FoundFile, type FoundFolder, sizeNodes} from './size-nodes.ts'
import {type Top, topsOf} from './size-scope.ts'

/** Tells what takes the space below a folder, on a volume, or everywhere: from the sums that the index keeps, and one pass over its files. */
export const listSizes: Handle<(typeof operations)['index']['sizes'], CoreScopes> = async (asked, scope) => {
  const tops = await topsOf(asked, scope)
  const {read, searcher, base} = scope
  const duplicates = asked.duplicates ? await read.duplicatedNames() : undefined
  const {least, folders} = await read.sizeTree({...asked, tops: tops.map(({entry}) => entry)})
  await searcher.follow()
  const {seq, ...found} = await searcher.sizeFiles({
    folders: Float64Array.from(folders, ({id}) => id),
    opened: Uint8Array.from(folders, ({opened}) => Number(opened)),
    least,
    most: asked.most,
    duplicates,
  })
  const names = await read.entryNames({ids: found.ids})
  const files = [...names].flatMap((name, at): readonly FoundFile[] =>
    name === undefined
      ? []
      : [
          {
            id: entryUuid(base, found.ids[at]!) as EntryId,
            name: nameShown(name),
            owner: found.owners[at]!,
            bytes: found.sizes[at]!,
            category: found.categories[at]!,
            duplicated: found.duplicated[at] === 1,
            modifiedAt: instantOf(found.modified[at]!),
          },
        ],
  )
  const shown = folders.map((folder, at) => folderOf(folder, {at, tops, base, found}))
  const nodes = sizeNodes({folders: shown, files, head: headOf(asked, tops), duplicates: asked.duplicates})
  return {total: nodes.length, seq, nodes}
}

interface FolderParts {
  readonly at: number
  readonly tops: readonly Top[]
  readonly base: Uint8Array
  readonly found: {readonly restCategories: readonly string[]; readonly duplicateBytes: Float64Array}
}

function folderOf({id, parent, name, bytes, files, folders, opened}: SizedFolder, {at, tops, base, found}: FolderParts): FoundFolder {
  const top = parent < 0 ? tops.find(({entry}) => entry === id) : undefined
  return {
    id: entryUuid(base, id) as EntryId,
    parent,
    name: top?.name ?? nameShown(name),
    bytes,
    files,
    folders,
    opened,
    restCategory: found.restCategories[at]!,
    duplicateBytes: found.duplicateBytes[at]!,
    ...(top ? {top: {path: top.path, volume: volumeOf(top)}} : {}),
  }
}

/** What stands above the folders: the folder alone, a volume, or everything. */
function headOf(
  {path, volume}: {readonly path?: string | undefined; readonly volume?: string | undefined},
  tops: readonly Top[],
): SizeNode['kind'] {
  if (path !== undefined && tops.length === 1) return 'folder'
  return volume === undefined ? 'all' : 'volume'
}

function volumeOf({volume}: Top): {readonly id: VolumeId; readonly name: string; readonly path: string; readonly online: boolean} {
  return {
    id: volume.id as VolumeId,
    name: volume.name,
    path: displayName(volume.mountPoint).text,
    online: isReachable(volume),
  }
}

function nameShown(name: string | Uint8Array): string {
  return displayName(typeof name === 'string' ? encodeUtf8(name) : name).text
}
