import {expect, test} from 'vitest'
import {openDirtyBook} from './dirty-book.ts'
import {openHold} from './hold.ts'
import {nothingLooked} from './look-again.ts'
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
  await settleLooked(looked, [], parts as unknown as SettleParts)
  expect(parts.tangled).toEqual([])
  expect(left).toEqual([watch])
  expect(book.take(0)).toMatchObject([{id: old, names: undefined}])
})
