import type {Handle, operations} from '../../contract/index.ts'
import type {OpenedFolder} from '../browser.ts'
import type {CoreScopes, QueryScope} from '../scopes.ts'
import {itemOf} from './item.ts'
import {listedText} from './listed-text.ts'
import {placeOf} from './place.ts'

/** Lists a folder in byte order of the names, whether a location keeps it or not. */
export const listFolder: Handle<(typeof operations)['file']['list'], CoreScopes> = async ({path, hidden}, scope) => {
  const place = await placeOf(path, scope)
  const looked = await scope.browser.look(place)
  if (!('written' in looked)) return {...(await itemsIn(looked.entry, {hidden, scope})), ...locationOf(looked)}
  // Written as text while the writer works.
  const text = listedText({volume: place.volume.id, rel: place.rel, entries: looked.entries}, scope.items, hidden)
  const noted = await looked.noted
  const {entry, ids} = noted.ids ? noted : await looked.written
  return ids ? text.withIds(ids) : itemsIn(entry, {hidden, scope})
}

async function itemsIn(folder: number, {hidden, scope}: {readonly hidden: boolean; readonly scope: Pick<QueryScope, 'read' | 'items'>}) {
  const rows = await scope.read.childRows({folder})
  const items = rows.map((row) => itemOf(row, scope.items)).filter((item) => hidden || !item.hidden)
  return {total: items.length, items}
}

const locationOf = ({location}: OpenedFolder): {location?: string} => (location === undefined ? {} : {location})
