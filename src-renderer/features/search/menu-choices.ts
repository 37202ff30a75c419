import {parseQuery} from '../../../src-main/contract/query/parse.ts'
import type {Match} from '../../../src-main/contract/query/terms.ts'
import {messages} from '../../messages.ts'

const words = messages.search

/** What a menu offers for one key: values as they are written, with what they are called. */
export interface MenuChoices {
  readonly key: 'kind' | 'size' | 'modified'
  readonly options: () => readonly (readonly [string, string])[]
  readonly matchOf: (option: string) => Match
}

const kinds = [
  'folder',
  'image',
  'video',
  'audio',
  'document',
  'text',
  'code',
  'archive',
  'spreadsheet',
  'presentation',
  'book',
  'web',
  'email',
  'font',
  'database',
  'executable',
] as const
const sizes = {small: '<1mb', medium: '>=1mb', large: '>=100mb', huge: '>=1gb'} as const
const dates = {today: 'today', week: 'last7days', month: 'last30days', year: 'last12months'} as const

const read = (key: string, value: string): Match => parseQuery(`${key}:${value}`).clauses[0]!.terms[0]!.match

export const kindChoices: MenuChoices = {
  key: 'kind',
  options: () => kinds.map((kind) => [kind, messages.categories[kind] ?? kind]),
  matchOf: (kind) => read('kind', kind),
}

export const sizeChoices: MenuChoices = {
  key: 'size',
  options: () => (Object.keys(sizes) as (keyof typeof sizes)[]).map((size) => [sizes[size], words.sizes[size]]),
  matchOf: (size) => read('size', size),
}

export const dateChoices: MenuChoices = {
  key: 'modified',
  options: () => (Object.keys(dates) as (keyof typeof dates)[]).map((date) => [dates[date], words.dates[date]]),
  matchOf: (date) => read('modified', date),
}
