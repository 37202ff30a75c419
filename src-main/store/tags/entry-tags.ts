import {Buffer} from 'node:buffer'
import {contentSubject} from '../../domain/tag/content-subject.ts'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

/** The uuids of the tags that entries have, in the order asked, the oldest tag first; tags that were deleted do not count. */
export function entryTags(
  {library, index}: Stores,
  {ids}: {readonly ids: readonly number[] | Float64Array},
): readonly (readonly string[])[] {
  const none: readonly string[] = []
  const anything = statement(library, 'SELECT 1 FROM application WHERE present = 1 LIMIT 1').get()
  if (anything === undefined) return Array.from(ids, () => none)
  const contentOf = statement(
    index,
    "SELECT content.key FROM entry JOIN content ON content.id = entry.content WHERE entry.id = ? AND kind = 0 AND entry.size > 0 AND substr(content.key, 1, 1) = x'66'",
  ).pluck()
  const read = statement(
    library,
    `SELECT DISTINCT tag.uuid FROM (SELECT id FROM subject WHERE entry = ? UNION ALL SELECT id FROM subject WHERE uuid = ?) AS own
       JOIN application ON application.subject = own.id AND present = 1 JOIN tag ON tag.id = application.tag AND alive = 1 ORDER BY tag.id`,
  ).pluck()
  return Array.from(ids, (id) => {
    const key = contentOf.get(id) as Uint8Array | undefined
    return read.all(id, key === undefined ? null : Buffer.from(contentSubject(key))) as string[]
  })
}
