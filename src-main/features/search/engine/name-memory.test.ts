import {Buffer} from 'node:buffer'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createNameMemory, FIND_SPAN} from './name-memory.ts'

/** Names as they stand in the memory, with what stood there before behind their end. */
function found(names: readonly Buffer[], needle: Buffer, rest = Buffer.alloc(0)): readonly number[] {
  const bytes = Buffer.concat(names.flatMap((name) => [name, ZERO]))
  const memory = createNameMemory(bytes.length + rest.length)
  memory.names.set(bytes)
  memory.names.set(rest, bytes.length)
  const slots = new Uint32Array(names.length)
  return [...slots.subarray(0, memory.find(needle, bytes.length, slots))]
}
const ZERO = Buffer.of(0)

/** By Node's own search, one name after the other. */
const expected = (names: readonly Buffer[], needle: Buffer): readonly number[] =>
  names.flatMap((name, slot) => (Buffer.concat([name, ZERO]).includes(needle) ? [slot] : []))

test('it finds every name that holds a needle, once, as a look at each name does', () => {
  const name = fc.array(fc.constantFrom(0x61, 0x62, 0xc3), {maxLength: 60}).map((list) => Buffer.from(list))
  const names = fc.array(name, {minLength: 1, maxLength: 40})
  fc.assert(
    fc.property(names, name, fc.nat(), (all, made, cut) => {
      const whole = all[cut % all.length]!
      const piece = whole.subarray(cut % (whole.length + 1), (cut % (whole.length + 1)) + 1 + (cut % 23))
      for (const needle of [made, piece, Buffer.concat([piece, ZERO])]) {
        if (needle.length > 0) expect(found(all, needle, made)).toEqual(expected(all, needle))
      }
    }),
    {numRuns: 600},
  )
})

test('names are found across the spans of single calls, and at the very end', () => {
  const long = Buffer.alloc(FIND_SPAN - 3, 'a')
  const names = [long, Buffer.from('needle'), Buffer.alloc(FIND_SPAN, 'needle'), Buffer.from('b'), Buffer.from('a needle')]
  expect(found(names, Buffer.from('needle'))).toEqual([1, 2, 4])
  expect(found(names, Buffer.from('a'))).toEqual([0, 4])
  expect(found(names, Buffer.from('e'))).toEqual([1, 2, 4])
  expect(found(names, Buffer.from('e\0'))).toEqual([1, 4])
  expect(
    found(
      Array.from({length: FIND_SPAN}, () => Buffer.from('xy')),
      Buffer.from('y'),
    ).length,
  ).toBe(FIND_SPAN)
  expect(found(names, Buffer.alloc(100_000, 'a'))).toEqual([])
})
