import {execFile} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {BenchResult} from './figures.ts'

let scratch: string
beforeAll(() => (scratch = mkdtempSync(join(tmpdir(), 'onefold-bench-test-'))))
afterAll(() => rmSync(scratch, {recursive: true}))

async function bench(...words: readonly string[]): Promise<BenchResult> {
  const program = join(import.meta.dirname, 'bench.ts')
  const {stdout} = await promisify(execFile)(process.execPath, [
    program,
    ...words,
    '--small',
    '--source',
    '--runs',
    '1',
    '--corpus',
    join(scratch, 'corpus'),
  ])
  return JSON.parse(stdout)
}

test.each(['index', 'content', 'rescan', 'search', 'list', 'size'])('%s measures a small tree', async (name) => {
  const result = await bench(name)
  expect(result).toMatchObject({bench: name, machine: {cores: expect.any(Number)}, loadBefore: expect.any(Number)})
  for (const {value} of result.figures) expect(value).toBeGreaterThan(0)
  // A peer that is not installed is said to be absent, never left out.
  for (const {peer} of result.figures) if (peer) expect(peer.absent ?? peer.ratio).toBeDefined()
})

test.runIf(process.platform === 'linux')('memory measures a small tree', async () => {
  const {figures} = await bench('memory')
  for (const {value, unit} of figures) expect([unit, value > 40 && value < 2000]).toEqual(['MB', true])
})

test('a folder that holds something else is never taken for a corpus', async () => {
  const {madeCorpus} = await import('./corpus.ts')
  const base = join(scratch, 'mine')
  const {path} = madeCorpus({files: 10, folders: 3}, base)
  rmSync(join(path, '../stamp.json'))
  writeFileSync(join(path, 'precious'), 'x')
  expect(() => madeCorpus({files: 10, folders: 3}, base)).toThrow('was not made by this bench')
  expect(readFileSync(join(path, 'precious'), 'utf8')).toBe('x')
})

test('the page keeps the tables of benches that were not run', async () => {
  const page = join(scratch, 'page.md')
  await bench('rescan', '--write', page)
  const first = readFileSync(page, 'utf8')
  await bench('index', '--write', page)
  const both = readFileSync(page, 'utf8')
  expect(both.startsWith(first.trimEnd())).toBe(true)
  expect(both.match(/^## \w+$/gm)).toEqual(['## rescan', '## index'])
  await bench('rescan', '--write', page)
  expect(readFileSync(page, 'utf8').match(/^## \w+$/gm)).toEqual(['## rescan', '## index'])
})
