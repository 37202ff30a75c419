import {join} from 'node:path'
import {beforeEach, expect, test} from 'vitest'
import {seededRandom} from '../../features/search/engine/naive-search.fake.ts'
import {create, openTestLibrary, tempFolder} from '../../testing/test-library.ts'
import type {OpenLibrary} from '../open-library.ts'
import {copiesOf} from './copies-of.ts'
import {duplicateGroups} from './duplicate-groups.ts'
import {possibleDuplicates} from './possible-duplicates.ts'

let open: OpenLibrary
beforeEach(async () => {
  open = await openTestLibrary(join(tempFolder(), 'A.onefold'), {create})
  open.index.exec("INSERT INTO volume VALUES (1, 'v1'), (2, 'v2')")
  for (const [id, parent, volume] of [
    [1, -1, 1],
    [2, 1, 1],
    [3, 2, 1],
    [4, -2, 2],
  ] as const)
    row({id, parent, volume, kind: 1, size: 4096, inode: id, nlink: 2})
})
const all = {limit: 1000}

interface Row {
  id: number
  parent: number
  volume: number
  kind: number
  size: number
  inode: number
  nlink: number
  content: number | null
}
const rows: Row[] = []
beforeEach(() => void rows.splice(0))

function row(given: Partial<Row> & {id: number}): void {
  const made = {parent: 2, volume: 1, kind: 0, size: 10, inode: given.id, nlink: 1, content: null, ...given}
  open.index
    .prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, content, seq)
         VALUES (:id, :parent, :volume, 'n' || :id, :kind, :size, 1, 1, 1, :inode, :nlink, 33188, :content, :id)`,
    )
    .run(made)
  if (made.kind === 1) open.index.prepare('INSERT INTO folder (id, parent) VALUES (?, ?)').run(made.id, made.parent)
  else rows.push(made)
}
const keyOf = (kind: 'f' | 's', byte: number): Buffer => Buffer.concat([Buffer.from(kind), Buffer.alloc(32, byte)])
const content = (
  id: number,
  {size = 10, kind = 'f', sample = null}: {size?: number; kind?: 'f' | 's'; sample?: Buffer | null} = {},
): void => void open.index.prepare('INSERT INTO content VALUES (?, ?, ?, ?, NULL)').run(id, keyOf(kind, id), size, sample)
const told = (input: Partial<Parameters<typeof duplicateGroups>[1]> = {}) => {
  const {total, reclaimableBytes, groups} = duplicateGroups(open, {...all, ...input})
  return {
    total,
    reclaimableBytes,
    groups: groups.map((one) => [one.content, one.size, one.reclaimableBytes, one.entries.map(({id}) => id)]),
  }
}

test('files with one full hash are a group, across volumes, by what they hold to reclaim; names of one file are one', () => {
  content(50, {size: 10})
  content(51, {size: 100})
  content(52, {size: 7})
  content(53, {size: 1000})
  for (const id of [10, 11]) row({id, size: 10, content: 50})
  row({id: 12, size: 10, content: 50, volume: 2, parent: 4, inode: 10})
  for (const id of [20, 21]) row({id, size: 100, content: 51, inode: 20, nlink: 2})
  row({id: 22, size: 100, content: 51})
  row({id: 30, size: 7, content: 52})
  for (const id of [40, 41]) row({id, size: 1000, content: 53, inode: 40, nlink: 2})
  expect(told()).toEqual({
    total: 2,
    reclaimableBytes: 120,
    groups: [
      [51, 100, 100, [20, 21, 22]],
      [50, 10, 20, [10, 11, 12]],
    ],
  })
  const [first] = duplicateGroups(open, {limit: 1}).groups
  expect(first).toMatchObject({key: keyOf('f', 51), entries: [{id: 20, volume: 1, inode: 20n}, {inode: 20n}, {inode: 22n}]})
})

test('what is empty, only sampled or not found by a run that is under way is no duplicate', () => {
  content(50, {size: 0})
  content(51, {kind: 's'})
  content(52)
  for (const id of [10, 11]) row({id, size: 0, content: 50})
  for (const id of [12, 13]) row({id, content: 51})
  for (const id of [14, 15]) row({id, content: 52})
  open.index.exec("INSERT INTO scan_missing VALUES ('run', 15, NULL)")
  expect(told()).toEqual({total: 0, reclaimableBytes: 0, groups: []})
})

test('a volume or a folder has the groups that lie in it whole', () => {
  content(50)
  content(51)
  for (const id of [10, 11]) row({id, content: 50, parent: 3})
  row({id: 12, content: 50, parent: 2})
  row({id: 13, content: 51, parent: 3})
  row({id: 14, content: 51, parent: 4, volume: 2})
  expect(told({volume: 'v1'})).toMatchObject({total: 1, groups: [[50, 10, 20, [10, 11, 12]]]})
  expect(told({below: 3})).toMatchObject({total: 1, groups: [[50, 10, 10, [10, 11]]]})
  expect(told({below: 1})).toMatchObject({total: 1, groups: [[50, 10, 20, [10, 11, 12]]]})
  expect([told({volume: 'v2'}).total, told({volume: 'none'}).total, told({below: 4}).total, told({below: 1, volume: 'v2'}).total]).toEqual([
    0, 0, 0, 0,
  ])
  // The same by one pass over all entries, as for a large folder.
  open.index.exec('UPDATE folder SET files = 1000000')
  expect(told({below: 3})).toMatchObject({total: 1, groups: [[50, 10, 10, [10, 11]]]})
})

test('groups are told in pages that hold when groups go meanwhile', () => {
  for (let at = 0; at < 7; at++) {
    content(50 + at, {size: at < 3 ? 10 : at})
    for (const id of [100 + 2 * at, 101 + 2 * at]) row({id, content: 50 + at, size: at < 3 ? 10 : at})
  }
  const first = duplicateGroups(open, {limit: 2})
  expect(first.groups.map((one) => one.content)).toEqual([50, 51])
  open.index.exec('DELETE FROM entry WHERE content = 50')
  const second = duplicateGroups(open, {limit: 3, cursor: first.cursor})
  expect([second.total, second.groups.map((one) => one.content)]).toEqual([6, [52, 56, 55]])
  const last = duplicateGroups(open, {limit: 2, cursor: second.cursor})
  expect([last.groups.map((one) => one.content), last.cursor]).toEqual([[54, 53], undefined])
})

const possible = (input: Partial<Parameters<typeof duplicateGroups>[1]> = {}) => {
  const {total, bytesToHash, groups} = possibleDuplicates(open, {...all, ...input})
  return {total, bytesToHash, groups: groups.map((one) => [one.size, one.sample?.[0], one.entries.map(({id}) => id), one.toHash])}
}

test('the same sample may be the same bytes: what is only sampled must be hashed', () => {
  const size = 500_000
  content(50, {kind: 's', size})
  content(51, {kind: 'f', size, sample: Buffer.alloc(32, 50)})
  content(52, {kind: 's', size})
  content(53, {kind: 's', size})
  row({id: 10, size, content: 50})
  row({id: 11, size, content: 51})
  for (const id of [12, 13, 14]) row({id, size, content: 52})
  // One file alone, and one with two names.
  for (const id of [15, 16]) row({id, size, content: 53, inode: 15, nlink: 2})
  expect(possible()).toEqual({
    total: 2,
    bytesToHash: 4 * size,
    groups: [
      [size, 52, [12, 13, 14], [12, 13, 14]],
      [size, 50, [10, 11], [10]],
    ],
  })
})

test('the same size may be the same bytes where one was never read', () => {
  content(50)
  row({id: 10, size: 10, content: 50})
  row({id: 11, size: 10})
  row({id: 12, size: 20})
  for (const id of [13, 14]) row({id, size: 30, inode: 13, nlink: 2})
  for (const id of [15, 16]) row({id, size: 40, inode: 15, nlink: 2})
  row({id: 17, size: 40, parent: 3})
  for (const id of [18, 19]) row({id, size: 0})
  content(60)
  for (const id of [20, 21]) row({id, size: 50, content: 60})
  expect(possible()).toEqual({
    total: 2,
    bytesToHash: 90,
    groups: [
      [40, undefined, [15, 16, 17], [16, 17]],
      [10, undefined, [10, 11], [11]],
    ],
  })
  expect(possible({below: 3})).toMatchObject({total: 0})
  expect(possible({limit: 1})).toMatchObject({total: 2, groups: [[40, undefined, [15, 16, 17], [16, 17]]]})
})

test('the copies that remain are other files with the full hash; another name of a file that goes is told apart', () => {
  content(50)
  content(51, {kind: 's'})
  content(52)
  for (const id of [10, 11]) row({id, content: 50, inode: 10, nlink: 2})
  row({id: 12, content: 50, volume: 2, parent: 4, inode: 10})
  for (const id of [13, 14]) row({id, content: 50, inode: 13, nlink: 2})
  for (const id of [15, 16]) row({id, content: 51})
  row({id: 17, content: 52})
  const left = (contents: number[], without: number[]) =>
    copiesOf(open, {contents, without}).map((one) => [one.content, one.full, one.copies, one.names])
  expect(left([50, 51, 52, 99, 50], [10, 17])).toEqual([
    [50, true, 2, true],
    [51, false, 0, false],
    [52, true, 0, false],
    [99, false, 0, false],
    [50, true, 2, true],
  ])
  expect(left([50], [10, 11, 12])).toEqual([[50, true, 1, false]])
  expect(left([50], [10, 11, 12, 13, 14])).toEqual([[50, true, 0, false]])
  open.index.exec("INSERT INTO scan_missing VALUES ('run', 12, NULL)")
  expect(left([50], [13])).toEqual([[50, true, 1, true]])
  // A row that says to be the only name of its inode tells of the place where it was.
  open.index.exec('UPDATE entry SET nlink = 1 WHERE id = 14')
  expect(left([50], [13])).toEqual([[50, true, 1, false]])
})

test.each(Array.from({length: 20}, (_, seed) => seed))('groups are those that a plain count finds (seed %i)', (seed) => {
  const random = seededRandom(seed)
  const upTo = (count: number): number => Math.floor(random() * count)
  for (let id = 50; id < 58; id++) content(id, {size: 1 + (id % 4), kind: random() < 0.7 ? 'f' : 's'})
  const kinds = new Map(open.index.prepare('SELECT id, substr(key, 1, 1) FROM content').raw().all() as [number, Buffer][])
  for (let id = 10; id < 45; id++) {
    const held = random() < 0.8 ? 50 + upTo(8) : null
    const earlier = rows[upTo(rows.length + 10)]
    const linked = earlier && random() < 0.4
    const [parent, volume] = linked
      ? [earlier.parent, earlier.volume]
      : (
          [
            [2, 1],
            [3, 1],
            [4, 2],
          ] as const
        )[upTo(3)]!
    row(
      linked
        ? {...earlier, id}
        : {id, parent, volume, content: held, size: held === null ? 1 + upTo(4) : 1 + (held % 4), inode: 100 + upTo(40), nlink: 2},
    )
  }
  for (const scope of [{}, {volume: 'v1'}, {below: 1}, {below: 3}]) {
    const inside = rows.filter(({parent, volume}) =>
      'volume' in scope ? volume === 1 : 'below' in scope ? (scope.below === 3 ? parent === 3 : parent < 4) : true,
    )
    const files = (of: readonly Row[]): number => new Set(of.map(({volume, inode}) => `${volume} ${inode}`)).size
    const groups = [...Map.groupBy(inside, ({content: held}) => held)]
      .filter(([held, of]) => held !== null && kinds.get(held)!.toString() === 'f' && files(of) > 1)
      .map(([held, of]) => [held, of[0]!.size, of[0]!.size * (files(of) - 1), of.map(({id}) => id)] as const)
      .toSorted((a, b) => b[2] - a[2] || a[0]! - b[0]!)
    expect(told(scope)).toEqual({total: groups.length, reclaimableBytes: groups.reduce((sum, one) => sum + one[2], 0), groups})
  }
})
