import {join} from 'node:path'
import type {NameClause, NameQuery, NameTest, SortName} from '../src-main/features/search/engine/name-query.ts'
import type {SearchCalls} from '../src-main/features/search/search-thread.ts'
import {databaseKinds, openDatabase} from '../src-main/store/open-database.ts'

const one = (test: NameTest, not = false): NameClause => [{not, test}]
const infix = (text: string): NameTest => ({by: 'infix', text})
const pattern = (...parts: readonly string[]): NameTest => ({
  by: 'pattern',
  parts: parts.map((text) => (text === '*' || text === '?' ? {wild: text} : {text})),
})

/** Terms of the language that have no way of their own, as they are asked of the engine. */
const terms: Readonly<Record<string, Partial<NameQuery>>> = {
  'a | b': {clauses: [[infix('photo'), infix('report')].map((test) => ({not: false, test}))]},
  'a b | c': {infixes: ['index'], clauses: [[infix('js'), infix('py')].map((test) => ({not: false, test}))]},
  'a !b': {infixes: ['the'], clauses: [one(infix('e'), true)]},
  '!a': {clauses: [one(infix('e'), true)]},
  '*.png': {clauses: [one(pattern('*', '.png'))]},
  'i*g*': {clauses: [one(pattern('i', '*', 'g', '*'))]},
  'ext | size': {
    clauses: [
      [
        {not: false, test: {by: 'ending', extensions: ['pdf']}},
        {not: false, test: {by: 'size', bounds: {least: 1e6, most: Infinity}}},
      ],
    ],
  },
  size: {clauses: [one({by: 'size', bounds: {least: 1e6, most: Infinity}})]},
  modified: {clauses: [one({by: 'modified', from: 1.5e12, before: 1.6e12})]},
  'a path': {infixes: ['index'], clauses: [one({by: 'path', text: 'lib/'})]},
  path: {clauses: [one({by: 'path', text: 'lib'})]},
  hidden: {clauses: [one({by: 'hidden'})]},
  copies: {clauses: [one({by: 'copies', bounds: {least: 2, most: Infinity}})]},
  'regex with a word': {clauses: [one({by: 'expression', text: '^img.*\\d+\\.png$'})]},
  'regex of classes': {clauses: [one({by: 'expression', text: '[aeiou]\\d{2,4}[^a-z]'})]},
}
const SORTS: readonly SortName[] = ['name', 'size', 'modified']
const TIMES = 5

/** Milliseconds of first pages for each term, and of the first count of copies. */
export async function measureLanguage({query}: SearchCalls, folder: string) {
  fillContents(folder)
  const ask = async (asked: Partial<NameQuery>, field: SortName): Promise<number> => {
    const input = {text: '', literal: true, hidden: true, ...asked}
    return (await query({query: input, sort: {field, desc: false}, limit: 100})).elapsedMs
  }
  const begun = performance.now()
  await ask(terms['copies']!, 'name')
  const firstCopiesMs = performance.now() - begun
  const times: Record<string, number[]> = {}
  for (const [name, asked] of Object.entries(terms)) {
    times[name] = []
    for (let time = 0; time < TIMES; time++) for (const field of SORTS) times[name].push(await ask(asked, field))
  }
  return {firstCopiesMs, times}
}

/** Half of all files get a content, which each shares with another one. */
function fillContents(folder: string): void {
  const index = openDatabase(join(folder, databaseKinds.index.file), databaseKinds.index, {})
  index.transaction(() => {
    index.exec(
      "INSERT INTO content (id, key, size) SELECT DISTINCT id / 4, CAST('f' || printf('%032d', id / 4) AS BLOB), 9 FROM entry WHERE kind = 0 AND id % 2 = 0 AND size > 0",
    )
    index.exec('UPDATE entry SET content = id / 4 WHERE kind = 0 AND id % 2 = 0 AND size > 0')
  })()
  index.close()
}
