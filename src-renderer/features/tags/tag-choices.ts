import type {Tag} from '../../../src-main/contract/tag.ts'
import {pathOfTag} from './tags.ts'

export interface TagChoices {
  readonly found: readonly Tag[]
  /** The name of a tag that there is not, and that can be made. */
  readonly makes: string | undefined
}

/** What typed text offers: the tags whose names hold it, those that begin with it first, and a new one where none is called so. */
export function tagChoices(all: readonly Tag[], text: string): TagChoices {
  const wanted = keyOf(text.trim())
  if (wanted === '') return {found: all, makes: undefined}
  const begins = (tag: Tag): boolean => keyOf(tag.name).startsWith(wanted)
  const holds = all.filter((tag) => keyOf(pathOfTag(tag, all)).includes(wanted))
  const isNamed = all.some(({name}) => keyOf(name) === wanted)
  return {
    found: [...holds.filter(begins), ...holds.filter((tag) => !begins(tag))],
    makes: isNamed || text.includes('/') ? undefined : text.trim(),
  }
}

const keyOf = (text: string): string => text.normalize('NFKC').toLowerCase()
