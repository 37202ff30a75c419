import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {nativeBlake3, wasmBlake3} from './blake3.ts'

// From the published test vectors of BLAKE3: input bytes are i mod 251.
const vectors = [
  [0, 'af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262'],
  [1, '2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213'],
  [1024, '42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7'],
] as const

describe('BLAKE3', () => {
  it.each(vectors)('of %i bytes is the published digest, by both forms', (length, digest) => {
    const input = Uint8Array.from({length}, (_, i) => i % 251)
    expect([nativeBlake3(), wasmBlake3()].map((form) => form && Buffer.from(form.hash(input)).toString('hex'))).toEqual([digest, digest])
  })

  it('is the same by both forms, whole or in parts', () => {
    const native = nativeBlake3()!
    const wasm = wasmBlake3()
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 5000}), fc.nat(5000), (bytes, cut) => {
        const whole = Buffer.from(wasm.hash(bytes)).toString('hex')
        const streams = [native, wasm].map((form) => {
          const stream = form.stream()
          stream.update(bytes.subarray(0, cut))
          stream.update(bytes.subarray(cut))
          return Buffer.from(stream.digest()).toString('hex')
        })
        expect([Buffer.from(native.hash(bytes)).toString('hex'), ...streams]).toEqual([whole, whole, whole])
      }),
      {numRuns: 50},
    )
  })
})
