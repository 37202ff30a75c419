import {keyOf, shortForms} from './keys.ts'
import {readMatch, readName, type Told} from './read-match.ts'
import {type Or, scan, type Word} from './scan.ts'
import type {Clause, ParsedQuery, Problem, ProblemCode, Span, Term} from './terms.ts'

/**
 * Reads a query. Words side by side must all hold, those with a bar between them are alternatives and bind closer, as in Everything.
 * Nothing is refused: what is not understood is told, and stays as a plain word.
 */
export function parseQuery(text: string): ParsedQuery {
  const problems: Problem[] = []
  const clauses: {terms: (Term & Span)[]}[] = []
  let or: Or | undefined
  for (const part of scan(text)) {
    if (part.kind === 'or') {
      if (or || clauses.length === 0) problems.push(bareOr(part))
      else or = part
      continue
    }
    const term = readTerm(part, problems)
    if (term && or) clauses.at(-1)!.terms.push(term)
    else if (term) clauses.push({terms: [term]})
    or = undefined
  }
  if (or) problems.push(bareOr(or))
  return {clauses: clauses.map(spanned), problems: problems.toSorted((a, b) => a.from - b.from)}
}

const bareOr = ({from, end}: Or): Problem => ({code: 'loneOr', from, end, key: '', value: '|'})

const spanned = ({terms}: {readonly terms: readonly (Term & Span)[]}): Clause => ({
  terms,
  from: terms[0]!.from,
  end: terms.at(-1)!.end,
})

/** The term of a word; none where it asks for nothing yet. */
function readTerm(word: Word, problems: Problem[]): (Term & Span) | undefined {
  const {from, end, not, key, isOpen} = word
  const tell = (code: ProblemCode, value: string): void => {
    problems.push({code, from, end, key: key ?? '', value})
  }
  if (isOpen) tell('openQuote', word.value.text)
  const told = toldOf(word)
  if ('match' in told) return word.whole.text === '' ? undefined : {not, match: told.match, from, end}
  tell(told.code, told.value)
  return told.code === 'noValue' ? undefined : {not, match: {key: 'name', text: word.whole.text}, from, end}
}

function toldOf({key, value, whole}: Word): Told {
  if (key === undefined) return {match: readName(whole)}
  const short = Object.hasOwn(shortForms, key.toLowerCase()) ? shortForms[key.toLowerCase()] : undefined
  if (short) return value.text === '' ? {match: short} : {code: 'needlessValue', value: value.text}
  const known = keyOf(key)
  return known === undefined ? {code: 'unknownKey', value: value.text} : readMatch(known, value)
}
