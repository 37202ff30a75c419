import {Buffer} from 'node:buffer'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {decodeUtf8} from '../../domain/utf8.ts'
import type {EntryColumns} from '../../host/walk-chunk.ts'
import {itemOf, type ItemParts} from './item.ts'
import {listedText} from './listed-text.ts'

interface Seen {
  readonly name: Uint8Array
  readonly kind: number
  readonly size: number
  readonly mtimeNs: bigint
  readonly birthNs: bigint
}

function columnsOf(seen: readonly Seen[]): EntryColumns {
  const nameFirst = Uint32Array.from({length: seen.length + 1}, () => 0)
  for (const [at, {name}] of seen.entries()) nameFirst[at + 1] = nameFirst[at]! + name.length
  const zeros = new BigInt64Array(seen.length)
  return {
    count: seen.length,
    kind: Uint8Array.from(seen, ({kind}) => kind),
    mode: Uint32Array.from(seen, ({kind}) => (kind === 3 ? 0o10644 : 0o100644)),
    nlink: new Uint32Array(seen.length),
    size: Float64Array.from(seen, ({size}) => size),
    mtimeNs: BigInt64Array.from(seen, ({mtimeNs}) => mtimeNs),
    ctimeNs: zeros,
    birthNs: BigInt64Array.from(seen, ({birthNs}) => birthNs),
    inode: zeros,
    proposedId: new Float64Array(seen.length),
    nameFirst,
    names: Buffer.concat(seen.map(({name}) => name)),
  }
}

const base = Uint8Array.from({length: 16}, (_, at) => at * 17)
const volume = '0190a0b0-0000-7000-8000-000000000001'
const parts = (mountPoint: string): ItemParts => ({
  base,
  mountPoint: () => Buffer.from(mountPoint),
  stateOf: () => 'online',
  lastSeen: () => 0,
  categoryOf: ({kind, name, mode}) => ({category: `${kind} “${mode}”`, type: name.length % 2 ? undefined : `x/${name.slice(-2)}`}),
})

/** As the index answers it, row by row: SQLite rounds towards zero, and its statement goes down from there. */
function expected(seen: readonly Seen[], {rel, made, hidden}: {rel: Uint8Array; made: ItemParts; hidden: boolean}) {
  const ms = (ns: bigint): number => Number((ns - (ns < 0n ? 999_999n : 0n)) / 1_000_000n)
  const items = seen.map(({name, kind, size, mtimeNs, birthNs}, at) =>
    itemOf(
      {
        id: at * 1_000_003,
        volume,
        name: decodeUtf8(name) ?? name,
        above: rel,
        parent: 1,
        kind,
        size,
        modifiedMs: ms(mtimeNs),
        createdMs: ms(birthNs),
        mode: kind === 3 ? 0o10644 : 0o100644,
        key: null,
        sample: null,
        type: null,
        totalBytes: null,
        located: false,
      },
      made,
    ),
  )
  const shown = items.filter((item) => hidden || !item.hidden)
  return {total: shown.length, items: shown}
}

function told(seen: readonly Seen[], {rel, made, hidden}: {rel: Uint8Array; made: ItemParts; hidden: boolean}): unknown {
  const text = listedText({volume, rel, entries: columnsOf(seen)}, made, hidden)
  return JSON.parse(Buffer.from(text.withIds(Float64Array.from(seen, (_, at) => at * 1_000_003)).bytes).toString())
}

const byte = fc.oneof(fc.constantFrom(0x2e, 0x22, 0x5c, 0x0a, 0x20, 0x7f, 0xc3, 0xa9, 0xff, 0x25), fc.integer({min: 1, max: 255}))
const name = fc.oneof(
  fc.string({minLength: 1, maxLength: 20, unit: 'grapheme'}).map((text) => Buffer.from(text)),
  fc.array(byte, {minLength: 1, maxLength: 30}).map((list) => Buffer.from(list)),
)
const time = fc.oneof(fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n}), fc.bigInt({min: -3_000_000n, max: 3_000_000n}))
const entry = fc.record({
  name,
  kind: fc.integer({min: 0, max: 4}),
  size: fc.oneof(fc.integer({min: 0, max: 20}), fc.maxSafeNat()),
  mtimeNs: time,
  birthNs: time,
})

test('the text tells what the rows would tell, whatever names, times and sizes there are', () => {
  const folder = fc
    .array(
      name.filter((one) => !one.includes(0x2f)),
      {maxLength: 3},
    )
    .map((names) => Buffer.concat(names.flatMap((one, at) => (at ? [Buffer.from('/'), one] : [one]))))
  const place = fc.record({rel: folder, top: fc.constantFrom('/', '/mnt/a "b"'), hidden: fc.boolean()})
  fc.assert(
    fc.property(fc.array(entry, {maxLength: 30}), place, (seen, {rel, top, hidden}) => {
      const all = {rel, made: parts(top), hidden}
      expect(told(seen, all)).toEqual(expected(seen, all))
    }),
    {numRuns: 300},
  )
})

test('ten thousand entries are text in less time than they are items', () => {
  const seen = Array.from({length: 10_000}, (_, at) => ({
    name: Buffer.from(`photo ${at * 7919}.jpg`),
    kind: 0,
    size: at * 1000,
    mtimeNs: 1_700_000_000_000_000_000n + BigInt(at) * 61_000_000_000n,
    birthNs: 1_700_000_000_000_000_000n,
  }))
  const rel = Buffer.from('home/me/pictures')
  const entries = columnsOf(seen)
  const made = parts('/')
  const best = (work: () => unknown): number =>
    Math.min(
      ...Array.from({length: 7}, () => {
        const begun = performance.now()
        work()
        return performance.now() - begun
      }),
    )
  const text = best(() => listedText({volume, rel, entries}, made, true).withIds(new Float64Array(seen.length)))
  const items = best(() => JSON.stringify(expected(seen, {rel, made, hidden: true})))
  expect(text).toBeLessThan(items)
})
