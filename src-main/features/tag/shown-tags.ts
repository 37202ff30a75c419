import type {TagId} from '../../contract/ids.ts'
import type {Tag} from '../../contract/tag.ts'
import {inTagOrder} from '../../domain/tag/tag-order.ts'
import type {TagRecord} from '../../store/tags/tag-rows.ts'
import type {QueryScope} from '../scopes.ts'

type ShownParts = Pick<QueryScope, 'read' | 'searcher'>

/** All tags with what is found by them, in the order of their names, each behind the one that it is nested in. */
export async function shownTags(parts: ShownParts): Promise<readonly Tag[]> {
  const all = await parts.read.tags()
  await parts.searcher.follow()
  return Promise.all(inTagOrder(all).map((tag) => shownTag(tag, parts)))
}

/** One tag, with what is found by it. */
export async function shownTag({number, uuid, name, colour, parent}: TagRecord, {searcher}: Pick<ShownParts, 'searcher'>): Promise<Tag> {
  const query = {text: '', literal: true, hidden: true, tags: [number]}
  const {total} = await searcher.query({query, sort: {field: 'name', desc: false}, limit: 1})
  return {id: uuid as TagId, name, colour, parent: (parent as TagId | undefined) ?? null, count: total}
}
