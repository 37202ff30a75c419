import {readCount, readSize, isSizeWord} from './amounts.ts'
import {isList, isRange, type Key, kindOf, stateOf} from './keys.ts'
import {isBack, readDate} from './moments.ts'
import {readExpression} from './regex/read-expression.ts'
import {type Chars, parted} from './scan.ts'
import type {ListKey, Match, PatternPart, ProblemCode, Range, RangeKey} from './terms.ts'

export type Told = {readonly match: Match} | {readonly code: ProblemCode; readonly value: string}

/** What a key asks with a value, or what of the value is wrong. */
export function readMatch(key: Key, value: Chars): Told {
  const {text} = value
  if (key === 'dup') return text === '' ? {match: {key}} : {code: 'needlessValue', value: text}
  if (text === '') return {code: 'noValue', value: ''}
  if (isList(key)) return readList(key, value)
  if (isRange(key)) return readRange(key, text)
  if (key === 'regex' && 'reason' in readExpression(text)) return {code: 'badExpression', value: text}
  return {match: {key, text}}
}

function readList(key: ListKey, value: Chars): Told {
  const words = parted(value, ';')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  if (words.length === 0) return {code: 'noValue', value: value.text}
  const read = words.map((word) => ({word, told: listWords[key](word)}))
  const wrong = read.find(({told}) => told === undefined)
  if (wrong) return {code: key === 'is' ? 'unknownState' : 'unknownKind', value: wrong.word}
  return {match: {key, values: [...new Set(read.map(({told}) => told!))]}}
}

const listWords: Readonly<Record<ListKey, (word: string) => string | undefined>> = {
  ext: (word) => word.toLowerCase().replace(/^\.+(?=.)/, ''),
  kind: kindOf,
  is: stateOf,
  tag: (word) => word,
  volume: (word) => word,
}

const wrongRange = {size: 'badSize', modified: 'badDate', created: 'badDate', copies: 'badCount'} as const

function readRange(key: RangeKey, text: string): Told {
  const wrong = {code: wrongRange[key], value: text} as const
  const between = text.split('..')
  if (between.length > 2) return wrong
  if (between.length === 2) {
    const [from = '', to = ''] = between.map((one) => one.trim())
    const range = openRange(from, to)
    return range && isGood(key, range) ? {match: {key, range: canonical(key, range)}} : wrong
  }
  const [, op = '', value = ''] = /^(>=|<=|[<>=]?)\s*(.*)$/s.exec(text.trim()) ?? []
  const range = {op: (op || '=') as '=', value}
  return isGood(key, range) ? {match: {key, range: canonical(key, range)}} : wrong
}

/** Where one end is left out, the range is open there. */
function openRange(from: string, to: string): Range | undefined {
  if (from === '') return to === '' ? undefined : {op: '<=', value: to}
  return to === '' ? {op: '>=', value: from} : {op: '..', from, to}
}

const readers: Readonly<Record<RangeKey, (text: string) => string | undefined>> = {
  size: readSize,
  modified: readDate,
  created: readDate,
  copies: readCount,
}

/** Nothing is more than `small`, nor between `last7days` and something. */
const standsAlone = (value: string): boolean => isSizeWord(value) || isBack(value)

function isGood(key: RangeKey, range: Range): boolean {
  const values = range.op === '..' ? [range.from, range.to] : [range.value]
  const read = values.map((value) => readers[key](value))
  return read.every((value) => value !== undefined && (range.op === '=' || !standsAlone(value)))
}

function canonical(key: RangeKey, range: Range): Range {
  const read = readers[key]
  return range.op === '..' ? {op: '..', from: read(range.from)!, to: read(range.to)!} : {op: range.op, value: read(range.value)!}
}

/** What a word without a key asks: a part of the name, or with a star or question mark outside of quotes the whole of it. */
export function readName({text, bare}: Chars): Match {
  if (!/[*?]/.test(bare)) return {key: 'name', text}
  const parts: PatternPart[] = []
  let from = 0
  for (let at = 0; at <= bare.length; at++) {
    const wild = bare[at]
    if (at < bare.length && wild !== '*' && wild !== '?') continue
    if (at > from) parts.push({text: text.slice(from, at)})
    from = at + 1
    if (wild === '?') parts.push({wild})
    else if (wild === '*' && !isStar(parts.at(-1))) parts.push({wild})
  }
  return {key: 'pattern', parts}
}

const isStar = (part: PatternPart | undefined): boolean => part !== undefined && 'wild' in part && part.wild === '*'
