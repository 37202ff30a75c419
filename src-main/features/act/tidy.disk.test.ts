import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {ActResult} from '../../contract/outcome.ts'
import type {Plan} from '../../contract/plan.ts'
import {realCli} from '../../testing/real-cli.ts'
import {scratchFolder} from '../../testing/scratch-folder.ts'

interface Acted {
  readonly plan: Plan
  readonly results?: readonly ActResult[]
}

const scratch = scratchFolder()
const files = scratch.sub('files')
const cli = realCli(join(scratch.path, 'data'), {cwd: files})
const at = (path: string): string => join(files, path)
const all = (): readonly string[] =>
  (readdirSync(files, {recursive: true}) as string[]).filter((name) => !name.startsWith('.Trash')).toSorted()
const put = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(at(path)), {recursive: true})
  await writeFile(at(path), text)
}

beforeAll(async () => {
  await put('d/x.txt', '1')
  await put('d/one/x.txt', '2')
  await put('d/one/two/y.txt', '3')
  await mkdir(at('d/none/of/these'), {recursive: true})
})
afterAll(async () => {
  await cli.stop()
  scratch.remove()
})

test('empty folders go to the trash, with a plan before, and come back by undo', async () => {
  const before = all()
  const {plan} = await cli.json<Acted>('file', 'clean', 'd', '--dry-run')
  expect([plan.title, plan.folders, plan.files, all()]).toEqual(['Clear empty folders out of d', 3, 0, before])
  expect((await cli.run('file', 'clean', 'd')).code).toBe(4)
  const {results} = await cli.json<Acted>('file', 'clean', 'd', '--yes')
  expect(results).toMatchObject([{path: at('d/none'), outcome: 'done'}])
  expect(existsSync(at('d/none'))).toBe(false)
  await cli.json('undo')
  expect(all()).toEqual(before)
  await cli.json('redo')
  expect(existsSync(at('d/none'))).toBe(false)
})

test('a folder is flattened, asks about names that are taken, and is as it was after undo', async () => {
  await cli.json('location', 'add', '.', '--wait')
  const before = all()
  expect((await cli.run('file', 'flatten', 'd', '--yes')).code).toBe(4)
  expect(all()).toEqual(before)
  const {plan} = await cli.json<Acted>('file', 'flatten', 'd', '--keep-both', '--yes')
  expect(plan).toMatchObject({title: 'Flatten d', files: 2, folders: 2})
  expect(all()).toEqual(['d', 'd/x (2).txt', 'd/x.txt', 'd/y.txt'])
  expect(readFileSync(at('d/x (2).txt'), 'utf8')).toBe('2')
  const {items} = await cli.json<{items: readonly {path: string}[]}>('search', 'txt')
  expect(items.map(({path}) => path).toSorted()).toEqual([at('d/x (2).txt'), at('d/x.txt'), at('d/y.txt')])
  await cli.json('undo')
  expect(all()).toEqual(before)
  expect((await cli.run('file', 'flatten', 'd/x.txt', '--yes')).code).not.toBe(0)
})
