import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import type {Stores} from '../access.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {settleFollowed} from './settle-followed.ts'

/** The same database, which notes what it is asked. */
function noting(index: Stores['index'], texts: string[]): Stores['index'] {
  const prepare = (text: string): unknown => {
    texts.push(text)
    return index.prepare(text)
  }
  return Object.create(index, {prepare: {value: prepare}}) as Stores['index']
}

test('for one file that is gone no statement reads all entries or all folders', async () => {
  const root = tempFolder()
  mkdirSync(join(root, 'a'))
  for (const name of ['a/one', 'a/two', 'three']) writeFileSync(join(root, name), name)
  const bench = openIndexBench(root)
  await bench.run()
  const {index} = bench.stores()
  const id = bench.ids()['a/one']!
  index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, NULL)').run(FOLLOWING, id)
  const texts: string[] = []
  const stores = {...bench.stores(), index: noting(index, texts)}
  expect(settleFollowed(stores, {firstId: 1000, standing: [], due: [id]}).removed).toBe(1)
  expect(texts.length).toBeGreaterThan(5)
  const steps = texts
    .filter((text) => /FROM|UPDATE/.test(text))
    .flatMap((text) => {
      const parameters = Object.fromEntries([...text.matchAll(/:(\w+)/g)].map(([, name]) => [name, 1]))
      const marks = Array.from(text.matchAll(/\?/g), () => 1)
      return (index.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...marks, parameters) as {detail: string}[]).map(({detail}) => detail)
    })
  expect(steps.filter((step) => /^SCAN (entry|folder)\b|\(parent>\?\)/.test(step))).toEqual([])
  bench.close()
})
