import {sizeWords} from './amounts.ts'
import {type Key, keyOf, keys, kinds, states} from './keys.ts'
import {dateWords} from './moments.ts'
import {printValue} from './print.ts'
import {scan, type Word} from './scan.ts'
import type {Span} from './terms.ts'

/** What is known beside the words of the language. */
export interface Known {
  /** Each by its name, or its names from the top. */
  readonly tags: readonly string[]
  readonly volumes: readonly string[]
}

export interface Completion extends Span {
  /** What it is of: the key of a value; '' where it is a key itself. */
  readonly key: Key | ''
  /** The value or the key. */
  readonly name: string
  /** What takes the place of the span. */
  readonly text: string
  /** Nothing more is expected behind it. */
  readonly isWhole: boolean
}

/** Fewer letters of a word say too little about what it shall become. */
const LEAST_LETTERS = 2
const MOST = 12

/** What the word before a caret may become: a key, a value of its key, a tag. */
export function completionsAt(text: string, caret: number, known: Known): readonly Completion[] {
  const word = scan(text.slice(0, caret)).at(-1)
  if (word?.kind !== 'word' || word.end !== caret) return []
  const key = word.key === undefined ? undefined : keyOf(word.key)
  if (key !== undefined) return values(key, {text, word, caret, known})
  return word.key === undefined && word.whole.text.length >= LEAST_LETTERS
    ? [...keysLike(word), ...tagsLike(word, known)].slice(0, MOST)
    : []
}

/** All keys, at a place where a word may begin. */
export function allKeys(caret: number): readonly Completion[] {
  return keys.map((key) => ({key: '' as const, name: key, text: `${key}:`, from: caret, end: caret, isWhole: key === 'dup'}))
}

const beginOf = ({from, not}: Word): number => from + Number(not)

function keysLike(word: Word): readonly Completion[] {
  const said = word.whole.text.toLowerCase()
  const span = {from: beginOf(word), end: word.end}
  return keys
    .filter((key) => key.startsWith(said))
    .map((key) => ({key: '' as const, name: key, text: `${key}:`, isWhole: key === 'dup', ...span}))
}

function tagsLike(word: Word, {tags}: Known): readonly Completion[] {
  const span = {from: beginOf(word), end: word.end}
  return alike(tags, word.whole.text).map((name) => ({key: 'tag' as const, name, text: `tag:${printValue(name)}`, isWhole: true, ...span}))
}

interface Asked {
  readonly text: string
  readonly word: Word
  readonly caret: number
  readonly known: Known
}

function values(key: Key, {text, word, caret, known}: Asked): readonly Completion[] {
  // Only the last of several values is being written.
  const last = word.value.bare.lastIndexOf(';') + 1
  const operator = key === 'size' || key === 'modified' || key === 'created' || key === 'copies' ? 0 : last
  const written = word.value.text.slice(operator)
  const begin = operator === 0 ? beginOf(word) + word.key!.length + 1 : text.lastIndexOf(';', caret - 1) + 1
  return alike(valuesOf(key, known), written)
    .slice(0, MOST)
    .map((name) => ({key, name, text: printValue(name), from: begin, end: caret, isWhole: true}))
}

function valuesOf(key: Key, {tags, volumes}: Known): readonly string[] {
  switch (key) {
    case 'kind':
      return kinds
    case 'is':
      return states
    case 'tag':
      return tags
    case 'volume':
      return volumes
    case 'modified':
    case 'created':
      return [...dateWords, 'last7days', 'last30days']
    case 'size':
      return ['>1mb', '>10mb', '>100mb', '>1gb', ...sizeWords]
    case 'copies':
      return ['<2', '1', '>1', '>2']
    default:
      return []
  }
}

/** Those first that begin so; what is written whole already is no help. */
function alike(all: readonly string[], written: string): readonly string[] {
  const said = written.toLowerCase()
  const begins = all.filter((one) => one.toLowerCase().startsWith(said))
  const holds = all.filter((one) => !begins.includes(one) && one.toLowerCase().includes(said))
  const found = [...begins, ...holds]
  return found.length === 1 && found[0]!.toLowerCase() === said ? [] : found
}
