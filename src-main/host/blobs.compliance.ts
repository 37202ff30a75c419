import {expect, it} from 'vitest'
import type {Blobs} from '../domain/ports.ts'

export interface BlobsUnderTest {
  /** Opens over the same place each time. */
  open(limitBytes: number): Blobs
  /** Lets time go on, so that what is used next is newer. */
  later(): void
}

const name = (no: number, variant = '256') => ({
  content: `f:${String(no).padStart(64, '0')}`,
  kind: 'picture',
  variant,
  extension: 'webp',
})
const bytes = (no: number, length = 100): Uint8Array => new Uint8Array(length).fill(no)

/** What every implementation of `Blobs` keeps to. */
export function blobsCompliance(make: () => BlobsUnderTest): void {
  it('gives back what was written, by content, kind and variant', async () => {
    const blobs = make().open(10_000)
    await blobs.write(name(1), bytes(1))
    await blobs.write(name(1, '512'), bytes(2))
    await blobs.write(name(2), bytes(3))
    expect(Buffer.from((await blobs.read(name(1)))!)).toEqual(Buffer.from(bytes(1)))
    expect(Buffer.from((await blobs.read(name(1, '512')))!)).toEqual(Buffer.from(bytes(2)))
    expect(await blobs.read(name(3))).toBeUndefined()
    expect(await blobs.usage()).toEqual({files: 3, bytes: 300, limitBytes: 10_000})
  })

  it('lets go first what was not used for longest, and never takes more than its limit', async () => {
    const under = make()
    const blobs = under.open(1000)
    for (let no = 0; no < 10; no++) {
      await blobs.write(name(no), bytes(no))
      under.later()
    }
    // Used again: not among the oldest any more.
    expect(await blobs.read(name(0))).toBeDefined()
    under.later()
    await blobs.write(name(10), bytes(10))
    const left = (await Promise.all(Array.from({length: 11}, async (_, no) => ((await blobs.read(name(no))) ? no : -1)))).filter(
      (no) => no >= 0,
    )
    expect(left).toEqual([0, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(await blobs.usage()).toEqual({files: 9, bytes: 900, limitBytes: 1000})
  })
}
