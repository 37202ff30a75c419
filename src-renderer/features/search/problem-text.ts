import type {Known} from '../../../src-main/contract/query/complete.ts'
import {parseQuery} from '../../../src-main/contract/query/parse.ts'
import type {ParsedQuery} from '../../../src-main/contract/query/terms.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'

const words = messages.search

/** The first thing of a text that is not understood, in a sentence; what is only not written to its end is none. */
export function problemText(text: string, known: Known): string | undefined {
  const parsed = parseQuery(text)
  const problem = parsed.problems.find(({code, end}) => !(end === text.length && unfinished.has(code)))
  if (problem) return words.problems[problem.code]({key: shown(problem.key), value: shown(problem.value)})
  return strangerIn(parsed, known)
}

const unfinished: ReadonlySet<string> = new Set(['noValue', 'openQuote', 'loneOr'])

/** A tag or volume that there is not finds nothing, which is worth a word. */
function strangerIn({clauses}: ParsedQuery, {tags, volumes}: Known): string | undefined {
  for (const {match} of clauses.flatMap(({terms}) => terms)) {
    if (match.key !== 'tag' && match.key !== 'volume') continue
    const all = (match.key === 'tag' ? tags : volumes).map(fold)
    const stranger = match.values.find((value) => !all.some((one) => one === fold(value) || one.endsWith(`/${fold(value)}`)))
    if (stranger !== undefined) return match.key === 'tag' ? words.noTag(shown(stranger)) : words.noVolume(shown(stranger))
  }
  return undefined
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()
