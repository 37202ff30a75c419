import {expect, it} from 'vitest'
import {packIds, unpackIds} from './packed-ids.ts'

const idOf = (no: number): string => `018f0000-0000-7000-8000-00${no.toString(16).padStart(10, '0')}`

it.each([
  ['one', [idOf(7)]],
  ['several', [idOf(1), idOf(0x1_0000), idOf(2)]],
  ['ids of two indexes', [idOf(1), 'ffff0000-0000-7000-8000-000000000001']],
])('gives back what was packed, in its order: %s', (_, ids) => {
  expect(unpackIds(packIds(ids))).toEqual(ids)
})

it('keeps a hundred thousand small enough for the storage of a page', () => {
  const ids = Array.from({length: 100_000}, (_, no) => idOf(0x5_0000_0000 + no * 7))
  const packed = packIds(ids)
  expect(packed.stem.length + packed.ends.length).toBeLessThan(1_000_000)
  expect(unpackIds(packed)).toEqual(ids)
})
