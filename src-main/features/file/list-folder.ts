import type {Handle, operations} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {itemOf} from './item.ts'
import {placeOf} from './place.ts'

/** Lists a folder in byte order of the names, whether a location keeps it or not. */
export const listFolder: Handle<(typeof operations)['file']['list'], CoreScopes> = async ({path, hidden}, scope) => {
  const place = await placeOf(path, scope)
  const {entry, location} = await scope.browser.open(place)
  const rows = await scope.read.childRows({folder: entry})
  const items = rows.map((row) => itemOf(row, scope.items)).filter((item) => hidden || !item.hidden)
  return {total: items.length, items, ...(location === undefined ? {} : {location})}
}
