import {copyFileSync, renameSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, expect, test} from 'vitest'
import {type IndexBench, openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {factsAt} from '../../testing/facts-at.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {noteCopies, type NotedCopy} from './note-copies.ts'

let root: string
let bench: IndexBench
const path = (name: string): string => join(root, name)
const hash = new Uint8Array(32).fill(5)
const sampled = Buffer.concat([Buffer.from('s'), Buffer.alloc(32, 9)])
const full = Buffer.concat([Buffer.from('f'), Buffer.alloc(32, 5)])
const LARGE = 200_000

const top = (): number => bench.stores().index.prepare('SELECT entry FROM root').pluck().get() as number
const copied = (name: string, more: Partial<NotedCopy> = {}): NotedCopy => ({
  parent: top(),
  name: Buffer.from(name),
  facts: factsAt(path(name)),
  hash,
  ...more,
})
const from = (name: string) => ({source: {id: bench.ids()[name]!, facts: factsAt(path(name))}})
const contentOf = (name: string): unknown =>
  bench
    .stores()
    .index.prepare('SELECT key, content.size, sample, type FROM entry JOIN content ON content.id = entry.content WHERE entry.id = ?')
    .raw()
    .get(bench.ids()[name])
const give = (name: string, key: Buffer, type: string | null = null): void => {
  const {index} = bench.stores()
  const content = index
    .prepare('INSERT INTO content (key, size, sample, type) VALUES (?, ?, NULL, ?)')
    .run(key, LARGE, type).lastInsertRowid
  index.prepare('UPDATE entry SET content = ? WHERE id = ?').run(content, bench.ids()[name])
}
const seqOf = (name: string): unknown =>
  bench.stores().index.prepare('SELECT seq, content_seq FROM entry WHERE id = ?').raw().get(bench.ids()[name])

beforeEach(async () => {
  root = tempFolder()
  writeFileSync(path('source'), Buffer.alloc(LARGE, 1))
  copyFileSync(path('source'), path('copy'))
  bench = openIndexBench(root)
  await bench.run()
  return () => bench.close()
})

test('a copy gets the full hash, and so does what it was made from', () => {
  noteCopies(bench.stores(), {copies: [copied('copy', from('source'))]})
  expect([contentOf('copy'), contentOf('source')]).toEqual([
    [full, LARGE, null, null],
    [full, LARGE, null, null],
  ])
})

test('the sample and the type that were known of the source hold for the copy, which followers of names hear of', () => {
  give('source', sampled, 'jpeg')
  const [before, seq] = [seqOf('copy'), bench.seq()]
  noteCopies(bench.stores(), {copies: [copied('copy', from('source'))]})
  const known = [full, LARGE, sampled.subarray(1), 'jpeg']
  expect([contentOf('copy'), contentOf('source')]).toEqual([known, known])
  expect([before, seqOf('copy')]).toEqual([
    [expect.any(Number), null],
    [seq + 1, seq + 1],
  ])
})

test('without a type only followers of contents read the row again; what is known already is not written', () => {
  const [[rowSeq], seq] = [seqOf('copy') as number[], bench.seq()]
  noteCopies(bench.stores(), {copies: [copied('copy')]})
  expect([seqOf('copy'), contentOf('source')]).toEqual([[rowSeq, seq + 1], undefined])
  const [rows, kept] = [bench.stores().index.prepare('SELECT count(*) FROM content').pluck().get(), seqOf('copy')]
  noteCopies(bench.stores(), {copies: [copied('copy')]})
  expect([bench.stores().index.prepare('SELECT count(*) FROM content').pluck().get(), seqOf('copy')]).toEqual([rows, kept])
})

test('a content that is known already is the same row', () => {
  give('source', full)
  noteCopies(bench.stores(), {copies: [copied('copy')]})
  const {index} = bench.stores()
  expect(index.prepare('SELECT count(*), count(DISTINCT content) FROM entry WHERE content IS NOT NULL').raw().get()).toEqual([2, 1])
})

test.each<readonly [string, () => NotedCopy]>([
  ['changed since it was listed', () => (writeFileSync(path('copy'), 'other'), copied('copy'))],
  ['has another time', () => (utimesSync(path('copy'), 1, 1), copied('copy'))],
  ['has another inode', () => (copyFileSync(path('copy'), path('new')), renameSync(path('new'), path('copy')), copied('copy'))],
  ['is not in the index', () => ({...copied('copy'), name: Buffer.from('elsewhere')})],
])('a copy that %s gets no content, and no content is made', (_, make) => {
  noteCopies(bench.stores(), {copies: [make()]})
  expect(contentOf('copy')).toBeUndefined()
  expect(bench.stores().index.prepare('SELECT count(*) FROM content').pluck().get()).toBe(0)
})

test('a source that changed while it was copied keeps what it had, and tells nothing of the copy', () => {
  give('source', sampled, 'jpeg')
  const {source} = from('source')
  noteCopies(bench.stores(), {
    copies: [copied('copy', {source: {...source, facts: {...source.facts, ctimeNs: source.facts.ctimeNs + 1n}}})],
  })
  expect([contentOf('copy'), contentOf('source')]).toEqual([
    [full, LARGE, null, null],
    [sampled, LARGE, null, 'jpeg'],
  ])
})
