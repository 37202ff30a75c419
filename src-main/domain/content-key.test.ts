import {describe, expect, it} from 'vitest'
import {ContentKey} from '../contract/ids.ts'
import {contentKey, packContentKey, parseContentKey, sampleHeader, samplePlan, unpackContentKey} from './content-key.ts'

const offsets = (size: number): unknown => {
  const plan = samplePlan(size)
  return plan === 'whole' ? plan : plan.map(({offset, length}) => [offset, length])
}

describe('content keys', () => {
  // By hand: the step is ⌊(size − 16384) / 4⌋.
  it.each([
    [0, 'whole'],
    [102_400, 'whole'],
    [
      102_401,
      [
        [0, 8192],
        [8192, 10240],
        [29_696, 10240],
        [51_200, 10240],
        [72_704, 10240],
        [94_209, 8192],
      ],
    ],
    [
      102_404,
      [
        [0, 8192],
        [8192, 10240],
        [29_697, 10240],
        [51_202, 10240],
        [72_707, 10240],
        [94_212, 8192],
      ],
    ],
    [
      1_000_000,
      [
        [0, 8192],
        [8192, 10240],
        [254_096, 10240],
        [500_000, 10240],
        [745_904, 10240],
        [991_808, 8192],
      ],
    ],
    [
      4_294_967_296,
      [
        [0, 8192],
        [8192, 10240],
        [1_073_745_920, 10240],
        [2_147_483_648, 10240],
        [3_221_221_376, 10240],
        [4_294_959_104, 8192],
      ],
    ],
  ])('of %d bytes are made of the ranges of the table', (size, expected) => {
    expect(offsets(size)).toEqual(expected)
  })

  it('hash the method and the size first', () => {
    expect(Buffer.from(sampleHeader(4_294_967_298)).toString('hex')).toBe(
      `${Buffer.from('onefold/sample/1').toString('hex')}0200000001000000`,
    )
  })

  it('are written, read and packed without loss', () => {
    const hash = Uint8Array.from({length: 32}, (_, i) => i * 8)
    const full = contentKey('full', hash)
    expect(full).toBe('f:0008101820283038404850586068707880889098a0a8b0b8c0c8d0d8e0e8f0f8')
    expect(ContentKey.safeParse(full).success).toBe(true)
    expect(parseContentKey(full)).toEqual({key: full, kind: 'full', hash})
    expect(unpackContentKey(packContentKey('sampled', hash))).toBe(`s${full.slice(1)}`)
    expect(Buffer.from(packContentKey('full', hash)).toString('hex')).toBe(`66${full.slice(2)}`)
    expect([parseContentKey('f:00'), parseContentKey(full.toUpperCase()), parseContentKey(`x${full.slice(1)}`)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(() => contentKey('full', hash.subarray(1))).toThrow(RangeError)
  })
})
