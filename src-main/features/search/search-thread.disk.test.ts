import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {writeSnapshot} from '../../host/snapshot-file.ts'
import {reserveIds, withCounters} from '../../store/entries/counters.ts'
import {forget, noteMove} from '../../store/entries/forget.ts'
import {migrate} from '../../store/migrate.ts'
import {indexMigrations} from '../../store/migrations/index-migrations.ts'
import {databaseKinds, openDatabase} from '../../store/open-database.ts'
import {applyChunk} from '../../store/scan/apply-chunk.ts'
import {beginScan, endScan} from '../../store/scan/begin-scan.ts'
import {takeOver} from '../../store/scan/take-over.ts'
import type {FreshRows} from '../fresh-rows.ts'
import {seededRandom} from './engine/naive-search.fake.ts'
import type {SortName} from './engine/name-query.ts'
import {searchCalls} from './search-thread.ts'

let folder = ''
let index: ReturnType<typeof openDatabase>
const opened: ReturnType<typeof searchCalls>[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-thread-'))
  index = openDatabase(join(folder, databaseKinds.index.file), databaseKinds.index, {})
  migrate(index, indexMigrations, 'index.db')
  const meta = index.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
  for (const [key, value] of [
    ['epoch', Buffer.alloc(16, 1)],
    ['next_id', 1],
    ['seq', 0],
  ] as const)
    meta.run(key, value)
})
afterEach(() => {
  for (const calls of opened.splice(0)) calls.close()
  index.close()
  rmSync(folder, {recursive: true})
})

async function start() {
  const lines: string[] = []
  const calls = searchCalls({
    categoryOf: ({kind, type}) => type ?? (kind === 'dir' ? 'folder' : 'other'),
    typesVersion: '1',
    log: {write: (level, _source, message) => lines.push(`${level}: ${message}`)},
  })
  opened.push(calls)
  return {calls, lines, opening: await calls.open({libraryFolder: folder})}
}

interface Facts {
  readonly parent: number
  readonly name: string | Buffer
  readonly kind: number
  readonly size: number
}

/** Adds a row as the indexer does: in a transaction that counts. */
function add({parent, name, kind, size}: Facts): number {
  return withCounters(index, (counters) => {
    const id = counters.nextId()
    index
      .prepare(
        'INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq) VALUES (?, ?, 1, ?, ?, ?, ?, 0, ?, ?, 1, 0, ?)',
      )
      .run(
        id,
        parent,
        name,
        kind,
        size,
        1_700_000_000_000_000_001n + BigInt(id) * 1_000_000n,
        BigInt(id % 3) * 10n ** 15n,
        id,
        counters.nextSeq(),
      )
    if (kind === 1) index.prepare('INSERT INTO folder (id, parent) VALUES (?, ?)').run(id, parent)
    return id
  }).value
}

function change(id: number, set: string, value: unknown): void {
  withCounters(index, (counters) => {
    index.prepare(`UPDATE entry SET ${set} = ?, seq = ? WHERE id = ?`).run(value, counters.nextSeq(), id)
    if (set === 'parent') noteMove(index, id)
  })
  if (set !== 'parent') return
  index.prepare('UPDATE folder SET parent = ? WHERE id = ?').run(value, id)
}

const remove = (id: number): unknown => withCounters(index, (counters) => forget(index, {counters, id, reason: 'deleted'}))

function addRoot(name: string, location: string | null): number {
  const id = add({parent: -1, name, kind: 1, size: 0})
  index.prepare('INSERT INTO root (entry, location, touched_at) VALUES (?, ?, 0)').run(id, location)
  return id
}

const fields: readonly SortName[] = ['name', 'size', 'modified', 'created', 'kind', 'extension', 'path']

/** What a search thread answers to a set of questions: equal answers are an equal index. */
async function answers({query}: ReturnType<typeof searchCalls>) {
  const ask = async (text: string, field: SortName, more: object = {}) => {
    const {total, ids, seq} = await query({query: {text, literal: false, hidden: true, ...more}, sort: {field, desc: false}, limit: 10_000})
    return {text, field, total, seq, ids: [...ids]}
  }
  const folders = index.prepare('SELECT id FROM folder ORDER BY id').pluck().all() as readonly number[]
  return Promise.all([
    ...fields.flatMap((field) => [ask('', field), ask('a', field), ask('', field, {anyRoot: true})]),
    ...folders.slice(0, 12).map((id) => ask('', 'name', {below: [id], anyRoot: true})),
    ...folders.slice(0, 12).map((id) => ask('', 'name', {directlyIn: id})),
    ask('', 'name', {hidden: false}),
    ask('', 'name', {kinds: [1]}),
    ask('', 'name', {categories: ['folder']}),
  ])
}

/** One random change of the tree, as a disk may see it. */
function churn(random: () => number): void {
  const ids = index.prepare('SELECT id, kind, parent FROM entry').all() as readonly {id: number; kind: number; parent: number}[]
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const folders = ids.filter((row) => row.kind === 1)
  const inner = ids.filter((row) => row.parent > 0)
  const name = `${random() < 0.2 ? '.' : ''}${pick(['alpha', 'Beta', 'straße', 'img'])}${Math.floor(random() * 1e6)}${pick(['', '.png', '.tar.gz'])}`
  const what = random()
  if (inner.length < 30 || what < 0.5)
    add({
      parent: pick(folders).id,
      name: random() < 0.05 ? Buffer.from([0xff, 0x41, Math.floor(random() * 90) + 37, ...Buffer.from(name)]) : name,
      kind: random() < 0.25 ? 1 : 0,
      size: Math.floor(random() * 1000),
    })
  else if (what < 0.6) change(pick(inner).id, 'name', name)
  else if (what < 0.75) change(pick(ids).id, 'size', Math.floor(random() * 1000))
  else if (what < 0.9) {
    const [row, target] = [pick(inner), pick(folders)]
    if (!isBelow(ids, target.id, row.id)) change(row.id, 'parent', target.id)
  } else remove(pick(inner).id)
}

function isBelow(rows: readonly {id: number; parent: number}[], id: number, above: number): boolean {
  for (let at: number | undefined = id; at !== undefined && at > 0; at = rows.find((row) => row.id === at)?.parent)
    if (at === above) return true
  return false
}

test('an index that followed every change equals one made from the table, and so does one that starts from a snapshot', async () => {
  const random = seededRandom(3)
  addRoot('home', 'a location')
  addRoot('browsed', null)
  for (let step = 0; step < 60; step++) churn(random)
  const followed = await start()
  for (let round = 0; round < 15; round++) {
    for (let step = 0; step < 40; step++) churn(random)
    if (round === 8) await followed.calls.save()
    await followed.calls.follow()
    const anew = await start()
    const late = round >= 8
    expect(anew.opening.fromSnapshot).toBe(late)
    if (late) rmSync(join(folder, 'names.snapshot'))
    const plain = late ? await start() : anew
    const expected = await answers(plain.calls)
    expect(await answers(followed.calls)).toEqual(expected)
    expect(await answers(anew.calls)).toEqual(expected)
    expect(expected[2]!.total).toBe(index.prepare('SELECT count(*) FROM entry WHERE parent > 0').pluck().get())
    if (late) await anew.calls.save()
  }
})

test('pulling nothing costs nothing, and a moved folder takes along what is below it', async () => {
  const root = addRoot('home', 'a location')
  const [one, two] = [add({parent: root, name: 'one', kind: 1, size: 0}), add({parent: root, name: 'two', kind: 1, size: 0})]
  const inner = add({parent: one, name: 'inner', kind: 1, size: 0})
  const file = add({parent: inner, name: 'file', kind: 0, size: 1})
  const {calls} = await start()
  expect(await calls.follow()).toEqual({seq: 5, rows: 0})
  change(inner, 'parent', two)
  remove(one)
  expect(await calls.follow()).toEqual({seq: 7, rows: 2})
  const below = await calls.query({
    query: {text: '', literal: false, hidden: true, below: [two]},
    sort: {field: 'path', desc: false},
    limit: 10,
  })
  expect([...below.ids]).toEqual([inner, file])
})

test('what moved into a folder that went, while nobody followed, is gone too', async () => {
  const root = addRoot('home', 'a location')
  const [one, two] = [add({parent: root, name: 'one', kind: 1, size: 0}), add({parent: root, name: 'two', kind: 1, size: 0})]
  const file = add({parent: one, name: 'file', kind: 0, size: 1})
  const {calls} = await start()
  const young = add({parent: two, name: 'file', kind: 0, size: 1})
  withCounters(index, (counters) => takeOver(index, {counters, old: file, young}))
  remove(two)
  await calls.follow()
  const {ids} = await calls.query({
    query: {text: '', literal: false, hidden: true, below: [root]},
    sort: {field: 'path', desc: false},
    limit: 10,
  })
  expect([...ids]).toEqual([one])
})

test('a view stands still over changes and over the room that is given back, until it is refreshed', async () => {
  const root = addRoot('home', 'a location')
  const ids = Array.from({length: 5}, (_, place) => add({parent: root, name: `n${place}`, kind: 0, size: place}))
  const {calls} = await start()
  const {view} = await calls.openView({
    query: {text: '', literal: false, hidden: true, directlyIn: root},
    sort: {field: 'name', desc: false, foldersFirst: true},
  })
  remove(ids[1]!)
  change(ids[3]!, 'name', 'a first')
  await calls.follow()
  expect([...calls.sliceView({view, offset: 0, count: 9}).ids]).toEqual(ids)
  expect(await calls.refreshView({view})).toMatchObject({total: 4, seq: 8})
  expect([...calls.sliceView({view, offset: 0, count: 9}).ids]).toEqual([ids[3], ids[0], ids[2], ids[4]])
  calls.closeView({view})
  expect(() => calls.sliceView({view, offset: 0, count: 1})).toThrow(`There is no open view ${view}.`)
})

test('a thread that rests waits for the orders that are being made, and answers the same afterwards', async () => {
  const root = addRoot('home', 'a location')
  for (let place = 0; place < 50; place++) add({parent: root, name: `n${place}`, kind: 0, size: place})
  const {calls} = await start()
  expect(calls.memory().orders).toBe(0)
  const before = await answers(calls)
  for (let place = 0; place < 20; place++) add({parent: root, name: `m${place}`, kind: 0, size: place})
  const anew = await start()
  await anew.calls.rest()
  expect(anew.calls.memory().orders).toBe(fields.length * 71 * 4)
  await calls.follow()
  await calls.rest()
  expect(await answers(calls)).toEqual(await answers(anew.calls))
  expect(await answers(calls)).not.toEqual(before)
})

test('orders that were not made before the core ended are made by the next one, though nothing came', async () => {
  const root = addRoot('home', 'a location')
  for (let place = 0; place < 50; place++) add({parent: root, name: `n${place}`, kind: 0, size: place})
  const {calls} = await start()
  await calls.save()
  calls.close()
  const anew = await start()
  expect([anew.opening.fromSnapshot, anew.calls.memory().orders]).toEqual([true, 0])
  await anew.calls.rest()
  expect(anew.calls.memory().orders).toBe(fields.length * 51 * 4)
})

test('a snapshot that is damaged, cut or of another epoch is left aside with a word in the log', async () => {
  add({parent: addRoot('home', 'a location'), name: 'found', kind: 0, size: 1})
  const first = await start()
  await first.calls.save()
  const path = join(folder, 'names.snapshot')
  const whole = readFileSync(path)
  const damaged = Buffer.from(whole)
  damaged[whole.length >> 1]! ^= 1
  const found = async ({query}: ReturnType<typeof searchCalls>): Promise<number> =>
    (await query({query: {text: 'found', literal: true, hidden: true}, sort: {field: 'name', desc: false}, limit: 1})).total
  const longer = Buffer.from(whole.toString('latin1').replace('"count":2', '"count":9'), 'latin1')
  expect(longer.equals(whole)).toBe(false)
  for (const bytes of [damaged, longer, whole.subarray(0, whole.length - 1), Buffer.alloc(0)]) {
    writeFileSync(path, bytes)
    const {calls, lines, opening} = await start()
    expect({fromSnapshot: opening.fromSnapshot, total: await found(calls), level: lines.map((line) => line.slice(0, 4))}).toEqual({
      fromSnapshot: false,
      total: 1,
      level: ['warn'],
    })
  }
  writeFileSync(path, whole)
  index.prepare("UPDATE meta SET value = ? WHERE key = 'epoch'").run(Buffer.alloc(16, 2))
  const {calls, lines, opening} = await start()
  expect({fromSnapshot: opening.fromSnapshot, total: await found(calls), level: lines.map((line) => line.slice(0, 4))}).toEqual({
    fromSnapshot: false,
    total: 1,
    level: ['info'],
  })
})

test('a snapshot of an earlier form is left aside, and made anew', async () => {
  add({parent: addRoot('home', 'a location'), name: 'found', kind: 0, size: 1})
  const path = join(folder, 'names.snapshot')
  const kept = async (): Promise<boolean> => {
    const {calls, opening} = await start()
    await calls.save()
    return opening.fromSnapshot
  }
  expect([await kept(), await kept()]).toEqual([false, true])
  const whole = readFileSync(path)
  const earlier = Buffer.from(whole.toString('latin1').replace('"format":2', '"format":1'), 'latin1')
  expect(earlier.equals(whole)).toBe(false)
  await writeSnapshot(path, [earlier.subarray(0, -12)])
  expect([await kept(), await kept()]).toEqual([false, true])
})

test('little that came is read by the next start, and the whole is not written again for it', async () => {
  const root = addRoot('home', 'a location')
  add({parent: root, name: 'known', kind: 0, size: 1})
  const path = join(folder, 'names.snapshot')
  const {calls} = await start()
  await calls.rest()
  const {ino} = statSync(path)
  for (let place = 0; place < 50; place++) add({parent: root, name: `n${place}`, kind: 0, size: place})
  await calls.follow()
  for (const keep of [() => calls.rest(), () => calls.save()]) await keep()
  expect(statSync(path).ino).toBe(ino)
  const anew = await start()
  expect(anew.opening).toMatchObject({fromSnapshot: true, rows: 50})
  expect(await answers(anew.calls)).toEqual(await answers(calls))
})

/** Writes the listing of a new folder as an index run does, and answers what followers are given of it. */
function list(folderId: number, random: () => number): FreshRows | undefined {
  const letters = ['a', 'Z', '.', '-', 'ß', 'é', 'ſ', '日', '\u{1f600}']
  const drawn = Array.from({length: 40}, (_, at) =>
    Buffer.from(`${letters[Math.floor(random() * letters.length)]}${at}.${at % 3 ? 'png' : 'tar.gz'}`),
  )
  const names = [...drawn, Buffer.from([0xff, 0x41]), Buffer.from('.Hidden')].toSorted(Buffer.compare)
  const {first} = reserveIds({index}, {count: names.length})
  const wide = (): BigInt64Array => BigInt64Array.from(names, () => BigInt(Math.floor((random() - 0.3) * 2 ** 62)))
  const entries = {
    count: names.length,
    kind: Uint8Array.from(names, (_, at) => at % 5),
    mode: Uint32Array.from(names, () => 0o100644),
    nlink: Uint32Array.from(names, () => 1),
    size: Float64Array.from(names, () => Math.floor(random() * 2 ** 40)),
    mtimeNs: wide(),
    ctimeNs: wide(),
    birthNs: wide(),
    inode: wide(),
    proposedId: Float64Array.from(names, (_, at) => (at % 5 === 1 ? first + at : 0)),
    nameFirst: Uint32Array.from([0, ...names], (_, at) => names.slice(0, at).reduce((sum, name) => sum + name.length, 0)),
    names: new Uint8Array(Buffer.concat(names)),
  }
  const columns = {
    folderChanged: Uint8Array.of(1),
    folderDigests: new Uint8Array(16),
    folderFirst: Uint32Array.of(0, names.length),
    entries,
  }
  const stores = {index, library: index}
  const {state} = beginScan(stores, {job: 'run', root: folderId})
  const {seq, fresh} = applyChunk(stores, {job: 'run', volume: 1, state, part: 0, folderIds: Float64Array.of(folderId), ...columns})
  endScan(stores, {job: 'run'})
  return fresh && {...fresh, seq, folderFirst: columns.folderFirst, entries}
}

test('rows that are given are the rows that would be read, and what is given out of turn is read', async () => {
  const random = seededRandom(5)
  const root = addRoot('home', 'a location')
  const folders = Array.from({length: 6}, (_, at) => add({parent: root, name: `folder ${at}`, kind: 1, size: 0}))
  const {calls} = await start()
  const rows = folders.map((id) => list(id, random)!)
  const [first, second, missed, fourth] = rows
  expect(await calls.take(first!)).toEqual({seq: first!.seq, rows: 42})
  expect(await calls.take(first!)).toEqual({seq: first!.seq, rows: 0})
  expect(await calls.take(second!)).toEqual({seq: second!.seq, rows: 42})
  // With one missing, all that is in index.db is read, and what comes late is known.
  expect(await calls.take(fourth!)).toEqual({seq: rows.at(-1)!.seq, rows: 4 * 42})
  expect(await calls.take(missed!)).toEqual({seq: rows.at(-1)!.seq, rows: 0})
  change(folders[1]!, 'name', 'renamed')
  const later = list(add({parent: folders[1]!, name: 'later', kind: 1, size: 0}), random)!
  expect(await calls.take(later)).toEqual({seq: later.seq, rows: 44})
  expect(await answers(calls)).toEqual(await answers((await start()).calls))
})

test('nothing is given of a listing of which something was known', () => {
  const folderId = add({parent: addRoot('home', 'a location'), name: 'folder', kind: 1, size: 0})
  expect(list(folderId, seededRandom(6))?.ids).toHaveLength(42)
  index.prepare("DELETE FROM entry WHERE name = '.Hidden'").run()
  expect(list(folderId, seededRandom(6))).toBeUndefined()
  expect(index.prepare('SELECT count(*) FROM entry WHERE parent = ?').pluck().get(folderId)).toBe(42)
})

test('a chunk is not written before the ones that were walked before it', () => {
  const stores = {index, library: index}
  const root = addRoot('home', 'a location')
  const {state} = beginScan(stores, {job: 'run', root})
  const none = {
    folderIds: new Float64Array(0),
    folderChanged: new Uint8Array(0),
    folderDigests: new Uint8Array(0),
    folderFirst: new Uint32Array(1),
  }
  const entries = {count: 0, names: new Uint8Array(0), nameFirst: new Uint32Array(1)} as Parameters<typeof applyChunk>[1]['entries']
  const write = (part: number): unknown => applyChunk(stores, {job: 'run', volume: 1, state, part, ...none, entries})
  expect(() => write(1)).toThrow('before this one')
  write(0)
  write(1)
  expect(() => write(1)).toThrow('before this one')
})
