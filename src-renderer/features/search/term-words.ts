import {printTerm} from '../../../src-main/contract/query/print.ts'
import type {Match, Range, Term} from '../../../src-main/contract/query/terms.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'

const words = messages.search

/** A term in words for a chip: what is asked, and for what. */
export interface TermWords {
  /** Absent for what stands for itself. */
  readonly key?: string | undefined
  readonly value: string
}

export function termWords(match: Match): TermWords {
  switch (match.key) {
    case 'name':
      return {value: shown(match.text)}
    case 'pattern':
      return {value: shown(printTerm({not: false, match}))}
    case 'dup':
      return {value: words.keys.dup}
    case 'path':
    case 'regex':
      return {key: words.keys[match.key], value: shown(match.text)}
    case 'size':
    case 'modified':
    case 'created':
    case 'copies':
      return {key: words.keys[match.key], value: rangeWords(match.key, match.range)}
    default:
      return {key: words.keys[match.key], value: match.values.map((value) => valueWords(match.key, value)).join(` ${words.or} `)}
  }
}

/** What a value of a key is called. */
export function valueWords(key: Match['key'], value: string): string {
  return named(key)[value] ?? written(key, value)
}

function named(key: Match['key']): Readonly<Record<string, string>> {
  if (key === 'kind') return messages.categories
  if (key === 'is') return words.states
  if (key === 'size') return words.sizeWords
  return key === 'modified' || key === 'created' ? words.dateWords : {}
}

function written(key: Match['key'], value: string): string {
  if (key === 'size') return value.replace(/^([\d.]+)([a-z]+)$/, (_, digits: string, unit: string) => `${digits} ${unitOf(unit)}`)
  if (key === 'modified' || key === 'created') return spanWords(value)
  return key === 'ext' ? `.${shown(value)}` : shown(value)
}

const unitOf = (unit: string): string => (unit === 'kb' ? 'kB' : unit.endsWith('ib') ? `${unit[0]!.toUpperCase()}iB` : unit.toUpperCase())

function spanWords(date: string): string {
  const [, count, unit] = /^last(\d+)([a-z]+)s$/.exec(date) ?? []
  return unit === undefined ? date.replace('T', ' ') : words.lastSpan(Number(count), unit)
}

function rangeWords(key: Match['key'], range: Range): string {
  const value = (text: string): string => valueWords(key, text)
  if (range.op === '..') return `${value(range.from)} – ${value(range.to)}`
  const sign = {'=': '', '<': '< ', '>': '> ', '<=': '≤ ', '>=': '≥ '}[range.op]
  return sign + value(range.value)
}

/** Alternatives as one sentence, for who hears it. */
export function clauseText(terms: readonly Term[]): string {
  const texts = terms.map(({not, match}) => {
    const {key, value} = termWords(match)
    const said = key === undefined ? value : `${key}: ${value}`
    return not ? words.not(said) : said
  })
  return texts.join(` ${words.or} `)
}
