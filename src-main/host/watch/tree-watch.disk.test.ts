import {Buffer} from 'node:buffer'
import fs from 'node:fs'
import path from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {tempFolder} from '../../testing/test-library.ts'
import {openTreeWatch, type TreeWatch} from './tree-watch.ts'

let watch: TreeWatch
let top: string
let rung = 0
beforeEach(() => {
  top = fs.realpathSync(tempFolder())
  rung = 0
  watch = openTreeWatch(() => rung++)
})
afterEach(() => watch.close())

const texts = (paths: readonly Uint8Array[] | undefined): string[] => (paths ?? []).map((one) => Buffer.from(one).toString()).toSorted()
/** All that is told until it holds so many paths. */
async function told(key: string, count: number): Promise<string[]> {
  const all = new Set<string>()
  await expect
    .poll(() => {
      for (const one of texts(watch.take().paths.get(key))) all.add(one)
      return all.size
    })
    .toBeGreaterThanOrEqual(count)
  return [...all].toSorted()
}

test('paths are told below the top of their tree, and of a tree that is not kept nothing is told', async () => {
  for (const name of ['one', 'two']) fs.mkdirSync(path.join(top, name))
  expect(await watch.keep(new Map(['one', 'two'].map((name) => [name, Buffer.from(path.join(top, name))])))).toEqual(new Set())
  fs.writeFileSync(path.join(top, 'one', 'ünïcode'), '')
  fs.mkdirSync(path.join(top, 'two', 'folder'))
  expect([await told('one', 1), rung > 0]).toEqual([['ünïcode'], true])
  await watch.keep(new Map([['one', Buffer.from(path.join(top, 'one'))]]))
  fs.writeFileSync(path.join(top, 'two', 'later'), '')
  fs.rmSync(path.join(top, 'one', 'ünïcode'))
  expect(await told('one', 1)).toEqual(['ünïcode'])
  expect(watch.take()).toEqual({paths: new Map(), lost: []})
})

test('what cannot be watched is answered', async () => {
  const tops = {there: top, gone: path.join(top, 'gone')}
  expect(await watch.keep(new Map(Object.entries(tops).map(([key, one]) => [key, Buffer.from(one)])))).toEqual(new Set(['gone']))
})

test('a top that goes has its tree compared as a whole', async () => {
  fs.mkdirSync(path.join(top, 'one'))
  await watch.keep(new Map([['one', Buffer.from(path.join(top, 'one'))]]))
  fs.rmdirSync(path.join(top, 'one'))
  await expect.poll(() => watch.take().lost).toEqual(['one'])
})
