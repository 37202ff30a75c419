import type {Item} from '../../contract/file.ts'
import type {Handle, operations} from '../../contract/index.ts'
import {volumeAddress} from '../../domain/address.ts'
import {joinPath, pathBelow} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {base64, entryKindNames, fileHandlers, instantOf} from '../file/index.ts'
import type {CoreScopes, QueryScope} from '../scopes.ts'
import type {TrashedFacts} from './trash-calls.ts'

/** Lists a folder, or with `trash:` what is in the trashes of this user. */
export const listAnyFolder: Handle<(typeof operations)['file']['list'], CoreScopes> = async (input, scope) => {
  if (input.path !== 'trash:') return fileHandlers.list(input, scope)
  const things = await scope.disk.listTrash()
  const items = await Promise.all(things.map((thing) => trashedItem(thing, scope)))
  return {total: items.length, items}
}

async function trashedItem({spot, origin, deletedAt, facts}: TrashedFacts, {volumes, items}: QueryScope): Promise<Item> {
  const path = joinPath(spot.folder, spot.name)
  const volume = await volumes.at(path)
  const name = displayName(spot.name).text
  const shown = displayName(path)
  const kind = entryKindNames[facts.kind] ?? 'special'
  const {category, type} = items.categoryOf({kind, name, mode: facts.mode, type: null})
  return {
    name,
    path: shown.text,
    ...(shown.exact ? {} : {pathBase64: base64(path)}),
    uri: volumeAddress(volume.id, pathBelow(path, volume.mountPoint)),
    kind,
    category,
    ...(type === undefined ? {} : {type}),
    sizeBytes: facts.size,
    modifiedAt: instantOf(Number(facts.mtimeNs / 1_000_000n)),
    ...(origin ? {trashedFrom: displayName(origin).text} : {}),
    ...(deletedAt === undefined ? {} : {trashedAt: instantOf(Date.parse(deletedAt))}),
  }
}
