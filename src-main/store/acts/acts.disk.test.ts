import {join} from 'node:path'
import {beforeEach, expect, test} from 'vitest'
import type {ActJournal} from '../../runtime/act-types.ts'
import {create, openTestLibrary, tempFolder} from '../../testing/test-library.ts'
import {putJob} from '../job-rows.ts'
import type {OpenLibrary} from '../open-library.ts'
import {exportLibrary, importLibrary} from '../transfer-library.ts'
import {device, libraryParts} from '../../testing/test-library.ts'
import {actsOf} from './act-paths.ts'
import {act, acts} from './act-rows.ts'
import {acceptAct, addParts, draftAct, dropDraft} from './draft-act.ts'
import {endAct} from './end-act.ts'
import {parts, type PartTurn, turnPart} from './part-rows.ts'
import {standingAct, undoable} from './undoable.ts'
import {dropVersions, versionsOf} from './version-rows.ts'

const DAY = 24 * 60 * 60 * 1000
let open: OpenLibrary
let folder: string
beforeEach(async () => {
  folder = join(tempFolder(), 'A.onefold')
  open = await openTestLibrary(folder, {create})
})
const bytes = (text: string): Uint8Array => Buffer.from(text)
const seq = (): number => open.marks().librarySeq

const draft = (id: string, more: {undoes?: string; paths?: readonly {path: Uint8Array; whole?: boolean}[]; parts?: number} = {}): void => {
  draftAct(open, {id, action: 'file.copy', title: id, request: {to: '/x'}, actor: 'cli 1', createdAt: 5, undoes: more.undoes})
  const all = Array.from({length: more.parts ?? 1}, (_, no) => ({no, steps: `steps ${no} of ${id}`, paths: more.paths ?? []}))
  addParts(open, {act: id, parts: all})
}
const end = (id: string, {at = 7, outcome = 'completed', undo = 'open'}: Partial<Parameters<typeof endAct>[1] & {at: number}> = {}): void =>
  endAct(open, {act: id, outcome, undo, audit: {at, actor: 'cli 1', action: 'file.copy', targets: []}})
/** A whole act with one part. */
const did = (id: string, more: Parameters<typeof draft>[1] & {at?: number} = {}): void => {
  draft(id, more)
  acceptAct(open, {act: id, hash: 'h'})
  turnPart(open, {act: id, begun: 0})
  turnPart(open, {act: id, ended: {no: 0, results: `results of ${id}`}})
  end(id, {at: more.at ?? 7})
}
const rowsLeft = (): unknown => open.library.prepare('SELECT (SELECT count(*) FROM act), (SELECT count(*) FROM act_part)').raw().get()

/** The store is what the runtime's journal asks for, once steps and results have a text. */
const journalOf = (library: OpenLibrary): ActJournal => ({
  draftAct: async (row) => draftAct(library, row),
  addParts: async (input) =>
    addParts(library, {act: input.act, parts: input.parts.map(({no, steps}) => ({no, steps: JSON.stringify(steps), paths: []}))}),
  acceptAct: async (input) => acceptAct(library, input),
  dropDraft: async (input) => dropDraft(library, input),
  act: async (input) => act(library, input),
  parts: async (input) =>
    parts(library, input).map(({no, state, steps, results}) => ({
      no,
      state,
      steps: JSON.parse(steps),
      results: results === undefined ? undefined : JSON.parse(results),
    })),
  turnPart: async ({act: id, ended, begun}) =>
    turnPart(library, {act: id, begun, ended: ended && {no: ended.no, results: JSON.stringify(ended.results)}}),
  endAct: async (input) => endAct(library, input),
  undoable: async (input) => undoable(library, input),
})

test('an act goes from a draft by its parts to its end, and is there after a new start', async () => {
  const journal = journalOf(open)
  const row = {id: 'a', action: 'file.trash', title: 'T', request: {paths: ['/x']}, actor: 'window 1', createdAt: 5}
  await journal.draftAct(row)
  await journal.addParts({act: 'a', parts: [{no: 0, steps: []}]})
  await journal.addParts({act: 'a', parts: [{no: 1, steps: []}]})
  expect([await journal.act({act: 'a'}), seq()]).toEqual([{...row, hash: '', status: 'draft', undo: 'none'}, 0])
  await journal.acceptAct({act: 'a', hash: 'h1'})
  expect([await journal.act({act: 'a'}), seq()]).toEqual([{...row, hash: 'h1', status: 'ready', undo: 'none'}, 1])
  await journal.turnPart({act: 'a', begun: 0})
  await journal.turnPart({act: 'a', ended: {no: 0, results: [{outcome: 'done'}]}, begun: 1})
  open.close()

  open = await openTestLibrary(folder)
  const again = journalOf(open)
  expect(await again.parts({act: 'a', from: 0, count: 9})).toEqual([
    {no: 0, state: 'done', steps: [], results: [{outcome: 'done'}]},
    {no: 1, state: 'running', steps: [], results: undefined},
  ])
  expect((await again.parts({act: 'a', from: 1, count: 1})).map(({no}) => no)).toEqual([1])
  await again.turnPart({act: 'a', ended: {no: 1, results: []}})
  await again.endAct({act: 'a', outcome: 'partial', undo: 'open', audit: {at: 9, actor: 'window 1', action: 'file.trash', targets: []}})
  const ended = {...row, hash: 'h1', status: 'ended', outcome: 'partial', endedAt: 9, undo: 'open'}
  expect([await again.act({act: 'a'}), await again.undoable({redo: false}), seq()]).toEqual([ended, ended, 2])
})

test.each<readonly [string, PartTurn]>([
  ['end a part that was not begun', {act: 'a', ended: {no: 1, results: ''}}],
  ['begin a part that is done', {act: 'a', begun: 0}],
  ['begin a part that is not there', {act: 'a', begun: 2}],
  ['end one part well and begin a missing one', {act: 'a', ended: {no: 0, results: ''}, begun: 7}],
  ['turn a part of a draft', {act: 'b', begun: 0}],
  ['turn a part of no act', {act: 'c', begun: 0}],
])('nothing changes where somebody wants to %s', (_, turn) => {
  draft('a', {parts: 2})
  acceptAct(open, {act: 'a', hash: 'h'})
  turnPart(open, {act: 'a', begun: 0})
  if (turn.begun !== 7) turnPart(open, {act: 'a', ended: {no: 0, results: 'r'}})
  draft('b')
  const before = open.library.prepare('SELECT * FROM act_part ORDER BY act, no').all()
  expect(() => turnPart(open, turn)).toThrow('Invariant')
  expect(open.library.prepare('SELECT * FROM act_part ORDER BY act, no').all()).toEqual(before)
})

test('a running part may be begun again, as after a kill', () => {
  draft('a')
  acceptAct(open, {act: 'a', hash: 'h'})
  turnPart(open, {act: 'a', begun: 0})
  turnPart(open, {act: 'a', begun: 0})
  expect(parts(open, {act: 'a', from: 0, count: 1})).toEqual([{no: 0, state: 'running', steps: 'steps 0 of a'}])
})

test('only a draft takes parts, is accepted or dropped; only what was accepted ends, and once', () => {
  did('a')
  expect(() => addParts(open, {act: 'a', parts: []})).toThrow('Invariant')
  expect(() => acceptAct(open, {act: 'a', hash: 'x'})).toThrow('Invariant')
  expect(() => end('a')).toThrow('Invariant')
  dropDraft(open, {act: 'a'})
  dropDraft(open, {act: 'none'})
  draft('b', {parts: 3})
  expect(() => end('b')).toThrow('Invariant')
  expect(rowsLeft()).toEqual([2, 4])
  dropDraft(open, {act: 'b'})
  expect([rowsLeft(), act(open, {act: 'b'})]).toEqual([[1, 1], undefined])
})

test('what no job carries is forgotten at the next start, save what was begun', async () => {
  const job = (id: string, finishedAt?: string): void =>
    putJob(open, {
      id: id as never,
      kind: 'act',
      title: id,
      status: finishedAt === undefined ? 'queued' : 'failed',
      priority: 0,
      lane: 'v',
      progress: {done: 0, unit: 'items'},
      createdAt: '2026-01-01T00:00:00.000Z',
      ...(finishedAt === undefined ? {} : {finishedAt}),
      durationMs: 0,
      metrics: {},
      errors: [],
      errorCount: 0,
      input: {},
      attempt: 1,
    })
  for (const id of ['draft', 'draft with job', 'draft with ended job', 'ready', 'ready with job', 'begun']) draft(id)
  for (const id of ['ready', 'ready with job', 'begun']) acceptAct(open, {act: id, hash: 'h'})
  turnPart(open, {act: 'begun', begun: 0})
  for (const id of ['draft with job', 'ready with job']) job(id)
  job('draft with ended job', '2026-01-01T00:00:01.000Z')
  did('ended')
  open.close()
  open = await openTestLibrary(folder)
  const kept = ['begun', 'draft with job', 'ended', 'ready with job']
  expect(open.library.prepare('SELECT id FROM act ORDER BY id').pluck().all()).toEqual(kept)
  expect(open.library.prepare('SELECT id FROM act_part JOIN act ON number = act ORDER BY id').pluck().all()).toEqual(kept)
})

const names = {undo: () => undoable(open, {redo: false})?.id, redo: () => undoable(open, {redo: true})?.id}
const next = (): unknown => [names.undo(), names.redo()]
const undoOf = (id: string): string | undefined => act(open, {act: id})?.undo

test('undo and redo go back and forth, and a new act ends the way forward', () => {
  did('A')
  did('B')
  expect(next()).toEqual(['B', undefined])
  did('undo B', {undoes: 'B'})
  expect([next(), undoOf('B')]).toEqual([['A', 'undo B'], 'undone'])
  did('undo A', {undoes: 'A'})
  expect(next()).toEqual([undefined, 'undo A'])
  did('redo A', {undoes: 'undo A'})
  expect([next(), undoOf('A'), undoOf('undo A')]).toEqual([['A', 'undo B'], 'open', 'undone'])
  did('redo B', {undoes: 'undo B'})
  expect(next()).toEqual(['B', undefined])
  did('undo B again', {undoes: 'B'})
  expect(next()).toEqual(['A', 'undo B again'])
  did('C')
  expect(next()).toEqual(['C', undefined])
})

test('an undo that failed before it changed anything takes nothing back, one that was cut short does', () => {
  did('A')
  draft('undo A', {undoes: 'A'})
  acceptAct(open, {act: 'undo A', hash: 'h'})
  end('undo A', {outcome: 'failed', undo: 'none'})
  expect([next(), undoOf('A')]).toEqual([['A', undefined], 'open'])
  draft('undo A again', {undoes: 'A'})
  acceptAct(open, {act: 'undo A again', hash: 'h'})
  end('undo A again', {outcome: 'cancelled', undo: 'open'})
  expect([next(), undoOf('A')]).toEqual([[undefined, 'undo A again'], 'undone'])
})

test('what cannot be undone is no candidate, and neither is what has not ended', () => {
  did('A')
  draft('B')
  acceptAct(open, {act: 'B', hash: 'h'})
  expect(names.undo()).toBe('A')
  end('B', {undo: 'none'})
  expect(names.undo()).toBe('A')
})

test('after a redo its own results tell how the act stands', () => {
  did('A')
  did('undo 1', {undoes: 'A'})
  expect(standingAct(open, {act: 'A'})?.id).toBe('A')
  did('redo 1', {undoes: 'undo 1'})
  expect(standingAct(open, {act: 'A'})?.id).toBe('redo 1')
  did('undo 2', {undoes: 'A'})
  did('redo 2', {undoes: 'undo 2'})
  expect(standingAct(open, {act: 'A'})?.id).toBe('redo 2')
  expect(standingAct(open, {act: 'none'})).toBeUndefined()
})

test('the history is told in pages, the newest first and without drafts', () => {
  for (const id of ['a', 'b', 'c']) did(id)
  draft('draft')
  const first = acts(open, {limit: 2})
  expect([first.total, first.acts.map(({id}) => id)]).toEqual([3, ['c', 'b']])
  const second = acts(open, {limit: 2, cursor: first.cursor})
  expect([second.acts.map(({id}) => id), second.cursor]).toEqual([['a'], undefined])
})

test('the history of a path has the acts on it, on folders that moved with it and, where asked, on what is below', () => {
  did('file', {paths: [{path: bytes('/a/b/x')}, {path: bytes('/c/x')}]})
  did('folder', {
    paths: [
      {path: bytes('/a/b'), whole: true},
      {path: bytes('/d'), whole: true},
    ],
  })
  did('made folder', {paths: [{path: bytes('/a/b')}]})
  draft('never done', {paths: [{path: bytes('/a/b/x')}]})
  acceptAct(open, {act: 'never done', hash: 'h'})
  const on = (path: string, below = false): readonly string[] => actsOf(open, {path: bytes(path), below, limit: 9}).acts.map(({id}) => id)
  expect(on('/a/b/x')).toEqual(['folder', 'file'])
  expect(on('/a/b/y/z')).toEqual(['folder'])
  expect(on('/a/b')).toEqual(['made folder', 'folder'])
  expect(on('/a/b', true)).toEqual(['made folder', 'folder', 'file'])
  expect([on('/c'), on('/c', true), on('/', true)]).toEqual([[], ['file'], ['made folder', 'folder', 'file']])
  expect(on('/a/bx', true)).toEqual([])
  const page = actsOf(open, {path: bytes('/a/b'), below: true, limit: 2})
  expect([page.total, actsOf(open, {path: bytes('/a/b'), below: true, limit: 2, cursor: page.cursor}).acts.map(({id}) => id)]).toEqual([
    3,
    ['file'],
  ])
})

test('earlier versions are kept with the part that made them, and leave with the one that took them out', () => {
  const place = (name: string) => ({volume: 'v', folder: bytes('/.onefold-versions/a'), name: bytes(name)})
  const version = (name: string, at: number, step: number) => ({
    ...place(name),
    step,
    path: bytes('/x\xff'),
    size: 2 ** 40,
    mtimeNs: 2n ** 60n,
    at,
  })
  draft('a', {parts: 2})
  acceptAct(open, {act: 'a', hash: 'h'})
  turnPart(open, {act: 'a', begun: 0})
  const versions = [version('0-0', 1, 0), {...version('0-1', 2, 1), hash: new Uint8Array(32).fill(7)}]
  turnPart(open, {act: 'a', ended: {no: 0, results: '', versions}, begun: 1})
  const kept = versionsOf(open, {path: bytes('/x\xff')})
  expect(kept).toEqual([
    {...version('0-1', 2, 1), act: 'a', part: 0, hash: Buffer.alloc(32, 7)},
    {...version('0-0', 1, 0), act: 'a', part: 0},
  ])
  turnPart(open, {act: 'a', ended: {no: 1, results: '', versions: [version('0-0', 3, 5)], emptied: [place('0-1')]}})
  expect(versionsOf(open, {path: bytes('/x\xff')})).toEqual([{...version('0-0', 3, 5), act: 'a', part: 1}])
  dropVersions(open, {places: [place('0-0')]})
  expect(versionsOf(open, {path: bytes('/x\xff')})).toEqual([])
})

test('parts stay for 30 days and for the newest 1,000 acts; then the act can no longer be undone', () => {
  did('old', {at: 1})
  did('old too', {at: 2})
  draft('running')
  acceptAct(open, {act: 'running', hash: 'h'})
  open.library.transaction(() => {
    for (let number = 0; number < 998; number++) did(`filler ${number}`, {at: DAY})
  })()
  did('one more', {at: 3 + 31 * DAY})
  const held = (id: string): unknown => [parts(open, {act: id, from: 0, count: 9}).length, undoOf(id)]
  expect([held('old'), held('old too'), held('running'), held('filler 0')]).toEqual([
    [0, 'none'],
    [1, 'open'],
    [1, 'none'],
    [1, 'open'],
  ])
  expect(acts(open, {limit: 1}).total).toBe(1002)
  // 1,000 acts are passed, but not the days.
  did('yet one', {at: 2 + 29 * DAY})
  expect(held('old too')).toEqual([1, 'open'])
})

test('a copy of a library has the history, and leaves undo and what was under way to where it was made', async () => {
  did('a')
  draft('b')
  acceptAct(open, {act: 'b', hash: 'h'})
  turnPart(open, {act: 'b', begun: 0})
  const [target, copy] = [tempFolder(), join(tempFolder(), 'B.onefold')]
  await exportLibrary(folder, target, {...libraryParts(), options: {}})
  await importLibrary(target, copy, {...libraryParts(), name: 'B', options: {device}})
  const there = await openTestLibrary(copy)
  expect(undoable(there, {redo: false})).toBeUndefined()
  expect(acts(there, {limit: 9}).acts.map(({id, status, undo}) => [id, status, undo])).toEqual([
    ['b', 'ended', 'none'],
    ['a', 'ended', 'none'],
  ])
  expect(act(open, {act: 'a'})?.undo).toBe('open')
})

test('acts are committed with synchronous FULL', () => {
  // sqlite.org/pragma.html: 2 is FULL.
  expect(open.library.pragma('synchronous', {simple: true})).toBe(2)
})
