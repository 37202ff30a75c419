import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Job} from '../src-main/contract/job.ts'
import {newSearch} from '../src-main/domain/saved/saved-row.ts'
import {newTag} from '../src-main/domain/tag/tag-row.ts'
import {libraryFiles} from '../src-main/host/library-files.ts'
import {acceptAct, addParts, draftAct} from '../src-main/store/acts/draft-act.ts'
import {endAct} from '../src-main/store/acts/end-act.ts'
import {turnParts} from '../src-main/store/acts/part-rows.ts'
import {putJob} from '../src-main/store/job-rows.ts'
import {addLocation} from '../src-main/store/location-rows.ts'
import {withSeq} from '../src-main/store/library-seq.ts'
import {libraryMigrations} from '../src-main/store/migrations/library-migrations.ts'
import {openLibrary} from '../src-main/store/open-library.ts'
import {rememberRequest} from '../src-main/store/request-rows.ts'
import {putSearch} from '../src-main/store/saved/saved-rows.ts'
import {marksFor} from '../src-main/store/tags/clock.ts'
import {putTag} from '../src-main/store/tags/tag-rows.ts'
import {exportLibrary} from '../src-main/store/transfer-library.ts'
import {volumeRow} from '../src-main/testing/volume-row.ts'
import {putVolume} from '../src-main/store/volume-rows.ts'

/**
 * Writes a small library of the present version into src-main/store/migrations/fixtures/v<N>, for the tests that migrate it upward.
 * Run it once for each version, before its release; afterwards the files never change: node build/make-store-fixtures.ts
 */
const target = join(import.meta.dirname, '..', 'src-main', 'store', 'migrations', 'fixtures', `v${libraryMigrations.length}`)
const folder = join(mkdtempSync(join(tmpdir(), 'onefold-fixture-')), 'Old.onefold')
const now = Date.UTC(2026, 0, 2, 3, 4, 5)
let drawn = 0
const parts = {files: libraryFiles, clock: {now: () => now}, random: {bytes: (count: number) => new Uint8Array(count).fill(++drawn)}}
const [library, device, volume, location, job, act] = [1, 2, 3, 4, 5, 6].map((digit) => `0190a0b0-0000-7000-8000-00000000000${digit}`) as [
  string,
  string,
  string,
  string,
  string,
  string,
]

const open = await openLibrary(folder, {device: {id: device, name: 'Old machine'}, create: {id: library, name: 'Old'}}, parts)
putVolume(open, volumeRow({uuid: volume, fingerprint: 'uuid:AB-12', label: 'Disk', lastSeen: now}))
addLocation(open, {
  uuid: location,
  name: 'Photos',
  volume,
  path: Buffer.from('/photos'),
  root: 1,
  rootUuid: library,
  mode: 'content',
  rules: ['developer', '*.tmp'],
  folderRules: [],
  state: 'ready',
  createdAt: now,
})
putJob(open, {
  id: job as Job['id'],
  kind: 'index',
  title: '/photos',
  status: 'paused',
  priority: 0,
  lane: volume,
  progress: {done: 3, unit: 'items'},
  createdAt: new Date(now).toISOString(),
  durationMs: 12,
  metrics: {statted: 3},
  errors: [{path: '/photos/x', code: 'PermissionDenied', message: 'No.'}],
  errorCount: 1,
  input: {location},
  attempt: 1,
})
const asked = {action: 'file.copy', title: 'Copy 1 item', request: {to: '/photos'}, actor: 'cli 1', createdAt: now}
const paths = [{path: Buffer.from('/photos/a.jpg')}, {path: Buffer.from('/photos/old'), whole: true}]
draftAct(open, {...asked, id: act})
addParts(open, {act, parts: [{no: 0, steps: '["a step"]', paths}]})
acceptAct(open, {act, hash: 'h1'})
turnParts(open, {act, begun: [0]})
const place = {volume, folder: Buffer.from('/.onefold-versions/' + act), name: Buffer.from('0-0')}
const version = {...place, step: 0, path: Buffer.from('/photos/a.jpg'), size: 9, mtimeNs: 1_700_000_000_123_456_789n, at: now}
turnParts(open, {act, ended: [{no: 0, results: '["a result"]', versions: [version]}]})
const done = {
  at: now,
  actor: 'cli 1',
  action: 'file.copy',
  targets: [{path: '/a.jpg', target: '/photos/a.jpg', outcome: 'replaced'}],
} as const
endAct(open, {act, outcome: 'completed', undo: 'open', audit: done})
// One that was interrupted in its first part; its job is the one above.
draftAct(open, {...asked, id: job, undoes: act})
addParts(open, {act: job, parts: [0, 1].map((no) => ({no, steps: `["step ${no}"]`, paths: []}))})
acceptAct(open, {act: job, hash: 'h2'})
turnParts(open, {act: job, begun: [0]})
rememberRequest(open, {caller: 'cli', requestId: 'r1', reply: {ok: true, value: {a: 1}}, now})
open.index.exec("INSERT INTO volume (id, uuid) VALUES (1, '" + volume + "')")
const put = open.index.prepare(
  'INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, content, seq) VALUES (?, ?, 1, ?, ?, ?, 7, 8, 9, ?, 1, 420, NULL, ?)',
)
put.run(1, -1, '/photos', 1, 4096, 11, 1)
put.run(2, 1, 'a.jpg', 0, 1234, 12, 2)
put.run(3, 1, Buffer.from([0x62, 0xff]), 0, 5, -13, 3)
// Without acts of their own: those above are all that the tests know.
withSeq(open.library, (seq) => {
  const marks = marksFor(open.library, {device, now}, seq)
  putTag(open.library, newTag(volume, {name: 'Work', colour: 'red', parent: null}, marks.at), marks)
  putSearch(open.library, newSearch(location, {name: 'At risk', query: 'copies:<2', folder: null}, marks.at), marks)
})
open.close()

rmSync(target, {recursive: true, force: true})
mkdirSync(target, {recursive: true})
await exportLibrary(folder, target, {...parts, options: {}})
