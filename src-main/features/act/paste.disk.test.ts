import {lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {ActResult} from '../../contract/outcome.ts'
import {MOST_PASTED_BYTES} from '../../contract/paste.ts'
import type {Plan} from '../../contract/plan.ts'
import {realCli} from '../../testing/real-cli.ts'
import {scratchFolder} from '../../testing/scratch-folder.ts'

const scratch = scratchFolder()
const files = scratch.sub('files')
const input = join(scratch.path, 'input')
const at = (...names: readonly string[]): string => join(files, ...names)
const cli = realCli(join(scratch.path, 'data'), {cwd: files, as: ['sh', '-c', 'exec "$@" < "$0"', input]})
const paste = (name: string, ...more: readonly string[]) =>
  cli.json<{plan: Plan; results?: readonly ActResult[]}>('file', 'paste', '.', '--name', name, ...more)

beforeAll(() => mkdirSync(at('into')))
afterAll(async () => {
  await cli.stop()
  scratch.remove()
})

test('what standard input holds becomes a file, is audited, and goes and comes by undo and redo', async () => {
  const bytes = Buffer.from(Array.from({length: 3_000_000}, (_, no) => (no * 7919) % 256))
  writeFileSync(input, bytes)
  const {plan} = await paste('shot.png', '--dry-run')
  expect([plan.title, plan.files, plan.bytes, readdirSync(files)]).toEqual(['Paste shot.png to files', 1, bytes.length, ['into']])
  expect((await cli.run('file', 'paste', '.', '--name', 'shot.png')).code).toBe(4)
  expect((await paste('shot.png', '--yes')).results).toMatchObject([{path: at('shot.png'), outcome: 'done'}])
  expect(readFileSync(at('shot.png')).equals(bytes)).toBe(true)
  expect(lstatSync(at('shot.png')).mode & 0o777).toBe(0o666 & ~process.umask())
  expect((await paste('shot.png', '--yes')).results).toMatchObject([{path: at('shot (2).png'), outcome: 'kept-both'}])
  await cli.json('undo')
  expect(readdirSync(files).toSorted()).toEqual(['into', 'shot.png'])
  await cli.json('redo')
  expect(readFileSync(at('shot (2).png')).equals(bytes)).toBe(true)
  const {rows} = await cli.json<{rows: readonly {action: string}[]}>('audit', 'list')
  expect(rows.filter(({action}) => action === 'file.paste')).toHaveLength(2)
})

test('as much as a pasted file may hold is taken, and one byte more is refused', async () => {
  writeFileSync(input, Buffer.alloc(MOST_PASTED_BYTES, 0xff))
  await paste('large', '--yes')
  expect(lstatSync(at('large')).size).toBe(MOST_PASTED_BYTES)
  writeFileSync(input, Buffer.alloc(MOST_PASTED_BYTES + 1))
  const {code, stderr} = await cli.run('file', 'paste', '.', '--name', 'larger', '--yes')
  expect([code, stderr]).toEqual([2, 'onefold: Standard input holds more than 16777216 bytes.\n'])
  expect(readdirSync(files)).not.toContain('larger')
})

test('nothing at all is an empty file', async () => {
  writeFileSync(input, '')
  await paste('empty', '--yes')
  expect(lstatSync(at('empty')).size).toBe(0)
})
