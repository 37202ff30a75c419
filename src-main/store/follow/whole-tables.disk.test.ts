import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import type {Stores} from '../access.ts'
import {locationRoots} from '../entries/roots.ts'
import {volumeFolders} from '../entries/volume-folders.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {doubtMissed} from './doubt-missed.ts'
import {settleFollowed} from './settle-followed.ts'

/** The same database, which notes what it is asked. */
function noting(index: Stores['index'], texts: string[]): Stores['index'] {
  const prepare = (text: string): unknown => {
    texts.push(text)
    return index.prepare(text)
  }
  return Object.create(index, {prepare: {value: prepare}}) as Stores['index']
}

/** Where statements read whole tables. */
function wholeReads(index: Stores['index'], texts: readonly string[]): readonly string[] {
  const steps = texts
    .filter((text) => /FROM|UPDATE/.test(text))
    .flatMap((text) => {
      const parameters = Object.fromEntries([...text.matchAll(/:(\w+)/g)].map(([, name]) => [name, 1]))
      const marks = Array.from(text.matchAll(/\?/g), () => 1)
      return (index.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...marks, parameters) as {detail: string}[]).map(({detail}) => detail)
    })
  return steps.filter((step) => /^SCAN (entry|folder)\b|\(parent>\?\)/.test(step))
}

async function indexedTree() {
  const root = tempFolder()
  mkdirSync(join(root, 'a'))
  for (const name of ['a/one', 'a/two', 'three']) writeFileSync(join(root, name), name)
  const bench = openIndexBench(root)
  await bench.run()
  return bench
}

test('for one file that is gone no statement reads all entries or all folders', async () => {
  const bench = await indexedTree()
  const {index} = bench.stores()
  const id = bench.ids()['a/one']!
  index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, NULL)').run(FOLLOWING, id)
  const texts: string[] = []
  const stores = {...bench.stores(), index: noting(index, texts)}
  expect(settleFollowed(stores, {firstId: 1000, standing: [], due: [id]}).removed).toBe(1)
  expect(texts.length).toBeGreaterThan(5)
  expect(wholeReads(index, texts)).toEqual([])
  bench.close()
})

test('what a start asks of the index is read without reading all entries', async () => {
  const bench = await indexedTree()
  const {index} = bench.stores()
  const texts: string[] = []
  const stores = {...bench.stores(), index: noting(index, texts)}
  const {uuid} = index.prepare('SELECT uuid FROM volume').get() as {uuid: string}
  expect(
    volumeFolders(stores, {volume: uuid, count: 100})
      .map(({path}) => Buffer.from(path).toString())
      .at(-1),
  ).toMatch(/\/a$/)
  locationRoots(stores)
  doubtMissed(stores)
  expect(texts.length).toBeGreaterThan(2)
  expect(wholeReads(index, texts)).toEqual([])
  bench.close()
})
