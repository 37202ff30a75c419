import Database from 'better-sqlite3'
import {mkdirSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {IndexLine} from '../../contract/index-subject.ts'
import type {Job} from '../../contract/job.ts'
import type {Location} from '../../contract/location.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore({entriesAChunk: 1})
})
afterEach(() => core.close())

interface Added {
  readonly location: Location
  readonly job: Job
}
const plant = (...names: readonly string[]): void => {
  for (const name of names) {
    mkdirSync(join(core.files, name, '..'), {recursive: true})
    writeFileSync(join(core.files, name), name)
  }
}
const at = (name: string): string => join(core.files, name)
const many = (count: number): string[] => Array.from({length: count}, (_, one) => `many/folder ${one}/file`)
const add = (path: string, more: object = {}): Promise<Added> => core.call<Added>('location.add', {path, ...more})
const added = async (path: string, more: object = {}): Promise<Location> => {
  const {location, job} = await add(path, more)
  expect((await core.settled(job)).status).toBe('completed')
  return location
}
const locations = async (): Promise<Location[]> => (await core.call<{locations: Location[]}>('location.list')).locations
const list = async (path: string): Promise<Item[]> => (await core.call<{items: Item[]}>('file.list', {path})).items
const names = async (path: string): Promise<string[]> => (await list(path)).map(({name}) => name)
const lines = async (path: string): Promise<string[]> =>
  (await core.call<{items: IndexLine[]}>('index.list', {path})).items.map((line) => line.path.slice(core.files.length + 1))
const verified = {missing: 0, stale: 0, differing: 0}
function change(folder: string, file: 'index.db' | 'library.db', act: (database: Database.Database) => void): void {
  const database = new Database(join(folder, file))
  act(database)
  database.close()
}
/** Asks the index of a core that is closed for a moment. */
async function inIndex(act: (index: Database.Database) => void): Promise<void> {
  core = await core.reopen((folder) => change(folder, 'index.db', act))
}

test('folders that are looked at while a run comes nearer keep their ids and do not stop it', async () => {
  plant(...many(150), 'zz/deep/below/file')
  const {job} = await add(core.files)
  const seen = await list(at('zz/deep/below'))
  await core.call('job.pause', {job: job.id})
  const later = await list(at('many/folder 99'))
  await core.call('job.resume', {job: job.id})
  expect(await core.settled(job)).toMatchObject({status: 'completed', errors: []})
  expect((await list(at('zz/deep/below'))).map(({id}) => id)).toEqual(seen.map(({id}) => id))
  expect((await list(at('many/folder 99'))).map(({id}) => id)).toEqual(later.map(({id}) => id))
  expect(await core.call('index.verify')).toMatchObject({checked: 305, ...verified})
})

test('a run that is cancelled while it is paused leaves nothing half done', async () => {
  plant(...many(150))
  await added(core.files)
  // Saved by renaming over: another inode at the same place, which a run settles at its end.
  for (const folder of readdirSync(at('many'))) {
    writeFileSync(at(`many/${folder}/new`), 'saved again')
    renameSync(at(`many/${folder}/new`), at(`many/${folder}/file`))
  }
  const {job} = await core.call<{job: Job}>('location.rescan', {location: core.files})
  const paused = (await core.call<{job: Job}>('job.pause', {job: job.id})).job
  expect(paused.status).toBe('paused')
  for (const folder of readdirSync(at('many'))) expect(await names(at(`many/${folder}`))).toEqual(['file'])
  await core.call('job.cancel', {job: job.id})
  await inIndex((index) => {
    for (const table of ['scan', 'scan_seen', 'scan_missing'])
      expect(
        index
          .prepare(`SELECT count(*) FROM ${table} WHERE ${table === 'scan' ? 'job' : 'scan'} = ?`)
          .pluck()
          .get(job.id),
      ).toBe(0)
  })
  const again = await core.call<{job: Job}>('location.rescan', {location: core.files})
  await core.settled(again.job)
  expect(await core.call('index.verify')).toMatchObject({checked: 301, ...verified})
})

test('a location whose first run was never queued is indexed at the next start', async () => {
  plant('a', 'b/c')
  const {job} = await add(core.files)
  await core.call('job.pause', {job: job.id})
  expect((await locations())[0]!.state).toBe('partial')
  core = await core.reopen((folder) => {
    change(folder, 'library.db', (library) => library.exec('DELETE FROM job'))
    change(folder, 'index.db', (index) =>
      index.exec('UPDATE folder SET digest = NULL; DELETE FROM entry WHERE parent > 0; DELETE FROM folder WHERE parent > 0'),
    )
  })
  const {jobs} = await core.call<{jobs: Job[]}>('job.list')
  expect(jobs).toHaveLength(1)
  await core.settled(jobs[0]!)
  expect(await lines(core.files)).toEqual(['a', 'b', 'b/c'])
})

test('an index that is lost is made again, also where a job waited for an entry of the old one', async () => {
  plant('a/one', 'b/two')
  await added(at('a'))
  const {job} = await core.call<{job: Job}>('index.path', {path: at('b')})
  await core.call('job.pause', {job: job.id}).catch(() => undefined)
  core = await core.reopen((folder) => {
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `index.db${end}`), {force: true})
  })
  for (const one of (await core.call<{jobs: Job[]}>('job.list')).jobs) await core.settled(one)
  expect(await lines(at('a'))).toEqual(['a/one'])
  expect(await core.call('index.verify')).toMatchObject({checked: 1, ...verified})
  expect((await locations())[0]).toMatchObject({state: 'ready', files: 1})
})

test('of two that add one folder at the same moment one is refused, and the other has all of it', async () => {
  plant('a', 'b/c')
  const asked = await Promise.allSettled([add(core.files), add(core.files)])
  expect(asked.map(({status}) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  for (const one of asked) if (one.status === 'fulfilled') await core.settled(one.value.job)
  expect(await locations()).toMatchObject([{files: 2, folders: 1, state: 'ready'}])
})

test('a location in a folder that was looked at is taken in by a location of that folder', async () => {
  plant('child/a', 'b')
  await list(core.files)
  await added(at('child'))
  await added(core.files)
  expect((await locations()).map(({path}) => path)).toEqual([core.files])
  expect(await core.call('index.verify')).toMatchObject({checked: 3, ...verified})
})

test('looking at a folder takes nothing of a location in it, also when that one is away', async () => {
  plant('child/deep/a', 'b')
  await added(at('child'))
  const before = await lines(at('child'))
  await list(core.files)
  renameSync(at('child'), join(core.files, '..', 'away'))
  expect(await names(core.files)).toEqual(['b'])
  expect(await locations()).toMatchObject([{path: at('child'), files: 1, folders: 1}])
  const {job} = await core.call<{job: Job}>('location.rescan', {location: at('child')})
  expect((await core.settled(job)).status).toBe('failed')
  renameSync(join(core.files, '..', 'away'), at('child'))
  await list(core.files)
  const again = await core.call<{job: Job}>('location.rescan', {location: at('child')})
  expect((await core.settled(again.job)).status).toBe('completed')
  expect(await lines(at('child'))).toEqual(before)
})

test('what a rule leaves out is forgotten, what was deleted is gone', async () => {
  plant('keep', 'deleted', 'build/one', 'sub/build/two', 'sub/three')
  const location = await added(core.files)
  rmSync(at('deleted'))
  await core.call('location.update', {location: location.id, rules: ['build/']})
  const {job} = await core.call<{job: Job}>('location.rescan', {location: location.id})
  await core.settled(job)
  expect(await lines(core.files)).toEqual(['keep', 'sub', 'sub/three'])
  expect(await core.call('index.verify', {path: at('sub')})).toMatchObject({checked: 1, ...verified})
  const once = await core.call<{job: Job}>('index.path', {path: at('sub')})
  await core.settled(once.job)
  expect(await lines(at('sub'))).toEqual(['sub/three'])
  await inIndex((index) =>
    expect(index.prepare('SELECT reason, count(*) AS count FROM gone GROUP BY reason ORDER BY reason').all()).toEqual([
      {reason: 0, count: 1},
      {reason: 1, count: 2},
    ]),
  )
})

test('a folder becomes a location although the top of its volume was looked at before', async () => {
  await list('/')
  plant('one/a.txt')
  await added(at('one'))
  expect(await names(at('one'))).toEqual(['a.txt'])
})
