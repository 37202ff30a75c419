/** Longer ones no list can show. */
const MOST_LETTERS = 100

/** A name as it is kept, or why it cannot be one. */
export function tagName(said: string): {readonly name: string} | {readonly wrong: string} {
  const name = said.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')
  if (name === '') return {wrong: 'A tag needs a name.'}
  if (name.includes('/')) return {wrong: 'The name of a tag holds no “/”: that stands between a tag and those nested in it.'}
  if (/\p{Cc}|\p{Surrogate}/u.test(name)) return {wrong: 'The name of a tag holds no control characters.'}
  if ([...name].length > MOST_LETTERS) return {wrong: `The name of a tag has at most ${MOST_LETTERS} letters.`}
  return {name}
}

/** Names that are the same to a person: large and small letters, and two ways to write one letter, make no other tag. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase()

/** What a tag is found by. */
export interface NamedTag {
  readonly uuid: string
  readonly name: string
  readonly parent: string | undefined
}

/** The tags that a word can mean: an id, a name, or names from above down with “/” between them, which need not begin at the top. */
export function tagsMeant<T extends NamedTag>(tags: readonly T[], word: string): readonly T[] {
  const byId = tags.filter(({uuid}) => uuid === word.toLowerCase())
  if (byId.length > 0) return byId
  const byUuid = new Map(tags.map((tag) => [tag.uuid, tag]))
  const wanted = word.split('/').map((part) => nameKey(part.trim().replaceAll(/\s+/gu, ' ')))
  const ends = (tag: T): boolean => {
    let at: T | undefined = tag
    for (const part of wanted.toReversed()) {
      if (!at || nameKey(at.name) !== part) return false
      at = at.parent === undefined ? undefined : byUuid.get(at.parent)
    }
    return true
  }
  const found = tags.filter(ends)
  // `Work` is the one at the top before it is one nested somewhere; a way that begins at the top is the whole of it.
  const tops = found.filter((tag) => depth(tag, byUuid) === wanted.length)
  return tops.length > 0 ? tops : found
}

/** A tag's names from the top down, as it can be asked for. */
export function tagPath<T extends NamedTag>(tag: T, byUuid: ReadonlyMap<string, T>): string {
  const above = tag.parent === undefined ? undefined : byUuid.get(tag.parent)
  return above ? `${tagPath(above, byUuid)}/${tag.name}` : tag.name
}

const depth = <T extends NamedTag>(tag: T, byUuid: ReadonlyMap<string, T>): number => {
  const above = tag.parent === undefined ? undefined : byUuid.get(tag.parent)
  return above ? depth(above, byUuid) + 1 : 1
}
