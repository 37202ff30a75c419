import {expect, test} from 'vitest'
import {type DirtyFolder, openDirtyBook} from './dirty-book.ts'
import {type Moment, openHold} from './hold.ts'
import {openAway} from './away.ts'
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
      settleFollowed: async () => ({
        seq: 1,
        taken: [pair],
        tangled: [pair],
        strange: [],
        held: [],
        asked: [],
        linked: [],
        away: [],
        doubted: [],
      }),
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

/** Settles looks one after the other; answers what the store was asked. The store holds all that is missed. */
function openSettling() {
  const asked: {readonly due: readonly number[]; readonly absent: readonly string[]}[] = []
  const away = new Set<string>()
  const time = {now: 0, isRunning: true, isFull: false}
  const missing = new Set<number>()
  const parts = {
    map: openWatchMap(() => undefined),
    book: openDirtyBook(),
    hold: openHold(),
    owed: openOwed(),
    away: openAway(),
    tangled: [] as SettleParts['tangled'],
    turn: () => 1,
    moment: (): Moment => ({now: time.now, round: time.now, mood: 'busy', newFrom: 1}),
    isRunning: () => time.isRunning,
    isUnsure: () => false,
    newcomersFrom: () => 1,
    sumsLater: () => true,
    renamed: () => undefined,
    advanced: () => undefined,
    ask: () => undefined,
    read: {locations: async () => ['one', 'two'].map((uuid) => ({uuid, volume: uuid, path: uuid}))},
    volumes: {
      fresh: async () => undefined,
      byId: async (id: string) => ({online: !away.has(id)}),
      at: async (path: string) => ({id: path}),
    },
    write: {
      settleFollowed: async ({due, absent}: (typeof asked)[number]) => {
        asked.push({due, absent})
        if (time.isFull) throw new Error('The disk is full.')
        if (absent.length === 0) for (const id of due) missing.delete(id)
        const waiting = absent.length === 0 ? [] : due
        return {seq: 1, taken: [], tangled: [], strange: [], held: [...missing], asked: [], linked: [], away: waiting, doubted: ['two']}
      },
    },
  }
  const settle = (location: string, missed: readonly number[], {isPutOff = false, told = missed} = {}) => {
    for (const id of missed) missing.add(id)
    const looked = {...nothingLooked(1000), missed: missed.map(missedFile), locations: new Set([location])}
    return settleLooked({looked, dirty: [deleted(...told)], isPutOff}, parts as unknown as SettleParts)
  }
  return {asked, settle, away, time, parts}
}

test('what is put off is settled with what the next look misses', async () => {
  const {asked, settle} = openSettling()
  await settle('one', [1, 2], {isPutOff: true})
  expect(asked).toEqual([])
  const {doubted} = await settle('one', [3])
  expect(asked.map(({due}) => due)).toEqual([[1, 2, 3]])
  // Sums follow on the volume where something has moved, wherever that was looked at.
  expect(doubted).toEqual(['two'])
  await settle('one', [])
  expect(asked.length).toBe(1)
})

test('nothing that was put off is gone where its volume has gone meanwhile', async () => {
  const {asked, settle, away} = openSettling()
  await settle('one', [1], {isPutOff: true})
  away.add('one')
  await settle('two', [2])
  expect(asked).toEqual([{due: [1, 2], absent: ['one']}])
})

test('what waits is not gone by a look at another volume while its own is away, and is asked about no more', async () => {
  const {asked, settle, away, time, parts} = openSettling()
  await settle('one', [1], {told: []})
  Object.assign(time, {now: 2000, isRunning: false})
  away.add('one')
  await settle('two', [])
  expect(asked.at(-1)).toEqual({due: [1], absent: ['one']})
  expect(parts.hold.size).toBe(0)
  time.now += 20_000
  await settle('two', [])
  expect(asked.length).toBe(2)
})

test('what was missed while a volume was away is judged when all of it was looked through since it came back', async () => {
  const {asked, settle, away, time, parts} = openSettling()
  await settle('one', [1], {told: []})
  Object.assign(time, {now: 2000, isRunning: false})
  away.add('one')
  await settle('two', [])
  away.delete('one')
  // Told to be deleted, as soon as it is back: it may have been looked for in the empty folder.
  await settle('one', [2])
  expect(asked.at(-1)).toEqual({due: [2], absent: ['one']})
  expect(parts.away.awaits('one')).toBe(true)
  expect(parts.away.lookedThrough('one')).toBe(true)
  parts.hold.unpark(parts.moment())
  time.now += 2000
  await settle('two', [])
  expect(asked.at(-1)).toEqual({due: [1, 2], absent: []})
})

test('what could not be settled because the disk is full is settled later', async () => {
  const {asked, settle, time, parts} = openSettling()
  parts.tangled.push({young: 8, old: 9, watch: 1})
  time.isFull = true
  await expect(settle('one', [1])).rejects.toThrow('full')
  time.isFull = false
  expect(parts.tangled).toEqual([{young: 8, old: 9, watch: 1}])
  await settle('two', [])
  expect(asked.map(({due}) => due)).toEqual([[1], [1]])
})
