import {expect, test} from 'vitest'
import {type DirtyFolder, openDirtyBook} from './dirty-book.ts'
import {openHold} from './hold.ts'
import {nothingLooked} from './look-again.ts'
import {openOwed} from './owed.ts'
import {type SettleParts, settleLooked} from './settle-looked.ts'
import {openWatchMap} from './watch-map.ts'

test('a folder that is tangled, and is taken for the known one all the same, is listed at its new place', async () => {
  const [young, old, watch] = [50, 5, 7]
  const book = openDirtyBook()
  const map = openWatchMap(() => undefined)
  map.note(watch, old)
  const left: number[] = []
  const pair = {young, old}
  const parts = {
    map,
    book,
    hold: openHold(),
    owed: openOwed(),
    tangled: [],
    turn: () => 1,
    moment: () => ({now: 0, round: 0, mood: 'busy', newFrom: 1}),
    isRunning: () => false,
    isUnsure: () => false,
    newcomersFrom: () => 1,
    sumsLater: () => false,
    watchNoLonger: (one: number) => left.push(one),
    renamed: map.rename,
    advanced: () => undefined,
    write: {
      settleFollowed: async () => ({seq: 1, taken: [pair], tangled: [pair], strange: [], held: [], asked: [], doubted: false}),
    },
  }
  const looked = {...nothingLooked(1), standing: [{id: young, watch}]}
  await settleLooked({looked, dirty: [], isPutOff: false}, parts as unknown as SettleParts)
  expect(parts.tangled).toEqual([])
  expect(left).toEqual([watch])
  expect(book.take(0)).toMatchObject([{id: old, names: undefined}])
})

/** A file of this number that its folder told to be deleted, and what a look misses of it. */
const missedFile = (id: number) => ({id, folder: 1, name: new Uint8Array([97 + id]), isFolder: false, isReplaced: false})
const deleted = (...ids: readonly number[]): DirtyFolder => ({
  id: 1,
  stirred: true,
  names: ids.map((id) => missedFile(id).name),
  kinds: new Map(ids.map((id) => [String.fromCodePoint(97 + id), 'deleted'])),
})

/** Settles looks one after the other; answers what the store was asked. */
function openSettling() {
  const asked: {readonly due: readonly number[]; readonly standing: readonly object[]; readonly standingOnly?: boolean}[] = []
  const there = {online: true}
  const parts = {
    map: openWatchMap(() => undefined),
    book: openDirtyBook(),
    hold: openHold(),
    owed: openOwed(),
    tangled: [],
    turn: () => 1,
    moment: () => ({now: 0, round: 0, mood: 'busy', newFrom: 1}),
    isRunning: () => true,
    isUnsure: () => false,
    newcomersFrom: () => 1,
    sumsLater: () => true,
    renamed: () => undefined,
    advanced: () => undefined,
    ask: () => undefined,
    read: {locations: async () => ['one', 'two'].map((uuid) => ({uuid, volume: uuid, path: uuid}))},
    volumes: {
      fresh: async () => undefined,
      byId: async (id: string) => ({online: id === 'two' || there.online}),
      at: async (path: string) => ({id: path}),
    },
    write: {
      settleFollowed: async (one: (typeof asked)[number]) => {
        asked.push(one)
        return {seq: 1, taken: [], tangled: [], strange: [], held: [], asked: [], doubted: false}
      },
    },
  }
  const settle = (location: string, {missed, isPutOff}: {readonly missed: readonly number[]; readonly isPutOff: boolean}) => {
    const looked = {...nothingLooked(1000), missed: missed.map(missedFile), locations: new Set([location])}
    return settleLooked({looked, dirty: [deleted(...missed)], isPutOff}, parts as unknown as SettleParts)
  }
  return {asked, settle, takeAway: () => (there.online = false)}
}

test('what is put off is settled with what the next look misses', async () => {
  const {asked, settle} = openSettling()
  await settle('one', {missed: [1, 2], isPutOff: true})
  expect(asked).toEqual([])
  await settle('one', {missed: [3], isPutOff: false})
  expect(asked.map(({due}) => due)).toEqual([[1, 2, 3]])
  await settle('one', {missed: [], isPutOff: false})
  expect(asked.length).toBe(1)
})

test('nothing that was put off is gone where its volume has gone meanwhile', async () => {
  const {asked, settle, takeAway} = openSettling()
  await settle('one', {missed: [1], isPutOff: true})
  takeAway()
  await settle('two', {missed: [2], isPutOff: false})
  expect(asked.map(({due}) => due)).toEqual([[]])
})
