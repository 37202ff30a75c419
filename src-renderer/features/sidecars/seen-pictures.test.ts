import {expect, it} from 'vitest'
import {isBroken, noteBroken, noteShown, wasShown} from './seen-pictures.ts'

it('what is broken is left for half a minute', () => {
  expect(isBroken('a', 1_000)).toBe(false)
  noteBroken('a', 1_000)
  expect([isBroken('a', 30_999), isBroken('a', 31_000), isBroken('b', 1_000)]).toEqual([true, false, false])
})

it('what showed is known, of the last some thousand', () => {
  noteShown('first')
  expect(wasShown('first')).toBe(true)
  for (let no = 0; no < 5_000; no++) noteShown(`more ${no}`)
  expect([wasShown('first'), wasShown('more 4999')]).toEqual([false, true])
})
