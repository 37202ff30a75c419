import {askedBy} from '../../../src-main/contract/query/edit.ts'
import {parseQuery} from '../../../src-main/contract/query/parse.ts'
import {printTerm} from '../../../src-main/contract/query/print.ts'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {activePane} from '../../core/pane.ts'
import {searchFor} from '../search/index.ts'
import {useTags, wordOfTag} from './tags.ts'

/** Asks for all that has a tag. */
export function showTag(id: string, pane = activePane()): void {
  const all = useTags.getState().value
  const tag = all.find((one) => one.id === id)
  if (tag) searchFor(printTerm({not: false, match: {key: 'tag', values: [wordOfTag(tag, all)]}}), pane)
}

/** The tags that a search asks for, one of which is enough. */
export function tagsIn(text: string, all: readonly Tag[]): readonly Tag[] {
  const asked = askedBy(text, 'tag')
  const words = asked?.key === 'tag' ? asked.values.map(fold) : []
  return all.filter((tag) => words.some((word) => word === fold(wordOfTag(tag, all)) || word === tag.id))
}

/** The tag that is all that a search asks for. */
export function onlyTagIn(text: string, all: readonly Tag[]): string | undefined {
  const {clauses} = parseQuery(text)
  const [tag, ...more] = clauses.length === 1 ? tagsIn(text, all) : []
  return more.length === 0 ? tag?.id : undefined
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()
