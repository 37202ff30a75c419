import {Buffer} from 'node:buffer'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createNameMemory, FIND_SPAN} from './name-memory.ts'

/** The places inside [0, end), as `find` leaves them to whoever asks. */
function placesOf(bytes: Buffer, needle: Buffer): readonly number[] {
  const memory = createNameMemory(bytes.length)
  memory.names.set(bytes)
  const places: number[] = []
  for (let from = 0; from < bytes.length; from += FIND_SPAN) {
    places.push(...[...memory.find(needle, from, bytes.length)].filter((place) => place + needle.length <= bytes.length))
  }
  return places
}

/** By Node's own search, one place after the other. */
function expected(bytes: Buffer, needle: Buffer): readonly number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) places.push(at)
  return places
}

test('it finds every place where a needle begins, as a byte by byte search does', () => {
  const bytes = fc.array(fc.constantFrom(0, 0x61, 0x62, 0xc3), {minLength: 1, maxLength: 200}).map((list) => Buffer.from(list))
  const needle = fc.array(fc.constantFrom(0, 0x61, 0x62, 0xc3), {minLength: 1, maxLength: 40}).map((list) => Buffer.from(list))
  fc.assert(
    fc.property(bytes, needle, fc.nat(), (hay, made, cut) => {
      const from = cut % hay.length
      for (const one of [made, hay.subarray(from, from + 1 + (cut % 23))]) expect(placesOf(hay, one)).toEqual(expected(hay, one))
    }),
    {numRuns: 400},
  )
})

test('needles are found across the spans of single calls, and at the very end', () => {
  const hay = Buffer.alloc(FIND_SPAN * 2 + 7, 'a')
  hay.write('needle', FIND_SPAN - 3)
  hay.write('needle', FIND_SPAN * 2 + 1)
  expect(placesOf(hay, Buffer.from('needle'))).toEqual([FIND_SPAN - 3, FIND_SPAN * 2 + 1])
  expect(placesOf(Buffer.alloc(FIND_SPAN + 1, 'a'), Buffer.from('a')).length).toBe(FIND_SPAN + 1)
  expect(placesOf(hay, Buffer.alloc(100_000, 'a'))).toEqual([])
})
