import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {type IndexBench, openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {settleFollowed} from './settle-followed.ts'
import {noteUnsettledFrom, noteUnsettledToo, unsettledFrom} from './unsettled-from.ts'

let bench: IndexBench
let before: Readonly<Record<string, number>>

beforeEach(async () => {
  const root = tempFolder()
  mkdirSync(join(root, 'folder'))
  for (const name of ['folder/file', 'other']) writeFileSync(join(root, name), name)
  bench = openIndexBench(root)
  await bench.run()
  before = bench.ids()
})
afterEach(() => bench.close())

const miss = (id: number): void =>
  void bench.stores().index.prepare('INSERT INTO scan_missing (scan, entry) VALUES (?, ?)').run(FOLLOWING, id)
const nextId = (): number => bench.stores().index.prepare("SELECT value FROM meta WHERE key = 'next_id'").pluck().get() as number

test('where nothing was left unsettled the next core looks among what is new to it', () => {
  expect(unsettledFrom(bench.stores())).toBe(nextId())
})

test('the next core looks among all that this one has not settled', async () => {
  const {index} = bench.stores()
  const first = nextId()
  noteUnsettledFrom(index, first)
  index.prepare("UPDATE meta SET value = value + 1000000 WHERE key = 'next_id'").run()
  noteUnsettledToo(index, nextId())
  expect(unsettledFrom(bench.stores())).toBe(first)
  // Nothing of that is open any more.
  noteUnsettledFrom(index, nextId())
  expect(unsettledFrom(bench.stores())).toBe(nextId())
  // A run that leaves to others what it has missed.
  const began = nextId()
  await bench.run({isDisturbed: true})
  expect(unsettledFrom(bench.stores())).toBe(began)
})

test('nothing of a volume that is away is gone, whoever asks, with all that is in it', () => {
  const {folder, other} = before
  for (const id of [folder!, other!]) miss(id)
  const due = [folder!, other!]
  const {removed, held, away} = settleFollowed(bench.stores(), {firstId: nextId(), standing: [], due, absent: ['another', 'v']})
  expect({removed, held, away}).toEqual({removed: 0, held: due, away: due})
  expect(bench.ids()).toEqual(before)
  settleFollowed(bench.stores(), {firstId: nextId(), standing: [], due, absent: ['another']})
  expect(bench.ids()).toEqual({})
})
