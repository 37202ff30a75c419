import {expect, test} from 'vitest'
import {openAstray} from './astray.ts'
import {openDirtyBook} from './dirty-book.ts'

const LATER = 10_000
const name = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

test('a folder that is looked for, and turns out to be a known one, is looked for as that, with all that was asked about it', () => {
  const [astray, book] = [openAstray(), openDirtyBook()]
  const [young, old] = [50, 5]
  astray.add([young], new Map([[young, {id: young, names: [name('a')]}]]), 0)
  astray.rename(young, old)
  astray.rename(7, 8)
  expect(astray.size).toBe(1)
  astray.putBack(book, LATER)
  expect(book.take(LATER)).toMatchObject([{id: old, names: [name('a')]}])
})

test('where all of either is asked about, all of it is', () => {
  const [astray, book] = [openAstray(), openDirtyBook()]
  astray.add([50], new Map([[50, {id: 50}]]), 0)
  astray.add([5], new Map([[5, {id: 5, names: [name('a')]}]]), 0)
  astray.rename(50, 5)
  astray.putBack(book, LATER)
  expect(book.take(LATER)).toMatchObject([{id: 5, names: undefined}])
})

test('a folder of which only its own times are asked about is not forgotten where it is looked for', () => {
  const [astray, book] = [openAstray(), openDirtyBook()]
  astray.add([50], new Map([[50, {id: 50, names: [], stirred: true}]]), 0)
  astray.putBack(book, LATER)
  expect(book.take(LATER)).toMatchObject([{id: 50, names: [], stirred: true}])
})
