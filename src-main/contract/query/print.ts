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
    case 'regex':
      return `regex:${match.text === '' || /[\s"]/u.test(match.text) ? quoted(match.text) : match.text}`
    case 'path':
      return `path:${needsQuotes(match.text, false) ? quoted(match.text) : match.text}`
    case 'size':
    case 'modified':
    case 'created':
    case 'copies':
      return `${match.key}:${printRange(match.range)}`
    default:
      return `${match.key}:${match.values.map(printValue).join(';')}`
  }
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
