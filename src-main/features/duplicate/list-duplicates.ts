import type {DuplicateGroup as ShownGroup, DuplicateName} from '../../contract/duplicate.ts'
import type {EntryId, VolumeId} from '../../contract/ids.ts'
import type {Handle, operations} from '../../contract/index.ts'
import {unpackContentKey} from '../../domain/content-key.ts'
import type {DuplicateGroup, GroupsInput} from '../../store/duplicates/duplicate-groups.ts'
import type {EntryRow} from '../../store/entries/entry-rows.ts'
import {itemOf} from '../file/index.ts'
import type {CoreScopes, QueryScope} from '../scopes.ts'
import {duplicateScope} from './duplicate-scope.ts'

const WHOLE = 50_000

/** Lists groups of files with the same bytes, a page at a time, also those that lie on volumes which are away. */
export const listDuplicates: Handle<(typeof operations)['duplicate']['list'], CoreScopes> = async ({limit, cursor, ...asked}, scope) => {
  const where = await duplicateScope(asked, scope)
  const after = cursor === undefined ? undefined : (cursorOf(cursor) ?? scope.fail('BadInput', `“${cursor}” is no cursor of this list.`))
  const found = await scope.read.duplicateGroups({...where, limit: limit ?? WHOLE, cursor: after})
  const unsure = after === undefined ? await scope.read.possibleDuplicates({...where, limit: 1}) : undefined
  return {
    total: found.total,
    reclaimableBytes: found.reclaimableBytes,
    ...(unsure && {unsure: {groups: unsure.total, bytesToRead: unsure.bytesToHash}}),
    groups: await shownGroups(found.groups, scope),
    ...(found.cursor && {cursor: `${found.cursor.bytes}.${found.cursor.id}`}),
  }
}

function cursorOf(text: string): GroupsInput['cursor'] {
  const [bytes, id] = text.split('.').map(Number)
  return Number.isSafeInteger(bytes) && Number.isSafeInteger(id) ? {bytes: bytes!, id: id!} : undefined
}

async function shownGroups(groups: readonly DuplicateGroup[], scope: QueryScope): Promise<ShownGroup[]> {
  const [rows, volumes] = await Promise.all([
    scope.read.entryRows({ids: groups.flatMap(({entries}) => entries.map(({id}) => id))}),
    scope.volumes.all(),
  ])
  const known = new Map(rows.map((row) => [row.id, row]))
  const online = new Set(volumes.filter((volume) => volume.online && !volume.silent).map(({id}) => id))
  return groups.map((group) => shownGroup(group, {known, online, scope}))
}

interface Shown {
  readonly known: ReadonlyMap<number, EntryRow>
  readonly online: ReadonlySet<string>
  readonly scope: QueryScope
}

function shownGroup({key, size, reclaimableBytes, entries}: DuplicateGroup, shown: Shown): ShownGroup {
  const files = [...Map.groupBy(entries, ({volume, inode}) => `${volume} ${inode}`).values()]
  const names = files.flatMap((file, at) => file.flatMap(({id}) => nameOf(id, at, shown)))
  return {
    contentId: unpackContentKey(key),
    sizeBytes: size,
    files: files.length,
    reclaimableBytes,
    paths: names.map(({path}) => path),
    names,
  }
}

/** None where the entry went between the two questions. */
function nameOf(id: number, file: number, {known, online, scope}: Shown): readonly DuplicateName[] {
  const row = known.get(id)
  if (!row) return []
  const {path, pathBase64, uri, modifiedAt, ...item} = itemOf(row, scope.items)
  return [
    {
      id: item.id as EntryId,
      path,
      ...(pathBase64 === undefined ? {} : {pathBase64}),
      uri,
      volume: row.volume as VolumeId,
      online: online.has(row.volume),
      modifiedAt,
      file,
    },
  ]
}
