import type {Key} from './keys.ts'
import {parseQuery} from './parse.ts'
import {printClause, printTerm} from './print.ts'
import type {Clause, Match, ProblemCode, Span} from './terms.ts'

/** A text without one of its clauses. */
export function withoutClause(text: string, {from, end}: Span): string {
  return joined(text.slice(0, from), text.slice(end))
}

/** A text with one of its clauses turned round: each of its terms must not hold now, or must again. Alternatives become clauses of their own. */
export function turnedClause(text: string, {from, end, terms}: Clause): string {
  const turned = terms.map((term) => ({...term, not: !term.not}))
  // Not one of these: neither this one nor that one.
  const isNone = turned.every(({not}) => not)
  const printed = isNone ? turned.map(printTerm).join(' ') : printClause({terms: turned})
  return text.slice(0, from) + printed + text.slice(end)
}

/** A text in which a key asks for something else, or no more; only what stands alone and is not turned round is changed. */
export function withKey(text: string, key: Key, match: Match | undefined): string {
  const own = parseQuery(text).clauses.filter(({terms}) => terms.length === 1 && !terms[0]!.not && terms[0]!.match.key === key)
  const printed = match === undefined ? undefined : printTerm({not: false, match})
  const [first, ...others] = own.toReversed()
  const rest = others.reduce((left, clause) => withoutClause(left, clause), first ? replaced(text, first, printed) : text)
  return first || printed === undefined ? rest : joined(text, printed)
}

/** What a key asks for, where one clause says it. */
export function askedBy(text: string, key: Key): Match | undefined {
  return parseQuery(text).clauses.find(({terms}) => terms.length === 1 && !terms[0]!.not && terms[0]!.match.key === key)?.terms[0]!.match
}

function replaced(text: string, clause: Clause, printed: string | undefined): string {
  return printed === undefined ? withoutClause(text, clause) : text.slice(0, clause.from) + printed + text.slice(clause.end)
}

/** What more letters could not mend. */
const forGood: ReadonlySet<ProblemCode> = new Set(['unknownKey', 'needlessValue'])

/** A text as it asks while one still writes: what ends it and is not understood yet is left out. */
export function settledText(text: string): string {
  const open = parseQuery(text).problems.find(({code, end}) => end === text.length && !forGood.has(code))
  return open === undefined ? text : text.slice(0, open.from).trimEnd()
}

const joined = (before: string, after: string): string => [before.trim(), after.trim()].filter((part) => part !== '').join(' ')
