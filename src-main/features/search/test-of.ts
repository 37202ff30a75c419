import {countBounds, sizeBounds} from '../../contract/query/amounts.ts'
import {timeOf} from '../../contract/query/moments.ts'
import type {ListKey, Match} from '../../contract/query/terms.ts'
import {entryKinds} from '../../contract/file.ts'
import type {NameTest} from './engine/name-query.ts'

/** What words of a query mean here and now. */
export interface Meanings {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly tags: (word: string) => readonly number[]
  /** Ids of the volumes of that name, id or mount point. */
  readonly volumes: (word: string) => readonly string[]
  readonly online: readonly string[]
  readonly offline: readonly string[]
}

/** What the search thread asks a row for a term. */
export function testOf(match: Match, meanings: Meanings): NameTest {
  switch (match.key) {
    case 'name':
      return {by: 'infix', text: match.text}
    case 'pattern':
      return {by: 'pattern', parts: match.parts}
    case 'regex':
      return {by: 'expression', text: match.text}
    case 'path':
      return {by: 'path', text: match.text}
    case 'dup':
      return {by: 'copies', bounds: {least: 2, most: Infinity}}
    case 'copies':
      return {by: 'copies', bounds: countBounds(match.range)}
    case 'size':
      return {by: 'size', bounds: sizeBounds(match.range)}
    case 'modified':
    case 'created':
      return {by: match.key, ...timeOf(match.range, meanings.now)}
    default:
      return testOfList(match, meanings)
  }
}

function testOfList({key, values}: Extract<Match, {key: ListKey}>, meanings: Meanings): NameTest {
  const {tags, volumes} = meanings
  switch (key) {
    case 'is':
      return testOfStates(values, meanings)
    case 'ext':
      return {by: 'ending', extensions: values}
    case 'tag':
      return {by: 'tag', tags: values.flatMap(tags)}
    case 'volume':
      return {by: 'volume', volumes: values.flatMap(volumes)}
    default:
      return kindTest(values)
  }
}

/** States are of several sorts, each with a test of its own. */
function testOfStates(states: readonly string[], {online, offline}: Meanings): NameTest {
  const tests = states.map((state): NameTest => {
    if (state === 'hidden') return {by: 'hidden'}
    if (state === 'offline') return {by: 'volume', volumes: offline}
    return state === 'online' ? {by: 'volume', volumes: online} : kindTest([state])
  })
  return tests.length === 1 ? tests[0]! : {by: 'any', tests}
}

/** Kinds of entries by their numbers in index.db, and categories of contents. */
export function kindTest(words: readonly string[]): Extract<NameTest, {by: 'kind'}> {
  return {by: 'kind', kinds: words.flatMap(kindNumbers), categories: words.filter((word) => kindNumbers(word).length === 0)}
}

const MOUNT = 4

function kindNumbers(word: string): readonly number[] {
  if (word === 'folder') return kindNumbers('dir')
  const kind = entryKinds.findIndex((name) => name === word)
  return kind < 0 ? [] : kind === 1 ? [kind, MOUNT] : [kind]
}
