import {execFileSync} from 'node:child_process'
import {linkSync, mkdirSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Job} from '../../../contract/job.ts'
import type {SizeNode} from '../../../contract/sizes.ts'
import {openTestCore, type TestCore} from '../../../testing/open-test-core.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)
const heads: Readonly<Record<string, string>> = {
  jpg: '\xff\xd8\xff\xe0\0\x10JFIF\0',
  png: '\x89PNG\r\n\x1a\n',
  mp4: '\0\0\0\x18ftypmp42\0\0\0\0',
  bin: '\0\x01\x02',
}
/** A file that begins as its type does. */
const file = (name: string, bytes: number, mark = name): void => {
  mkdirSync(join(at(name), '..'), {recursive: true})
  const head = Buffer.from(heads[name.split('.').at(-1)!] ?? '', 'latin1')
  writeFileSync(at(name), Buffer.concat([head, Buffer.alloc(bytes, mark)]).subarray(0, bytes))
}

interface Sizes {
  readonly total: number
  readonly nodes: readonly SizeNode[]
}
const sizes = (input: object = {}): Promise<Sizes> => core.call<Sizes>('index.sizes', input)
const below = (nodes: readonly SizeNode[], parent: number): readonly SizeNode[] => nodes.filter((node) => node.parent === parent)

/** What find tells of the regular files below a folder: each inode once. */
function found(folder: string): {bytes: number; files: number; folders: number} {
  const lines = (type: string, format: string): string[] =>
    execFileSync('find', [folder, '-mindepth', '1', '-type', type, '-printf', format], {encoding: 'utf8'}).split('\n').slice(0, -1)
  const inodes = new Map(lines('f', '%i %s\\n').map((line) => line.split(' ').map(Number) as [number, number]))
  return {
    bytes: [...inodes.values()].reduce((sum, size) => sum + size, 0),
    files: lines('f', '%i\\n').length,
    folders: lines('d', '%i\\n').length,
  }
}

beforeAll(async () => {
  core = await openTestCore()
  file('films/long.mp4', 60_000)
  file('films/short.mp4', 20_000)
  file('films/extras/cut.mp4', 9_000)
  file('pictures/2024/a.jpg', 7_000, 'same')
  file('pictures/2024/b.jpg', 7_000, 'same')
  file('pictures/2023/c.jpg', 5_000)
  for (let no = 0; no < 40; no++) file(`pictures/small/${no}.png`, 20 + no)
  file('notes.txt', 300)
  file('deep/er/and/deeper/still.bin', 4_000)
  file('empty', 0)
  linkSync(at('notes.txt'), at('deep/notes too.txt'))
  symlinkSync('films', at('link to films'))
  utimesSync(at('films/long.mp4'), 0, Date.now() / 1000 - 3 * 86_400)
  utimesSync(at('notes.txt'), 0, Date.now() / 1000 - 400 * 86_400)
  const {job} = await core.call<{job: Job}>('location.add', {path: core.files, mode: 'content', name: 'All of it'})
  await core.settled(job)
})
afterAll(() => core.close())

test('every folder and file has the size that du and find tell, and the parts of a folder make up the whole', async () => {
  const {total, nodes} = await sizes({path: core.files, depth: 64, share: 0})
  expect([total, nodes[0]?.parent, nodes[0]?.path, nodes[0]?.online]).toEqual([nodes.length, -1, core.files, true])
  const folders = nodes.filter(({kind}) => kind === 'folder')
  expect(folders.map(({path, bytes, files, folders: inside}) => ({path, bytes, files, folders: inside}))).toEqual(
    folders.map(({path}) => ({path, ...found(path)})),
  )
  expect(folders).toHaveLength(found(core.files).folders + 1)
  const files = nodes.filter(({kind}) => kind === 'file')
  const told = execFileSync('du', ['-b', ...files.map(({path}) => path)], {encoding: 'utf8'})
  // Of a file with two names du tells the first alone.
  const byDu = new Map(
    told
      .trim()
      .split('\n')
      .map((line) => line.split('\t').toReversed() as [string, string]),
  )
  expect(files.filter(({path, bytes}) => byDu.get(path) !== String(bytes)).map(({name}) => name)).toHaveLength(1)
  expect(files).toHaveLength(found(core.files).files - 1)
  const pictures = nodes.findIndex(({name}) => name === 'pictures')
  expect(below(nodes, pictures).reduce((sum, {bytes}) => sum + bytes, 0)).toBe(nodes[pictures]?.bytes)
  for (const [place, node] of nodes.entries()) expect(node.parent).toBeLessThan(place)
})

test('what is small goes into the rest, and so does what is beyond the most', async () => {
  const {nodes} = await sizes({path: at('pictures'), share: 0.1})
  const shown = nodes.map(({kind, name, bytes, files, folders}) => [kind, name, bytes, files, folders])
  const small = Array.from({length: 40}, (_, no) => 20 + no).reduce((sum, bytes) => sum + bytes)
  expect(shown).toEqual([
    ['folder', 'pictures', 19_000 + small, 43, 3],
    ['folder', '2024', 14_000, 2, 0],
    ['folder', '2023', 5_000, 1, 0],
    ['file', 'a.jpg', 7_000, 1, 0],
    ['file', 'b.jpg', 7_000, 1, 0],
    ['file', 'c.jpg', 5_000, 1, 0],
    ['rest', '', small, 40, 1],
  ])
  expect(nodes.at(-1)).toMatchObject({parent: 0, category: 'image', path: at('pictures')})
  const one = await sizes({path: at('films'), most: 1, depth: 1})
  expect(one.nodes.map(({kind, name, bytes, category}) => [kind, name, bytes, category])).toEqual([
    ['folder', 'films', 89_000, undefined],
    ['folder', 'extras', 9_000, 'video'],
    ['file', 'long.mp4', 60_000, 'video'],
    ['rest', '', 20_000, 'video'],
  ])
})

test('all volumes stand above their locations, and a volume alone above its own', async () => {
  const {nodes} = await sizes({depth: 1})
  const whole = found(core.files)
  expect(nodes.slice(0, 3)).toMatchObject([
    {kind: 'all', parent: -1, ...whole},
    {kind: 'volume', parent: 0, online: true, ...whole},
    {kind: 'folder', parent: 1, name: 'All of it', path: core.files, ...whole},
  ])
  const volume = await sizes({depth: 1, volume: nodes[1]?.volume})
  expect(volume.nodes).toEqual(nodes.slice(1).map((node) => ({...node, parent: node.parent - 1})))
})

test('what has the same bytes elsewhere is told of files, and of all that holds them', async () => {
  const told = await sizes({depth: 64, share: 0, duplicates: true})
  const twice = told.nodes
    .filter(({duplicateBytes}) => duplicateBytes !== 0)
    .map(({kind, name, duplicateBytes}) => [kind, name, duplicateBytes])
  expect(twice).toEqual([
    ['all', '', 14_000],
    ['volume', told.nodes[1]?.name, 14_000],
    ['folder', 'All of it', 14_000],
    ['folder', 'pictures', 14_000],
    ['folder', '2024', 14_000],
    ['file', 'a.jpg', 7_000],
    ['file', 'b.jpg', 7_000],
  ])
  const short = await sizes({path: core.files, share: 0.2, duplicates: true})
  expect(short.nodes.find(({kind, parent}) => kind === 'rest' && parent === 0)).toMatchObject({duplicateBytes: 14_000})
})

test('files are added up by what they are and by their age', async () => {
  const sums = async (by: string): Promise<readonly (readonly unknown[])[]> =>
    (await core.call<{sums: {key: string; files: number; bytes: number}[]}>('index.sums', {by})).sums.map(({key, files, bytes}) => [
      key,
      files,
      bytes,
    ])
  expect((await sums('category')).slice(0, 2)).toEqual([
    ['video', 3, 89_000],
    ['image', 43, 19_000 + 1580],
  ])
  expect(await sums('extension')).toEqual([
    ['mp4', 3, 89_000],
    ['jpg', 3, 19_000],
    ['bin', 1, 4_000],
    ['png', 40, 1580],
    ['txt', 2, 300],
    ['', 1, 0],
  ])
  expect((await sums('age')).map(([key, files, bytes]) => [key, files, bytes])).toEqual([
    ['day', 47, 20_000 + 9_000 + 19_000 + 1580 + 4_000],
    ['week', 1, 60_000],
    ['two-years', 2, 300],
  ])
})

test('what has one copy alone is at risk', async () => {
  const {files} = found(core.files)
  expect(await core.call('index.risk')).toEqual({
    contents: files - 3,
    single: {contents: files - 4, bytes: found(core.files).bytes - 14_000},
    oneVolume: {contents: files - 3, bytes: found(core.files).bytes - 7_000},
    unknownFiles: 0,
  })
})

test.each([
  [{path: '/nowhere'}, 'PathNotFound'],
  [{volume: 'no such'}, 'NotFound'],
  [{path: '/', volume: 'x'}, 'BadInput'],
])('%j is refused', async (input, code) => {
  await expect(sizes(input)).rejects.toMatchObject({code})
  await expect(core.call('index.sums', input)).rejects.toMatchObject({code})
})

test('a file has no parts', async () => {
  await expect(sizes({path: at('notes.txt')})).rejects.toMatchObject({code: 'NotAFolder'})
})
