import fc from 'fast-check'
import {expect, test} from 'vitest'
import {millisecondsOf} from './milliseconds.ts'

test('any nanoseconds are rounded down to milliseconds, before 1970 too', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n})), (times) => {
      const read = millisecondsOf(BigInt64Array.from(times))
      const floors = times.map((time) => Number((time - (((time % 1_000_000n) + 1_000_000n) % 1_000_000n)) / 1_000_000n))
      expect(times.map((_, at) => read(at))).toEqual(floors)
    }),
  )
})
