import {expect, it} from 'vitest'
import type {Item} from '../../../src-main/contract/file.ts'
import {commonFolder, sumsOfItems} from './sums-of-items.ts'

const item = (path: string, more: Partial<Item> = {}): Item => ({
  name: path.split('/').at(-1)!,
  path,
  uri: `sd://volume/v${path}`,
  kind: 'file',
  category: 'text',
  sizeBytes: 10,
  modifiedAt: '2026-01-01T00:00:00Z',
  ...more,
})

it('adds files up by kind, and folders by what they hold', () => {
  const sums = sumsOfItems([
    item('/a/b/one.txt'),
    item('/a/b/two.txt', {sizeBytes: 5}),
    item('/a/c/p.jpg', {category: 'image', sizeBytes: 100}),
    item('/a/d', {kind: 'dir', category: 'folder', sizeBytes: 4096, totalBytes: 1_000}),
    item('/a/l', {kind: 'link', category: 'link', sizeBytes: 3}),
  ])
  expect(sums).toEqual({
    files: 3,
    folders: 1,
    others: 1,
    bytes: 1_115,
    whole: true,
    kinds: [
      {category: 'image', files: 1, bytes: 100},
      {category: 'text', files: 2, bytes: 15},
    ],
    folder: '/a',
  })
  expect(sumsOfItems([item('/a/d', {kind: 'dir'})]).whole).toBe(false)
})

it.each([
  [['/a/b', '/a/c'], '/a'],
  [['/a/b/c', '/a/bc'], '/a'],
  [['/a', '/b'], '/'],
  [['/a/x'], '/a'],
  [[], undefined],
])('%j lie in %s', (paths, folder) => {
  expect(commonFolder(paths)).toBe(folder)
})
