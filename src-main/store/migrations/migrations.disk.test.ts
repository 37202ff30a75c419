import {cpSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openTestLibrary, tempFolder} from '../../testing/test-library.ts'
import {actsOf} from '../acts/act-paths.ts'
import {act, acts} from '../acts/act-rows.ts'
import {auditRows} from '../acts/audit-log.ts'
import {parts} from '../acts/part-rows.ts'
import {undoable} from '../acts/undoable.ts'
import {verifyAudit} from '../acts/verify-audit.ts'
import {versionsOf} from '../acts/version-rows.ts'
import {jobs} from '../job-rows.ts'
import {locations} from '../location-rows.ts'
import {migrate, schemaOf} from '../migrate.ts'
import {databaseKinds, openDatabase} from '../open-database.ts'
import {savedSearches} from '../saved/saved-rows.ts'
import {tags} from '../tags/tag-rows.ts'
import {recallRequest} from '../request-rows.ts'
import {volumes} from '../volume-rows.ts'
import {indexMigrations} from './index-migrations.ts'
import {libraryMigrations} from './library-migrations.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const [volume, location, job] = [3, 4, 5].map((digit) => `0190a0b0-0000-7000-8000-00000000000${digit}`)
const now = Date.UTC(2026, 0, 2, 3, 4, 5)

test.each(readdirSync(fixtures))('a library of version %s opens with all that it held', async (version) => {
  const folder = join(tempFolder(), 'Old.onefold')
  cpSync(join(fixtures, version), folder, {recursive: true})
  const open = await openTestLibrary(folder)
  expect([schemaOf(open.library), schemaOf(open.index)]).toEqual([libraryMigrations.length, indexMigrations.length])
  expect(open.report).toMatchObject({restoredFrom: undefined, indexRebuilt: false})
  expect(open.card).toMatchObject({name: 'Old', createdAt: '2026-01-02T03:04:05.000Z', schema: libraryMigrations.length})
  expect(volumes(open)).toMatchObject([{uuid: volume, fingerprint: 'uuid:AB-12', label: 'Disk', online: true, removable: false}])
  expect(locations(open)).toMatchObject([
    {uuid: location, name: 'Photos', path: Buffer.from('/photos'), root: 1, mode: 'content', rules: ['developer', '*.tmp'], createdAt: now},
  ])
  expect(jobs(open)).toMatchObject([
    {id: job, status: 'paused', createdAt: '2026-01-02T03:04:05.000Z', input: {location}, metrics: {statted: 3}, errorCount: 1},
  ])
  expect(recallRequest(open, {caller: 'cli', requestId: 'r1', now})).toEqual({ok: true, value: {a: 1}})
  expect(open.index.prepare('SELECT name, kind, size, inode FROM entry ORDER BY id').raw().all()).toEqual([
    ['/photos', 1, 4096, 11],
    ['a.jpg', 0, 1234, 12],
    [Buffer.from([0x62, 0xff]), 0, 5, -13],
  ])
})

test.each(readdirSync(fixtures).filter((version) => version !== 'v1'))(
  'a library of version %s has its acts, and goes on with them',
  async (version) => {
    const folder = join(tempFolder(), 'Old.onefold')
    cpSync(join(fixtures, version), folder, {recursive: true})
    const open = await openTestLibrary(folder)
    const id = '0190a0b0-0000-7000-8000-000000000006'
    const copy = {id, action: 'file.copy', title: 'Copy 1 item', request: {to: '/photos'}, hash: 'h1', actor: 'cli 1', createdAt: now}
    const ended = {...copy, status: 'ended', outcome: 'completed', endedAt: now, undo: 'open'}
    expect(acts(open, {limit: 9}).acts).toEqual([{...copy, id: job, hash: 'h2', status: 'ready', undo: 'none', undoes: id}, ended])
    expect(undoable(open, {redo: false})).toEqual(ended)
    expect(parts(open, {act: id, from: 0, count: 9})).toEqual([{no: 0, state: 'done', steps: '["a step"]', results: '["a result"]'}])
    expect(parts(open, {act: job!, from: 0, count: 9})).toEqual([
      {no: 0, state: 'running', steps: '["step 0"]'},
      {no: 1, state: 'pending', steps: '["step 1"]'},
    ])
    const history = (path: string): readonly string[] => actsOf(open, {path: Buffer.from(path), limit: 9}).acts.map((one) => one.id)
    expect([history('/photos/a.jpg'), history('/photos/old/x'), history('/photos/b.jpg')]).toEqual([[id], [id], []])
    expect(versionsOf(open, {path: Buffer.from('/photos/a.jpg')})).toEqual([
      {
        volume,
        folder: Buffer.from(`/.onefold-versions/${id}`),
        name: Buffer.from('0-0'),
        act: id,
        part: 0,
        step: 0,
        path: Buffer.from('/photos/a.jpg'),
        size: 9,
        mtimeNs: 1_700_000_000_123_456_789n,
        at: now,
      },
    ])
    expect(verifyAudit(open)).toEqual({rows: 1, ok: true})
    expect(auditRows(open, {limit: 9}).rows).toMatchObject([
      {seq: 1, targets: [{path: '/a.jpg', target: '/photos/a.jpg', outcome: 'replaced'}]},
    ])
    expect(act(open, {act: 'none'})).toBeUndefined()
  },
)

test.each(readdirSync(fixtures).filter((version) => Number(version.slice(1)) >= 7))(
  'a library of version %s has its tags and saved searches',
  async (version) => {
    const folder = join(tempFolder(), 'Old.onefold')
    cpSync(join(fixtures, version), folder, {recursive: true})
    const open = await openTestLibrary(folder)
    expect(tags(open)).toMatchObject([{uuid: volume, name: 'Work', colour: 'red'}])
    const kept = version === 'v7' ? [] : [{uuid: location, name: 'At risk', query: 'copies:<2', folder: null}]
    expect(savedSearches(open)).toEqual(kept)
  },
)

test.each([
  ['library', libraryMigrations],
  ['index', indexMigrations],
] as const)('the steps of %s.db lead to the same tables from nothing and from version 1', (name, steps) => {
  const folder = tempFolder()
  cpSync(join(fixtures, 'v1', `${name}.db`), join(folder, 'old.db'))
  const [fresh, old] = ['fresh.db', 'old.db'].map((file) => openDatabase(join(folder, file), databaseKinds[name], {}))
  const tables = [fresh!, old!].map((database) => {
    migrate(database, steps, name)
    return database.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name").all()
  })
  expect(tables[1]).toEqual(tables[0])
  fresh!.close()
  old!.close()
})

test('what things hung on before tags came is there after it', () => {
  const database = openDatabase(join(tempFolder(), 'x.db'), databaseKinds.library, {})
  migrate(database, libraryMigrations.slice(0, 6), 'library')
  database.exec(
    "INSERT INTO subject (uuid, kind, path, inode, seq) VALUES ('0190a0b0-0000-7000-8000-0000000000ff', 'entry', x'61ff', -7, 3)",
  )
  migrate(database, libraryMigrations, 'library')
  expect(database.prepare('SELECT hex(uuid) AS uuid, kind, hex(path) AS path, inode, entry, seq FROM subject').all()).toEqual([
    {uuid: '0190A0B00000700080000000000000FF', kind: 1, path: '61FF', inode: -7, entry: null, seq: 3},
  ])
  database.close()
})

test('steps climb one after the other in one transaction, and a step that fails changes nothing', () => {
  const database = openDatabase(join(tempFolder(), 'x.db'), databaseKinds.library, {})
  const steps = ['CREATE TABLE a (x)', 'INSERT INTO a VALUES (1)', 'INSERT INTO a VALUES (2)']
  expect(migrate(database, steps.slice(0, 2), 'x')).toBe(0)
  expect(() => migrate(database, [...steps, 'INSERT INTO nowhere VALUES (1)'], 'x')).toThrow(/nowhere/)
  expect([schemaOf(database), database.prepare('SELECT x FROM a').pluck().all()]).toEqual([2, [1]])
  expect(migrate(database, steps, 'x')).toBe(2)
  expect([schemaOf(database), database.prepare('SELECT x FROM a').pluck().all()]).toEqual([3, [1, 2]])
  expect(() => migrate(database, steps.slice(0, 1), 'x')).toThrow(/newer Onefold/)
  database.close()
})
