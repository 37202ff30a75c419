import type {Item} from '../../contract/file.ts'
import type {Handle, operations} from '../../contract/index.ts'
import {itemOf, withTags} from '../file/index.ts'
import type {CoreScopes, QueryScope} from '../scopes.ts'
import {asksNothing, mustBeUnderstood, nameQueryOf} from './name-query-of.ts'

/** Answers one page of a search over the names of all locations, as the index stands at this moment. */
export const searchNames: Handle<(typeof operations)['search']['query'], CoreScopes> = async (
  {limit, cursor, sort, desc, ...input},
  scope,
) => {
  if (asksNothing(input)) scope.fail('BadInput', 'Say what to search for: a part of a name, or a filter.')
  mustBeUnderstood(input)
  const query = await nameQueryOf(input, scope)
  await scope.searcher.follow()
  const {ids, ...page} = await scope.searcher.query({query, sort: {field: sort, desc}, limit, cursor})
  return {...page, items: await itemsOf(ids, scope)}
}

/** The items of entries in the order asked, with their tags; those that went since are left out. */
export async function itemsOf(ids: Float64Array, scope: Pick<QueryScope, 'read' | 'items'>): Promise<Item[]> {
  if (ids.length === 0) return []
  const [rows, tags] = await Promise.all([scope.read.entryRows({ids}), scope.read.entryTags({ids})])
  const tagsOf = new Map(Array.from(ids, (id, at) => [id, tags[at]!]))
  return rows.map((row) => withTags(itemOf(row, scope.items), tagsOf.get(row.id)))
}
