import {Buffer} from 'node:buffer'
import {expect, test} from 'vitest'
import {openDirtyBook} from './dirty-book.ts'

const name = (text: string): Uint8Array => Buffer.from(text)

test('what is noted of a folder that turns out to be a known one is noted of that', () => {
  const book = openDirtyBook()
  book.note(1, name('of the known one'), 'came')
  book.note(2, name('of the new one'), 'went')
  book.rename(2, 1)
  book.rename(3, 1)
  const [taken, ...more] = book.take(0)
  expect(more).toEqual([])
  expect(taken?.names?.map((one) => Buffer.from(one).toString())).toEqual(['of the known one', 'of the new one'])
  expect([...taken!.kinds.values()]).toEqual(['came', 'went'])
})

test('where all of either is to be looked at, all of it is', () => {
  const book = openDirtyBook()
  book.note(1, name('one'), 'came')
  book.noteWhole(2)
  book.rename(2, 1)
  expect(book.take(0)).toEqual([{id: 1, names: undefined, stirred: true, kinds: new Map()}])
  expect(book.size).toBe(0)
})

test('a lap is clean when all that came, went or was deleted before it has been taken out', () => {
  const book = openDirtyBook()
  book.note(1, name('a'), 'changed')
  book.take(0)
  // Written again at once, it waits; that hides nothing.
  book.note(1, name('a'), 'changed')
  book.take(1)
  expect([book.size, book.laps, book.cleanUntil]).toEqual([1, 2, 2])
  for (let folder = 1; folder <= 45; folder++) book.noteWhole(100 + folder)
  expect(book.cleanUntil).toBe(2)
  book.take(2)
  expect([book.isBehind, book.cleanUntil]).toEqual([true, 2])
  book.noteWhole(200)
  book.take(3)
  expect([book.size, book.laps, book.cleanUntil]).toEqual([1, 4, 4])
})

test('what waits is awaited by whoever asks for all that was noted until then, and what is noted after that is not', () => {
  const book = openDirtyBook()
  expect(book.awaits(book.laps)).toBe(false)
  book.note(1, name('a'), 'went')
  const {laps} = book
  expect(book.awaits(laps)).toBe(true)
  book.take(0)
  book.note(1, name('b'), 'went')
  expect(book.awaits(laps)).toBe(false)
})

test('a folder that is only stirred is taken out once, without names, also by way of another book', () => {
  const [book, other] = [openDirtyBook(), openDirtyBook()]
  book.noteStirred(1)
  book.pourInto(other)
  for (const one of [book, other]) {
    expect(one.take(0)).toEqual([{id: 1, stirred: true, names: [], kinds: new Map()}])
    expect(one.take(0)).toEqual([])
  }
})

test('whoever waits for a name does not wait for all folders that are to be listed, and those do not wait for ever', () => {
  const book = openDirtyBook()
  for (let folder = 1; folder <= 200; folder++) book.noteWhole(folder)
  for (let folder = 1001; folder <= 1100; folder++) for (let no = 0; no < 50; no++) book.note(folder, name(`${no}`), 'came')
  const taken = book.take(0)
  const named = taken.filter(({names}) => names !== undefined)
  expect(named.length).toBeGreaterThan(50)
  expect(taken.length).toBeGreaterThan(named.length)
  expect(book.isBehind).toBe(true)
  for (let lap = 1; lap < 6; lap++) book.take(lap)
  expect(book.size).toBe(0)
})
