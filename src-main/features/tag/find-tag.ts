import {CoreError} from '../../contract/errors.ts'
import {tagPath, tagsMeant} from '../../domain/tag/tag-name.ts'
import type {Reader} from '../../store/remote.ts'
import type {TagRecord} from '../../store/tags/tag-rows.ts'

interface Reading {
  readonly read: Reader
}

/** The tag that a word names. */
export async function findTag(word: string, {read}: Reading): Promise<TagRecord> {
  const all = await read.tags()
  const [tag, ...more] = tagsMeant(all, word)
  if (!tag) throw new CoreError({code: 'NotFound', message: `There is no tag “${word}”.`, hint: 'onefold tag list tells which there are.'})
  if (more.length === 0) return tag
  const byUuid = new Map(all.map((one) => [one.uuid, one]))
  const ways = [tag, ...more].map((one) => `“${tagPath(one, byUuid)}”`).join(', ')
  throw new CoreError({
    code: 'Conflict',
    message: `Several tags are called “${word}”: ${ways}.`,
    hint: 'Name it by its whole way or its id.',
  })
}

/** The tag of a word, or none; a word that means several is refused all the same. */
export async function findTagOrNone(word: string, {read}: Reading): Promise<TagRecord | undefined> {
  return tagsMeant(await read.tags(), word).length === 0 ? undefined : findTag(word, {read})
}

/** The numbers by which a search asks for tags. */
export async function tagNumbers(words: readonly string[], scope: Reading): Promise<readonly number[]> {
  return (await Promise.all(words.map((word) => findTag(word, scope)))).map(({number}) => number)
}

/** The numbers of all tags that a word may mean: what is only typed so far may mean several, and none finds nothing. */
export async function typedTags({read}: Reading): Promise<(word: string) => readonly number[]> {
  const all = await read.tags()
  return (word) => tagsMeant(all, word).map(({number}) => number)
}
