import {expect, test} from 'vitest'
import type {TreeEvents, TreeWatch} from '../../../host/watch/tree-watch.ts'
import {openToldTrees} from './told-trees.ts'

const VOLUME = 'volume'
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

/** Two locations, `one` and `two`, at the top of a volume; the index knows the folder `one/known` as 5. */
function openTrees({tellsAll}: {readonly tellsAll: boolean}) {
  const state = {fails: new Set<string>(), events: {paths: new Map(), lost: []} as TreeEvents, listing: true}
  const noted: [number, string][] = []
  const doubted: string[] = []
  const following = {
    unwatched: new Set<string>(),
    doubt: (location: string) => void doubted.push(location),
    noteTold: (folder: number, name: Uint8Array) => void noted.push([folder, Buffer.from(name).toString()]),
  }
  const trees: TreeWatch = {tellsAll, keep: async () => state.fails, take: () => state.events, close: async () => undefined}
  const folders: Readonly<Record<string, number>> = {one: 1, two: 2, 'one/known': 5}
  const read = {
    locations: async () => {
      if (!state.listing) throw new Error('the library does not answer')
      return ['one', 'two'].map((uuid) => ({uuid, volume: VOLUME, root: folders[uuid]}))
    },
    foldersToFollow: async ({folders: [asked]}: {readonly folders: readonly {readonly id: number}[]}) => ({
      folders: [{path: bytes(asked!.id === 1 ? 'one' : 'two')}],
    }),
    findEntry: async ({path}: {readonly path: Uint8Array}) => ({id: folders[Buffer.from(path).toString()]}),
  }
  const parts = {
    read,
    write: {volumeNumber: async () => 1},
    volumes: {seen: () => [{id: VOLUME, mountPoint: bytes('/'), online: true}]},
    isApart: async () => false,
    rouse: () => undefined,
  }
  return {state, noted, doubted, following, told: openToldTrees(following, parts as unknown as Parameters<typeof openToldTrees>[1], trees)}
}

test('where all is told locations are compared seldom, and often where they cannot be watched', async () => {
  const {state, following, told} = openTrees({tellsAll: true})
  state.fails = new Set(['two'])
  await told.refresh()
  expect([[...told.told], [...following.unwatched]]).toEqual([['one'], ['two']])
  state.fails = new Set()
  await told.refresh()
  expect([[...told.told], [...following.unwatched]]).toEqual([['one', 'two'], []])
})

test('where something may go by unseen all locations are compared often', async () => {
  const {following, told} = openTrees({tellsAll: false})
  await told.refresh()
  expect([[...told.told], [...following.unwatched]]).toEqual([[], ['one', 'two']])
})

test('a refresh that fails is told to who asked for it, and the next one is none the worse', async () => {
  const {state, told} = openTrees({tellsAll: true})
  state.listing = false
  await expect(told.refresh()).rejects.toThrow('does not answer')
  state.listing = true
  await told.refresh()
  expect([...told.told]).toEqual(['one', 'two'])
  await told.close()
})

test('what is told is asked about in the nearest folder that is known', async () => {
  const {state, noted, doubted, told} = openTrees({tellsAll: true})
  await told.refresh()
  state.events = {paths: new Map([['one', ['a.txt', 'known/b.txt', 'new/deep/c.txt'].map(bytes)]]), lost: ['two']}
  await told.take()
  expect(noted).toEqual([
    [1, 'a.txt'],
    [5, 'b.txt'],
    [1, 'new'],
  ])
  expect(doubted).toEqual(['two'])
})
