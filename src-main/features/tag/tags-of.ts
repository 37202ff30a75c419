import type {Handle, operations} from '../../contract/index.ts'
import type {TagId} from '../../contract/ids.ts'
import {inTagOrder} from '../../domain/tag/tag-order.ts'
import type {CoreScopes} from '../scopes.ts'
import {tagEntries} from './tag-targets.ts'

/** Tells which tags some files and folders have, and how many of them. */
export const tagsOf: Handle<(typeof operations)['tag']['of'], CoreScopes> = async ({targets}, scope) => {
  const entries = await tagEntries(targets, scope)
  const [all, held] = await Promise.all([scope.read.tags(), scope.read.entryTags({ids: entries})])
  const on = new Map<string, number>()
  for (const uuid of held.flat()) on.set(uuid, (on.get(uuid) ?? 0) + 1)
  const tags = inTagOrder(all).flatMap(({uuid, name, colour, parent}) => {
    const count = on.get(uuid)
    return count === undefined ? [] : [{id: uuid as TagId, name, colour, parent: (parent as TagId | undefined) ?? null, on: count}]
  })
  return {total: tags.length, of: entries.length, tags}
}
