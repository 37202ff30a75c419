import {execFileSync} from 'node:child_process'
import {existsSync, linkSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest'
import type {Plan} from '../../contract/plan.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'
import {runAct} from '../../testing/run-act.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)
const file = (name: string, text: string): void => writeFileSync(at(name), text)
const textOf = (name: string): string => readFileSync(at(name), 'utf8')

const act = (name: string, input: object) => runAct(core, name, input)

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(() => {
  for (const name of readdirSync(core.files)) rmSync(at(name), {recursive: true})
  mkdirSync(at('from', 'sub'), {recursive: true})
  mkdirSync(at('to'))
  file('from/a.txt', 'first')
  file('from/sub/b.txt', 'second')
})

test('a tree is copied as it is, read back and compared, and rsync sees no difference', async () => {
  symlinkSync('a.txt', at('from/link'))
  linkSync(at('from/a.txt'), at('from/other name of a'))
  writeFileSync(at('from/big'), new Uint8Array(300_000).fill(7))
  const {job, results, plan} = await act('file.copy', {sources: [at('from')], to: at('to')})
  expect([job.status, plan.files, plan.folders]).toEqual(['completed', 4, 2])
  expect(results).toEqual([{path: at('from'), target: at('to/from'), outcome: 'done', verified: true}])
  expect(lstatSync(at('to/from/a.txt')).ino).toBe(lstatSync(at('to/from/other name of a')).ino)
  const differences = execFileSync('diff', ['-r', '--no-dereference', at('from'), at('to/from')], {encoding: 'utf8'})
  expect([differences, lstatSync(at('to/from')).mtimeMs]).toEqual(['', lstatSync(at('from')).mtimeMs])
})

test('without a yes there is only a plan, and what the world made of it meanwhile is refused', async () => {
  const asked = {sources: [at('from/a.txt')], to: at('to')}
  await expect(core.call('file.copy', asked)).rejects.toMatchObject({code: 'ConfirmationNeeded'})
  const {plan} = await core.call<{plan: Plan}>('file.copy', {...asked, dryRun: true})
  expect([plan.items, readdirSync(at('to'))]).toEqual([1, []])
  file('from/a.txt', 'changed since')
  await expect(core.call('file.copy', {...asked, commit: plan.hash})).rejects.toMatchObject({code: 'PlanMoved'})
  expect(readdirSync(at('to'))).toEqual([])
})

test('files that meet need a decision; what is replaced comes back by undo, and goes again by redo', async () => {
  file('to/a.txt', 'older')
  const asked = {sources: [at('from/a.txt')], to: at('to')}
  await expect(core.call('file.copy', {...asked, yes: true})).rejects.toMatchObject({code: 'Conflict'})
  expect((await act('file.copy', {...asked, skip: true})).results).toMatchObject([{outcome: 'skipped'}])
  expect((await act('file.copy', {...asked, keepBoth: true})).results).toMatchObject([{outcome: 'kept-both', target: at('to/a (2).txt')}])
  expect((await act('file.copy', {...asked, overwrite: true})).results).toMatchObject([{outcome: 'replaced'}])
  expect(textOf('to/a.txt')).toBe('first')
  expect((await act('undo.last', {})).job.status).toBe('completed')
  expect(textOf('to/a.txt')).toBe('older')
  expect((await act('redo.last', {})).job.status).toBe('completed')
  expect([textOf('to/a.txt'), textOf('to/a (2).txt')]).toEqual(['first', 'first'])
})

test('moves, renames and new folders are taken back, also after a restart', async () => {
  await act('file.mkdir', {paths: [at('new/deep')]})
  await act('file.move', {sources: [at('from/sub')], to: at('new/deep')})
  await act('file.rename', {target: at('new/deep/sub'), name: 'renamed'})
  expect(textOf('new/deep/renamed/b.txt')).toBe('second')
  core = await core.reopen()
  for (let left = 3; left > 0; left--) expect((await act('undo.last', {})).job.status).toBe('completed')
  expect([textOf('from/sub/b.txt'), existsSync(at('new'))]).toEqual(['second', false])
})

test('what goes for good goes only by name, and cannot be taken back', async () => {
  const {job, results} = await act('file.delete', {targets: [at('from/sub')]})
  expect([job.status, results[0]?.outcome, existsSync(at('from/sub'))]).toEqual(['completed', 'done', false])
  await expect(core.call('undo.last', {act: job.id})).rejects.toMatchObject({code: 'Conflict'})
})

test.each([
  {what: 'a folder into itself', name: 'file.move', input: {sources: ['from'], to: 'from/sub'}, code: 'Conflict'},
  {what: 'what is not there', name: 'file.copy', input: {sources: ['nowhere'], to: 'to'}, code: 'PathNotFound'},
  {what: 'a name that cannot be', name: 'file.rename', input: {target: 'from', name: 'a/b'}, code: 'BadInput'},
])('$what is refused in the preview, and nothing has changed', async ({name, input, code}) => {
  const placed = Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      key === 'name' ? value : Array.isArray(value) ? value.map((one) => at(one)) : at(value as string),
    ]),
  )
  await expect(core.call(name, {...placed, dryRun: true})).rejects.toMatchObject({code})
  await expect(core.call(name, {...placed, yes: true})).rejects.toMatchObject({code})
  expect(execFileSync('find', [core.files, '-type', 'f', '-printf', '%P\n'], {encoding: 'utf8'}).split('\n').toSorted()).toEqual([
    '',
    'from/a.txt',
    'from/sub/b.txt',
  ])
})

test('the preview of many names tells each of them', async () => {
  const targets = [at('from/a.txt'), at('from/sub/b.txt')]
  const {plan} = await core.call<{plan: {names: unknown; items: number}}>('file.batch', {
    targets,
    template: '{n:02} {name}',
    start: 7,
    dryRun: true,
  })
  expect(plan.names).toEqual([
    {path: at('from/a.txt'), name: '07 a.txt'},
    {path: at('from/sub/b.txt'), name: '08 b.txt'},
  ])
})

test('the audit tells each act once, and is whole', async () => {
  await act('file.copy', {sources: [at('from/a.txt')], to: at('to')})
  await act('undo.last', {})
  const {total, rows} = await core.call<{total: number; rows: {action: string; targets: {path: string}[]}[]}>('audit.list')
  expect(rows.slice(0, 2).map(({action}) => action)).toEqual(['undo', 'file.copy'])
  expect(await core.call('audit.verify')).toEqual({rows: total, ok: true})
})
