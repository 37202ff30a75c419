import {beforeEach, expect, it, vi} from 'vitest'
import type {EntryId} from '../../../src-main/contract/ids.ts'

const box = vi.hoisted(() => new Map<string, string>())
const core = vi.hoisted(() => ({paths: new Map<string, string>(), asked: 0}))
vi.stubGlobal('window', {
  localStorage: {getItem: (key: string) => box.get(key) ?? null, setItem: (key: string, value: string) => box.set(key, value)},
  addEventListener: (_type: string, take: () => void) => take(),
})
vi.mock('../files/index.ts', () => ({pathOf: ({path}: {path: string}) => path, useFiles: {subscribe: () => undefined}}))
vi.mock('../../core/client.ts', () => ({
  core: {
    view: {
      open: async ({entries}: {entries: string[]}) => {
        core.asked++
        const held = entries.filter((id) => core.paths.has(id))
        return {view: 'v1', items: held.map((id) => ({id, kind: 'dir', path: core.paths.get(id)}))}
      },
      close: async () => undefined,
    },
  },
}))

const {followFavourites, pin, placedAt, useFavourites} = await import('./favourites.ts')
const {knowPinned, leadToMoved} = await import('./follow-pinned.ts')

const id = (n: number): EntryId => `018f0000-0000-7000-8000-00000000000${n}` as EntryId
const pinned = () => useFavourites.getState().favourites
const of = (...folders: readonly string[]) => folders.map((folder) => ({folder}))

beforeEach(() => {
  core.paths.clear()
  box.clear()
  followFavourites()
})

it.each([
  [['/a', '/b', '/c'], '/d', undefined, ['/a', '/b', '/c', '/d']],
  [['/a', '/b', '/c'], '/d', 0, ['/d', '/a', '/b', '/c']],
  [['/a', '/b', '/c'], '/a', 3, ['/b', '/c', '/a']],
  [['/a', '/b', '/c'], '/c', 1, ['/a', '/c', '/b']],
  [['/a', '/b', '/c'], '/b', 1, ['/a', '/b', '/c']],
  [['/a', '/b', '/c'], '/b', 2, ['/a', '/b', '/c']],
  [[], '/a', undefined, ['/a']],
])('among %j, %s at %s', (...[folders, folder, at, expected]) => {
  expect(placedAt(of(...folders), {folder}, at)).toEqual(of(...expected))
})

it('are found by their entries where they are now, and else stay where they were', async () => {
  pin({folder: '/a', id: id(1)})
  pin({folder: '/b'})
  pin({folder: '/c', id: id(3)})
  core.paths.set(id(1), '/moved/a')
  await leadToMoved()
  const now = [{folder: '/moved/a', id: id(1)}, {folder: '/b'}, {folder: '/c', id: id(3)}]
  expect(pinned()).toEqual(now)
  useFavourites.setState({favourites: []})
  followFavourites()
  expect(pinned()).toEqual(now)
})

it('keep their entry when only their order changes, and stand once where two have become one', async () => {
  pin({folder: '/a', id: id(1)})
  pin({folder: '/b', id: id(2)})
  pin({folder: '/a'})
  expect(pinned()).toEqual([
    {folder: '/b', id: id(2)},
    {folder: '/a', id: id(1)},
  ])
  core.paths.set(id(1), '/b')
  core.paths.set(id(2), '/b')
  await leadToMoved()
  expect(pinned()).toEqual([{folder: '/b', id: id(2)}])
})

it('are not taken for what stands at their path by now', async () => {
  pin({folder: '/a', id: id(1)})
  core.paths.set(id(1), '/moved')
  await knowPinned('/a', id(2))
  expect(pinned()).toEqual([{folder: '/moved', id: id(1)}])
  // The first one is gone, and another one came in its place.
  core.paths.clear()
  await knowPinned('/moved', id(3))
  expect(pinned()).toEqual([{folder: '/moved', id: id(3)}])
})

it('of an earlier version are paths alone, of which nothing is asked until their entries are known', async () => {
  box.set('onefold.favourites', '["/a","/b"]')
  followFavourites()
  const asked = core.asked
  await leadToMoved()
  expect([pinned(), core.asked]).toEqual([of('/a', '/b'), asked])
  await knowPinned('/b', id(2))
  core.paths.set(id(2), '/elsewhere')
  await leadToMoved()
  expect(pinned()).toEqual([{folder: '/a'}, {folder: '/elsewhere', id: id(2)}])
})
