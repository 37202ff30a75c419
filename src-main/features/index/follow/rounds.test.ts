import {expect, test} from 'vitest'
import {openAstray} from './astray.ts'
import {openDirtyBook} from './dirty-book.ts'
import {openRounds} from './rounds.ts'

const [FOLDER, OTHER] = [1, 2]
const name = new Uint8Array([120])

test('rounds go on although something new is told all the while', () => {
  const book = openDirtyBook()
  const rounds = openRounds({books: [book], astray: openAstray()})
  for (let now = 1; now <= 5; now++) {
    book.note(FOLDER, name, 'came')
    book.take(now)
    book.note(OTHER, name, 'came')
    rounds.looked(now, false)
  }
  expect(rounds.count).toBe(5)
})

test('no round ends before all is looked at that was told of before the last one did', () => {
  const book = openDirtyBook()
  const rounds = openRounds({books: [book], astray: openAstray()})
  rounds.looked(1, false)
  // One take does not hold all of it.
  for (let folder = 1; folder <= 90; folder++) book.noteWhole(folder)
  const counts = [1, 2, 3].map((no) => {
    book.take(no)
    rounds.looked(1 + no, no === 3)
    return rounds.count
  })
  // The round that ends first began before them.
  expect(counts).toEqual([2, 2, 2])
  rounds.looked(5, false)
  expect(rounds.count).toBe(3)
})

test('a folder that is looked for since before the last round ended may hold what is missed', () => {
  const [book, astray] = [openDirtyBook(), openAstray()]
  const rounds = openRounds({books: [book], astray})
  astray.add([FOLDER], new Map(), 1)
  rounds.looked(2, false)
  rounds.looked(3, false)
  expect(rounds.count).toBe(1)
  astray.putBack(book, 1000)
  astray.add([FOLDER], new Map(), 1000)
  rounds.looked(1000, false)
  expect(rounds.count).toBe(1)
  astray.found([FOLDER])
  astray.putBack(book, 1001)
  book.take(1001)
  rounds.looked(1001, false)
  expect(rounds.count).toBe(2)
})
