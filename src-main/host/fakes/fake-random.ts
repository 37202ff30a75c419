import type {Clock, Random} from '../../domain/ports.ts'

/** Randomness that is the same in every run of a test with the same seed. */
export function fakeRandom(clock: Pick<Clock, 'now'>, seed = 1): Random {
  const next = mulberry(seed)
  let counter = 0
  const bytes = (count: number): Uint8Array => Uint8Array.from({length: count}, () => next() & 0xff)
  return {
    bytes,
    uuid() {
      // A counter in the 12 bits after the version keeps the ids of one millisecond in their order.
      const id = Buffer.concat([Buffer.alloc(6), bytes(10)])
      id.writeUIntBE(clock.now(), 0, 6)
      id.writeUInt16BE(0x7000 | (counter++ & 0xfff), 6)
      id[8] = (id[8]! & 0x3f) | 0x80
      return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },
  }
}

function mulberry(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}
