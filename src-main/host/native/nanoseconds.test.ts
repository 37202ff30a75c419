import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {nanoWords, putNanoseconds} from './nanoseconds.ts'

const told = (): bigint => BigInt.asIntN(64, (BigInt(nanoWords[1]!) << 32n) | BigInt(nanoWords[0]!))

describe('putNanoseconds', () => {
  it('is seconds × 10⁹ + nanoseconds, exactly, wherever 64 bits hold it', () => {
    fc.assert(
      fc.property(fc.integer({min: -9223372036, max: 9223372035}), fc.integer({min: 0, max: 999_999_999}), (seconds, nano) => {
        putNanoseconds(seconds, nano)
        expect(told()).toBe(BigInt(seconds) * 1_000_000_000n + BigInt(nano))
      }),
    )
  })

  it('gives the nearest number beyond them', () => {
    putNanoseconds(9223372036, 900_000_000)
    expect(told()).toBe(9223372036854775807n)
    putNanoseconds(-(2 ** 62), 0)
    expect(told()).toBe(-9223372036854775808n)
  })
})
