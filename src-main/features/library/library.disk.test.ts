import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {CoreError} from '../../contract/errors.ts'
import type {CoreEvent} from '../../contract/events.ts'
import {libraryFiles} from '../../host/library-files.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import {putJob} from '../../store/job-rows.ts'
import {type LibraryCalls, libraryCalls} from '../../store/library-calls.ts'
import {addLocation} from '../../store/location-rows.ts'
import {libraryMigrations} from '../../store/migrations/library-migrations.ts'
import {type OpenLibrary, openLibrary} from '../../store/open-library.ts'
import {hashesOf, libraryParts, tempFolder} from '../../testing/test-library.ts'
import {chooseLibrary, libraryHandlers, openLibraries} from './index.ts'
import {folderNameOf} from './library-folders.ts'

const quiet = {write: () => undefined}
const fail = (code: CoreError['code'], message: string): never => {
  throw new CoreError({code, message})
}

/** A data dir with its library open, as core.ts wires it. */
async function start(dataDir: string, wanted?: string) {
  const parts = libraryParts()
  const choice = await chooseLibrary({...parts, dataDir, log: quiet, deviceName: 'Desk', wanted})
  let open: OpenLibrary = await openLibrary(choice.folder, {device: choice.state.device, create: choice.create, seen: choice.seen}, parts)
  const calls = libraryCalls(parts, {})
  const librarian = calls as RemoteTable<LibraryCalls>
  const libraries = await openLibraries({
    ...parts,
    dataDir,
    librarian,
    state: choice.state,
    current: {folder: choice.folder, card: open.card},
    switchTo: async (library, seen) => {
      await libraries.remember(open.card.id, open.close())
      open = await openLibrary(library.folder, {device: choice.state.device, seen}, parts)
    },
  })
  const heard: CoreEvent['type'][] = []
  const scope = {libraries, fail, events: {emit: (event: CoreEvent) => void heard.push(event.type), on: () => () => undefined}}
  const stop = async (): Promise<void> => libraries.remember(open.card.id, open.close())
  return {scope, heard, open: () => open, stop, libraries}
}

const rowsOf = (open: OpenLibrary, except: readonly string[]): unknown =>
  (['library', 'index'] as const).map((name) => {
    const tables = open[name]
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all() as string[]
    return tables
      .filter((table) => !except.includes(table))
      .map((table) => [table, open[name].prepare(`SELECT * FROM ${table} ORDER BY 1`).all()])
  })

test('the first start makes a library and an identity; the next one opens the same', async () => {
  const dataDir = tempFolder()
  const first = await start(dataDir)
  const {libraries} = await libraryHandlers.list({}, {...first.scope, read: undefined as never, sidecars: undefined as never})
  expect(libraries).toMatchObject([
    {name: 'My Library', current: true, schema: libraryMigrations.length, folder: join(dataDir, 'libraries', 'My Library.onefold')},
  ])
  await first.stop()
  const second = await start(dataDir)
  expect(second.libraries.current().card).toEqual(first.libraries.current().card)
  expect(second.libraries.device).toEqual(first.libraries.device)
  expect(second.open().report.epochRenewed).toBe(false)
  await second.stop()
})

test('create, open, rename and delete', async () => {
  const dataDir = tempFolder()
  const {scope, heard, stop, open} = await start(dataDir)
  const {library: work} = await libraryHandlers.create({name: 'Work: 2026/?'}, scope)
  expect(work).toMatchObject({name: 'Work: 2026/?', current: false, folder: join(dataDir, 'libraries', 'Work- 2026--.onefold')})
  await expect(libraryHandlers.create({name: 'work: 2026/?'}, scope)).rejects.toMatchObject({code: 'NameTaken'})
  await expect(libraryHandlers.open({library: 'Nowhere'}, scope)).rejects.toMatchObject({code: 'NotFound'})

  expect((await libraryHandlers.open({library: 'work: 2026/?'}, scope)).library).toEqual({...work, current: true})
  expect(open().card.id).toBe(work.id)
  expect((await libraryHandlers.rename({name: 'Office'}, scope)).library).toEqual({...work, name: 'Office', current: true})
  await expect(libraryHandlers.rename({name: 'MY LIBRARY'}, scope)).rejects.toMatchObject({code: 'NameTaken'})
  expect(heard).toEqual(['library.changed', 'library.changed'])

  await expect(libraryHandlers.delete({library: 'Office', yes: true}, scope)).rejects.toMatchObject({code: 'Conflict'})
  await expect(libraryHandlers.delete({library: 'My Library', yes: false}, scope)).rejects.toMatchObject({code: 'ConfirmationNeeded'})
  await libraryHandlers.delete({library: 'My Library', yes: true}, scope)
  expect(readdirSync(join(dataDir, 'libraries'))).toEqual(['Work- 2026--.onefold'])
  await stop()

  const again = await start(dataDir)
  expect(again.libraries.current().card.name).toBe('Office')
  await again.stop()
  await expect(start(dataDir, 'Nowhere')).rejects.toMatchObject({code: 'NotFound'})
})

test('requests at the same moment are carried out one after the other', async () => {
  const dataDir = tempFolder()
  const {scope, stop, libraries, open} = await start(dataDir)
  const made = await Promise.allSettled(['One', 'one', 'Two'].map((name) => libraryHandlers.create({name}, scope)))
  expect(made.map(({status}) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const opened = await Promise.all(['One', 'Two', 'One', 'Two'].map((library) => libraryHandlers.open({library}, scope)))
  expect(opened.map(({library}) => library.name)).toEqual(['One', 'Two', 'One', 'Two'])
  // Whichever came last: the one that is open is the one that is told, and the one of the next start.
  expect(open().card.id).toBe(libraries.current().card.id)
  await stop()
  const again = await start(dataDir)
  expect(again.open().card.id).toBe(open().card.id)
  await again.stop()
})

test('a library that is refused leaves the open one open', async () => {
  const dataDir = tempFolder()
  const {scope, stop, libraries, open} = await start(dataDir)
  const {library} = await libraryHandlers.create({name: 'Newer'}, scope)
  const card = join(library.folder, 'library.json')
  writeFileSync(card, readFileSync(card, 'utf8').replace(/"schema": \d+/, '"schema": 99'))
  await expect(libraryHandlers.open({library: 'Newer'}, scope)).rejects.toMatchObject({code: 'SchemaNewer'})
  expect([libraries.current().card.name, open().library.open]).toEqual(['My Library', true])
  await stop()
})

test('an export holds every row, and so does its import into another data dir', async () => {
  const home = tempFolder()
  const from = await start(join(home, 'a'))
  addLocation(from.open(), {
    uuid: 'l1',
    name: 'P',
    volume: 'v',
    path: Uint8Array.of(0x2f, 0xff),
    root: 1,
    rootUuid: 'e',
    mode: 'deep',
    rules: [],
    folderRules: [],
    state: 'ready',
    createdAt: 1,
  })
  putJob(from.open(), {
    id: 'j1' as never,
    kind: 'index',
    title: '/',
    status: 'running',
    priority: 0,
    lane: 'v',
    progress: {done: 0, unit: 'items'},
    createdAt: '2026-01-01T00:00:00.000Z',
    durationMs: 0,
    metrics: {},
    errors: [],
    errorCount: 0,
    input: {},
    attempt: 1,
  })
  const put = from
    .open()
    .index.prepare(
      'INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq) VALUES (?, 1, 1, ?, 0, 1, 1, 1, 0, ?, 1, 0, 1)',
    )
  for (let id = 1; id <= 500; id++) put.run(id, id % 2 ? `name ${id}` : Buffer.from([0xff, id % 256, id >> 8]), BigInt(id) << 40n)
  const target = join(home, 'copy')
  const {bytes} = await libraryHandlers.export({path: target}, from.scope)
  expect(readdirSync(target)).toEqual(['index.db', 'library.db', 'library.json'])
  expect(bytes).toBe(readdirSync(target).reduce((sum, name) => sum + readFileSync(join(target, name)).length, 0))
  const kept = hashesOf(target)

  const to = await start(join(home, 'b'))
  const {library} = await libraryHandlers.import({path: target, name: 'Taken in'}, to.scope)
  expect(library).toMatchObject({id: from.open().card.id, name: 'Taken in', current: false})
  await libraryHandlers.open({library: 'Taken in'}, to.scope)
  // Who writes, and what was under way, are the only things that differ.
  const except = ['device', 'epoch', 'meta', 'job']
  expect(rowsOf(to.open(), except)).toEqual(rowsOf(from.open(), except))
  expect(to.open().index.prepare("SELECT key, value FROM meta WHERE key <> 'epoch' ORDER BY key").all()).toEqual(
    from.open().index.prepare("SELECT key, value FROM meta WHERE key <> 'epoch' ORDER BY key").all(),
  )
  expect(to.open().marks().indexEpoch).not.toBe(from.open().marks().indexEpoch)
  expect(to.open().library.prepare('SELECT id, status FROM job').raw().all()).toEqual([['j1', 'cancelled']])
  expect(hashesOf(target)).toEqual(kept)
  await from.stop()
  await to.stop()
})

test('what cannot be exported or imported is refused and leaves nothing behind', async () => {
  const home = tempFolder()
  const {scope, stop, libraries} = await start(join(home, 'a'))
  mkdirSync(join(home, 'full'))
  writeFileSync(join(home, 'full', 'mine.txt'), 'mine')
  for (const [path, code] of [
    [join(home, 'full'), 'Conflict'],
    [join(home, 'full', 'mine.txt'), 'Conflict'],
    [join(home, 'no', 'where'), 'PathNotFound'],
    ['copy', 'PathNotFound'],
  ] as const) {
    await expect(libraryHandlers.export({path}, scope)).rejects.toMatchObject({code})
  }
  expect(readdirSync(join(home, 'full'))).toEqual(['mine.txt'])

  const copy = join(home, 'copy')
  await libraryHandlers.export({path: copy}, scope)
  const attempts = [
    [join(home, 'nowhere'), 'PathNotFound'],
    [join(home, 'full'), 'BadInput'],
    [libraries.current().folder, 'BadInput'],
    [copy, 'NameTaken'],
  ] as const
  for (const [path, code] of attempts) await expect(libraryHandlers.import({path}, scope)).rejects.toMatchObject({code})

  const other = await start(join(home, 'b'))
  await expect(libraryHandlers.import({path: copy}, other.scope)).rejects.toMatchObject({code: 'NameTaken'})
  const database = join(copy, 'library.db')
  const good = readFileSync(database)
  for (const at of [0, 8192]) {
    writeFileSync(database, Buffer.concat([good.subarray(0, at), Buffer.alloc(4096, 0xff), good.subarray(at + 4096)]))
    await expect(libraryHandlers.import({path: copy, name: 'X'}, other.scope)).rejects.toMatchObject({code: 'Damaged'})
  }
  rmSync(database)
  await expect(libraryHandlers.import({path: copy, name: 'X'}, other.scope)).rejects.toMatchObject({code: 'BadInput'})
  expect(readdirSync(join(home, 'b', 'libraries'))).toEqual(['My Library.onefold'])
  await stop()
  await other.stop()
})

test('what a crash left of making or deleting a library is cleared at the next start', async () => {
  const dataDir = tempFolder()
  await (await start(dataDir)).stop()
  for (const name of ['.A.onefold.part', '.B.onefold.deleted']) mkdirSync(join(dataDir, 'libraries', name))
  await (await start(dataDir)).stop()
  expect(readdirSync(join(dataDir, 'libraries'))).toEqual(['My Library.onefold'])
})

test('an unreadable device.json is a new device', async () => {
  const dataDir = tempFolder()
  const first = await start(dataDir)
  await first.stop()
  writeFileSync(join(dataDir, 'device.json'), '{"device"')
  const second = await start(dataDir)
  expect(second.libraries.device.id).not.toBe(first.libraries.device.id)
  expect(second.open().marks().libraryEpoch).toMatch(/^[0-9a-f]{32}$/)
  await second.stop()
  expect(existsSync(join(dataDir, 'device.json'))).toBe(true)
  expect(await libraryFiles.readText(join(dataDir, 'nothing.json'))).toBeUndefined()
})

test.each([
  ['Photos', 'Photos'],
  ['a/b\\c:d', 'a-b-c-d'],
  ['..', 'library'],
  ['.hidden', 'hidden'],
  ['CON', '_CON'],
  ['com1.x', '_com1.x'],
  ['end. ', 'end'],
  ['\u202Eabc\n', '-abc-'],
  ['Cafe\u0301', 'Café'],
  ['é'.repeat(100), 'é'.repeat(60)],
  ['😀'.repeat(40), '😀'.repeat(30)],
])('a library %j lies in the folder %j', (name, folder) => {
  expect(folderNameOf(name)).toBe(folder)
})
