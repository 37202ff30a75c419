import {join} from 'node:path'
import {beforeEach, expect, test} from 'vitest'
import {create, device, openTestLibrary, tempFolder} from '../testing/test-library.ts'
import type {Stores} from './access.ts'
import {bound} from './bound.ts'
import {acceptAct, draftAct} from './acts/draft-act.ts'
import {jobErrors, type JobRecord, jobs, putJob} from './job-rows.ts'
import {libraryFigures} from './library-figures.ts'
import {addLocation, type LocationRow, locations, removeLocation, updateLocation} from './location-rows.ts'
import type {OpenLibrary} from './open-library.ts'
import {recallRequest, rememberRequest} from './request-rows.ts'
import {volumeRow} from '../testing/volume-row.ts'
import {claimVolume, volumeClaims} from './volume-claims.ts'
import {putVolume, volumes} from './volume-rows.ts'

let open: OpenLibrary
beforeEach(async () => {
  open = await openTestLibrary(join(tempFolder(), 'A.onefold'), {create})
})
const seq = (): number => open.marks().librarySeq

const photos: LocationRow = {
  uuid: 'l1',
  name: 'Photos',
  volume: 'v1',
  path: Uint8Array.of(0x2f, 0xff),
  root: 5,
  rootUuid: 'e5',
  mode: 'content',
  rules: ['*.tmp'],
  folderRules: [{path: Uint8Array.of(0x61, 0xff), rules: ['!*.tmp']}],
  state: 'ready',
  createdAt: 7,
}
const plain = (rows: readonly LocationRow[]): readonly LocationRow[] => rows.map((row) => ({...row, path: Uint8Array.from(row.path)}))

test('locations are kept, changed and forgotten, each with the next number', () => {
  addLocation(open, photos)
  expect([plain(locations(open)), seq()]).toEqual([[photos], 1])
  expect(updateLocation(open, {uuid: 'l1', rules: [], state: 'partial'})).toMatchObject({name: 'Photos', rules: [], state: 'partial'})
  expect([plain(locations(open)), seq()]).toEqual([[{...photos, rules: [], state: 'partial'}], 2])
  expect(updateLocation(open, {uuid: 'none', name: 'x'})).toBeUndefined()
  expect([removeLocation(open, {uuid: 'l1'}), removeLocation(open, {uuid: 'l1'}), locations(open)]).toEqual([true, false, []])
  expect(open.library.prepare('SELECT model, uuid FROM gone').raw().all()).toEqual([['location', 'l1']])
})

test('a folder is one location at most, and a refusal takes no number', () => {
  addLocation(open, photos)
  expect(() => addLocation(open, {...photos, uuid: 'l2'})).toThrow('This folder is already the location “Photos”.')
  expect([locations(open).length, seq()]).toEqual([1, 1])
})

test('a volume is remembered as it was last seen, and its locations go along when it is mounted elsewhere', () => {
  const disk = volumeRow({uuid: 'v1', mountPoint: '/a', hardware: 'usb:1', top: '2.5', name: 'Mine', tracked: true, totalBytes: 7})
  putVolume(open, disk)
  putVolume(open, volumeRow({uuid: 'v2', fingerprint: disk.fingerprint}))
  for (const [uuid, volume, path] of [
    ['l1', 'v1', '/a'],
    ['l2', 'v1', '/a/b/c'],
    ['l3', 'v1', '/ab'],
    ['l4', 'v2', '/a/b'],
  ] as const)
    addLocation(open, {...photos, uuid, volume, path: Buffer.from(path)})
  putVolume(open, {...disk, mountPoint: '/mnt/x', online: false})
  expect(volumes(open)[0]).toEqual({...disk, mountPoint: '/mnt/x', online: false})
  expect(locations(open).map(({uuid, path}) => [uuid, Buffer.from(path).toString()])).toEqual([
    ['l1', '/mnt/x'],
    ['l2', '/mnt/x/b/c'],
    ['l3', '/ab'],
    ['l4', '/a/b'],
  ])
})

test('claims on volumes only rise', () => {
  for (const term of [1, 3, 2]) claimVolume(open, {volume: 'v1', device: 'd1', term})
  claimVolume(open, {volume: 'v1', device: 'd2', term: 4})
  expect(volumeClaims(open)).toEqual([
    {volume: 'v1', device: 'd1', term: 3},
    {volume: 'v1', device: 'd2', term: 4},
  ])
})

const job = (number: number, more: Partial<JobRecord> = {}): JobRecord => ({
  id: `0190a0b0-0000-7000-8000-${String(number).padStart(12, '0')}` as JobRecord['id'],
  kind: 'index',
  title: '/a',
  status: 'queued',
  priority: 1,
  lane: 'v1',
  progress: {done: 1, total: 2, unit: 'items', phase: 'discovery'},
  createdAt: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
  durationMs: 5,
  metrics: {phases: {discovery: {status: 'done'}}},
  errors: [],
  errorCount: 0,
  input: {a: [1]},
  attempt: 1,
  ...more,
})

test('jobs come back whole, the newest first; at most 1,000 errors of one are kept', () => {
  const error = {path: '/x', code: 'InputOutput', message: 'No.'}
  putJob(open, job(1))
  putJob(open, job(2, {startedAt: '2026-01-01T00:00:03.000Z', errors: Array.from({length: 1200}, () => error), errorCount: 1200}))
  putJob(open, job(1, {status: 'running', attempt: 2}))
  const [second, first] = jobs(open)
  expect(first).toEqual(job(1, {status: 'running', attempt: 2}))
  expect([second?.errors.length, second?.errorCount, second?.startedAt]).toEqual([1000, 1200, '2026-01-01T00:00:03.000Z'])
})

test('of the jobs that have ended the newest 1,000 are kept, and all others', () => {
  putJob(open, job(0))
  open.library.transaction(() => {
    for (let number = 1; number <= 1010; number++)
      putJob(open, job(number, {status: 'completed', finishedAt: new Date(number * 1000).toISOString()}))
  })()
  const left = jobs(open)
  expect([left.length, left.at(-1)?.id, left.at(-2)?.id]).toEqual([1001, job(0).id, job(11).id])
})

test('an ended job is listed with its first errors, all of them are there when they are asked for', () => {
  const errors = Array.from({length: 120}, (_, at) => ({path: `/${at}`, code: 'InputOutput', message: 'No.'}))
  const retries = {count: 2, error: errors[0]!}
  const more = {uses: ['volume v1'], retries, dismissed: true, crashes: {count: 1, mark: 'a'}}
  const ended = job(1, {status: 'failed', finishedAt: '2026-01-01T00:01:00.000Z', errors, errorCount: 120, ...more})
  putJob(open, ended)
  expect(jobs(open)).toEqual([{...ended, errors: errors.slice(0, 50)}])
  expect(jobErrors(open, {id: ended.id})).toEqual(errors)
  expect(jobErrors(open, {id: 'none'})).toEqual([])
})

test('what ended three months before the newest end goes, but for the job of an act that has not ended', () => {
  const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()
  for (const number of [1, 2]) putJob(open, job(number, {status: 'failed', finishedAt: at(1)}))
  draftAct(open, {id: job(2).id, action: 'file.copy', title: 'Copy', request: {}, actor: 'cli 1', createdAt: 0})
  acceptAct(open, {act: job(2).id, hash: 'h'})
  putJob(open, job(3, {status: 'completed', finishedAt: at(100)}))
  expect(jobs(open).map(({id}) => id)).toEqual([job(3).id, job(2).id])
})

test('a request answers as it did before, for a day and per caller', () => {
  const DAY = 24 * 60 * 60 * 1000
  const ask = {caller: 'cli', requestId: 'r'}
  rememberRequest(open, {...ask, reply: {ok: true, value: 1}, now: 1000})
  rememberRequest(open, {...ask, reply: {ok: true, value: 2}, now: 2000})
  expect(recallRequest(open, {...ask, now: 2000})).toEqual({ok: true, value: 1})
  expect(recallRequest(open, {caller: 'window', requestId: 'r', now: 2000})).toBeUndefined()
  expect(recallRequest(open, {...ask, now: 1001 + DAY})).toBeUndefined()
  rememberRequest(open, {caller: 'cli', requestId: 's', reply: {ok: true, value: 3}, now: 1001 + DAY})
  expect(open.library.prepare('SELECT id FROM request').pluck().all()).toEqual(['s'])
})

test('the newest 10,000 requests are remembered', () => {
  open.library.transaction(() => {
    for (let at = 0; at < 10_003; at++) open.library.prepare('INSERT INTO request VALUES (?, ?, ?, ?)').run('cli', `r${at}`, '{}', at)
  })()
  rememberRequest(open, {caller: 'cli', requestId: 'last', reply: {ok: true, value: 0}, now: 20_000})
  expect(open.library.prepare('SELECT count(*), min(at) FROM request').raw().get()).toEqual([10_000, 4])
})

test('figures tell of both databases', () => {
  addLocation(open, photos)
  expect(libraryFigures(open, {device: device.id})).toMatchObject({entries: 0, locations: 1, marks: {librarySeq: 1, indexSeq: 0}})
  expect(libraryFigures(open, {device: device.id}).marks.libraryEpoch).toMatch(/^[0-9a-f]{32}$/)
})

test('what SQLite throws inside a statement leaves as a failure for people', () => {
  const fill = ({library}: Stores): void => void library.exec('CREATE TABLE big (x); INSERT INTO big VALUES (zeroblob(900000))')
  const table = bound({fill}, () => open)
  open.library.pragma('max_page_count = 40')
  expect(() => table.fill!(undefined as never)).toThrow(expect.objectContaining({code: 'DiskFull'}))
})
