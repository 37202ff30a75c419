import {expect, test} from 'vitest'
import {openWatchMap} from './watch-map.ts'

const [FOLDER, YOUNG] = [10, 11]

test('only a folder that the system has ended to watch is nowhere else', () => {
  const map = openWatchMap(() => undefined)
  map.note(1, FOLDER)
  map.drop(1)
  expect([map.hasLeft(FOLDER), map.isGone(FOLDER)]).toEqual([true, false])
  map.note(2, FOLDER)
  map.end(2)
  expect([map.hasLeft(FOLDER), map.isGone(FOLDER)]).toEqual([true, true])
  map.note(3, FOLDER)
  expect([map.hasLeft(FOLDER), map.isGone(FOLDER)]).toEqual([false, false])
})

test('a folder whose row is watched under a newer number is not gone because the older one ends', () => {
  const map = openWatchMap(() => undefined)
  map.note(1, FOLDER)
  map.note(2, FOLDER)
  map.end(1)
  expect(map.isGone(FOLDER)).toBe(false)
})

test('what was told of a folder before it turned out to be a known one holds for that one', () => {
  const map = openWatchMap(() => undefined)
  map.note(1, YOUNG)
  map.end(1)
  map.rename(YOUNG, FOLDER)
  expect([map.isGone(YOUNG), map.isGone(FOLDER)]).toEqual([false, true])
})

test('what a folder holds is known where it was listed after it was watched, and not where it was only watched', () => {
  const map = openWatchMap(() => undefined)
  map.note(1, FOLDER, false)
  expect([map.folderOf(1), map.isWatched(FOLDER)]).toEqual([FOLDER, false])
  map.note(1, FOLDER)
  expect(map.isWatched(FOLDER)).toBe(true)
  // To look at some names of it later tells nothing else.
  map.note(1, FOLDER, false)
  expect(map.isWatched(FOLDER)).toBe(true)
  map.note(2, FOLDER, false)
  expect(map.isWatched(FOLDER)).toBe(false)
})

test('a folder that was listed, and turned out to be a known one, stays that one when it is told late that it is watched', () => {
  const map = openWatchMap(() => undefined)
  map.note(1, YOUNG)
  map.rename(YOUNG, FOLDER)
  map.noteFirst(1, YOUNG)
  expect([map.folderOf(1), map.isWatched(FOLDER)]).toEqual([FOLDER, true])
  map.noteFirst(2, YOUNG)
  expect([map.folderOf(2), map.isWatched(YOUNG)]).toEqual([YOUNG, false])
})
