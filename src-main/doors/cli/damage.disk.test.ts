import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type RealCli, realCli} from '../../testing/real-cli.ts'
import {rotUnseen} from '../../testing/rot-unseen.ts'
import {scratchFolder} from '../../testing/scratch-folder.ts'

let scratch: ReturnType<typeof scratchFolder>
let cli: RealCli
let files: string
const at = (name: string): string => join(files, name)

beforeAll(async () => {
  scratch = scratchFolder()
  files = scratch.sub('files')
  cli = realCli(join(scratch.path, 'data'), {cwd: files})
  mkdirSync(at('sub'))
  for (const name of ['one', 'two', 'sub/three']) writeFileSync(at(name), 'the same bytes')
  writeFileSync(at('alone'), 'other bytes')
  await cli.json('location', 'add', '.', '--mode', 'content', '--wait')
})
afterAll(async () => {
  await cli.stop()
  scratch.remove()
})

interface Groups {
  readonly total: number
  readonly reclaimableBytes: number
  readonly groups: readonly {readonly contentId: string; readonly sizeBytes: number; readonly paths: readonly string[]}[]
}

test('“file duplicates” and “duplicate list” tell the groups, and a table is for people', async () => {
  const paths = ['one', 'sub/three', 'two'].map(at)
  for (const words of [
    ['file', 'duplicates'],
    ['duplicate', 'find', '.'],
    ['duplicate', 'list', '.'],
  ]) {
    const {total, reclaimableBytes, groups} = await cli.json<Groups>(...words)
    expect({total, reclaimableBytes, paths: groups.map((group) => group.paths.toSorted())}).toEqual({
      total: 1,
      reclaimableBytes: 28,
      paths: [paths],
    })
    expect(groups[0]).toMatchObject({sizeBytes: 14, contentId: expect.stringMatching(/^f:[0-9a-f]{64}$/)})
  }
  const {stdout} = await cli.run('duplicate', 'list')
  expect(stdout.split('\n')[0]).toMatch(/^RECLAIMABLE +SIZE +FILES +PATHS$/)
})

test('“duplicate resolve” shows its plan, needs a yes, and takes a folder where it was typed', async () => {
  const words = ['duplicate', 'resolve', '.', '--keep', 'in:sub', '--by', 'trash']
  const preview = await cli.json<{plan: {files: number; bytes: number}}>(...words, '--dry-run')
  expect(preview.plan).toMatchObject({files: 2, bytes: 28})
  expect((await cli.run(...words)).code).toBe(4)
  expect((await cli.run(...words, '--yes')).code).toBe(0)
  expect(['one', 'two', 'sub/three'].map((name) => existsSync(at(name)))).toEqual([false, false, true])
  expect((await cli.run('undo')).code).toBe(0)
  expect(readFileSync(at('one'), 'utf8')).toBe('the same bytes')
  expect((await cli.run('duplicate', 'resolve', '--keep', 'biggest', '--by', 'trash')).code).toBe(2)
})

test('“file validate” exits with 0 where all is well and with 8 where bytes have rotted; “file repair” without a copy with 3', async () => {
  const sound = await cli.run('file', 'validate', 'alone', '--json')
  expect(JSON.parse(sound.stdout)).toMatchObject({checked: 1, ok: 1, changed: [], damaged: [], job: {status: 'completed'}})
  expect(sound.code).toBe(0)
  await cli.stop()
  const libraries = join(scratch.path, 'data', 'libraries')
  rotUnseen(at('alone'), join(libraries, readdirSync(libraries)[0]!))
  const damaged = await cli.run('--json', 'file', 'validate', '.')
  expect(JSON.parse(damaged.stdout)).toMatchObject({damaged: [{path: at('alone')}], counts: {damaged: 1}})
  expect(damaged.code).toBe(8)
  expect((await cli.run('file', 'repair', 'alone', '--yes')).code).toBe(3)
})
