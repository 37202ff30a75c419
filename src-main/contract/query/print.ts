import type {Clause, Match, ParsedQuery, PatternPart, Range, Term} from './terms.ts'

/** A query in canonical form; read again it asks the same. */
export function printQuery({clauses}: Pick<ParsedQuery, 'clauses'>): string {
  return clauses.map(printClause).join(' ')
}

export const printClause = ({terms}: Pick<Clause, 'terms'>): string => terms.map(printTerm).join(' | ')

export const printTerm = ({not, match}: Term): string => (not ? '!' : '') + printMatch(match)

function printMatch(match: Match): string {
  switch (match.key) {
    case 'name':
      return needsQuotes(match.text, true) ? quoted(match.text) : match.text
    case 'pattern':
      return match.parts.map(printPart).join('')
    case 'dup':
      return 'dup:'
    default:
      return `${match.key}:${printAsked(match)}`
  }
}

/** What stands behind a key. */
function printAsked(match: Exclude<Match, {readonly key: 'name' | 'pattern' | 'dup'}>): string {
  if ('range' in match) return printRange(match.range)
  if ('values' in match) return match.values.map(printValue).join(';')
  const asIs = match.key === 'regex' ? match.text !== '' && !/[\s"]/u.test(match.text) : !needsQuotes(match.text, false)
  return asIs ? match.text : quoted(match.text)
}

export function printRange(range: Range): string {
  if (range.op === '..') return `${range.from}..${range.to}`
  return range.op === '=' ? range.value : range.op + range.value
}

/** A value as it stands behind a key. */
export const printValue = (value: string): string => (value.includes(';') || needsQuotes(value, false) ? quoted(value) : value)

function printPart(part: PatternPart, at: number): string {
  if ('wild' in part) return part.wild
  return /[*?]/.test(part.text) || needsQuotes(part.text, at === 0) ? quoted(part.text) : part.text
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Would it be read otherwise, or not at all? At the beginning of a term signs mean more. */
function needsQuotes(text: string, isFirst: boolean): boolean {
  if (text === '' || /[\s"|]/u.test(text)) return true
  return isFirst ? /^[!-]|[*?]|^[a-z][a-z-]+:/i.test(text) : false
}
