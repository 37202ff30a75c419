import {KEY_EXTRA, KEY_GROWTH, naturalKeyInto} from '../../../domain/natural-key.ts'
import type {Columns} from './columns.ts'
import {type Compare, compareNames} from './compare-rows.ts'

/** Puts slots into natural order of their names; yields often, so that a caller can do it in slices. */
export function* sortByName(columns: Columns, slots: Uint32Array): Generator<void, void> {
  // What was taken here stays whole while the columns grow, since slots never change.
  const {names, starts, ids} = columns
  const bytes = new Uint8Array(names.buffer, names.byteOffset, names.length)
  yield* sortFrom({source: {bytes, starts, ids, compare: compareNames(columns)}, slots, depth: 0})
}

interface Source {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  readonly ids: Float64Array
  readonly compare: Compare
}

interface Range {
  readonly source: Source
  readonly slots: Uint32Array
  /** Bytes of the keys that are known to be equal. */
  readonly depth: number
}

/** Sorting so many by comparing is cheaper than making keys. */
const SMALL = 24
/** The native sort of a range takes some 20 ms at most, so that nothing waits long for it. */
const LARGE = 262_144
const KEY_BYTES = 5

/** Five bytes of the key and the place in 64 bits, sorted natively; what is equal in them goes on five bytes deeper. */
function* sortFrom(range: Range): Generator<void, void> {
  const {slots, source} = range
  if (slots.length <= SMALL) return insertionSort(slots, source.compare)
  if (slots.length > LARGE) return yield* sortHalves(range)
  const keys = new BigUint64Array(slots.length)
  const longest = yield* fillKeys(range, keys)
  keys.sort()
  const words = new Uint32Array(keys.buffer)
  const sorted = new Uint32Array(slots.length)
  for (let place = 0; place < slots.length; place++) sorted[place] = slots[words[2 * place]! & 0xff_ffff]!
  slots.set(sorted)
  yield
  let first = 0
  for (let place = 1; place <= slots.length; place++) {
    if (place < slots.length && sameKey(words, place, first)) continue
    if (place - first > 1) yield* settle({source, slots: slots.subarray(first, place), depth: range.depth + KEY_BYTES}, longest)
    first = place
  }
}

function* settle(group: Range, longest: number): Generator<void, void> {
  // No key goes on: the names are equal, and the ids decide.
  if (longest <= group.depth) {
    const {ids} = group.source
    group.slots.sort((a, b) => ids[a]! - ids[b]!)
  } else yield* sortFrom(group)
}

function insertionSort(slots: Uint32Array, compare: Compare): void {
  for (let place = 1; place < slots.length; place++) {
    const slot = slots[place]!
    let to = place
    while (to > 0 && compare(slots[to - 1]!, slot) > 0) {
      slots[to] = slots[to - 1]!
      to--
    }
    slots[to] = slot
  }
}

const sameKey = (words: Uint32Array, a: number, b: number): boolean =>
  words[2 * a + 1] === words[2 * b + 1] && words[2 * a]! >>> 24 === words[2 * b]! >>> 24

/** Answers the length of the longest key. */
function* fillKeys({source: {bytes, starts}, slots, depth}: Range, keys: BigUint64Array): Generator<void, number> {
  const words = new Uint32Array(keys.buffer)
  let key = new Uint8Array(4096)
  let longest = 0
  for (let place = 0; place < slots.length; place++) {
    const start = starts[slots[place]!]!
    const end = starts[slots[place]! + 1]! - 1
    const room = (end - start) * KEY_GROWTH + KEY_EXTRA
    if (room > key.length) key = new Uint8Array(room)
    const length = naturalKeyInto(bytes.subarray(start, end), key)
    if (length > longest) longest = length
    if (length < depth + KEY_BYTES) key.fill(0, length, depth + KEY_BYTES)
    words[2 * place + 1] = ((key[depth]! << 24) | (key[depth + 1]! << 16) | (key[depth + 2]! << 8) | key[depth + 3]!) >>> 0
    words[2 * place] = ((key[depth + 4]! << 24) | place) >>> 0
    if ((place & 0x1fff) === 0x1fff) yield
  }
  return longest
}

function* sortHalves({source, slots, depth}: Range): Generator<void, void> {
  const middle = slots.length >>> 1
  const left = slots.slice(0, middle)
  const right = slots.slice(middle)
  yield* sortFrom({source, slots: left, depth})
  yield* sortFrom({source, slots: right, depth})
  yield* mergeInto(slots, left, {right, compare: source.compare})
}

function* mergeInto(
  target: Uint32Array,
  left: Uint32Array,
  {right, compare}: {readonly right: Uint32Array; readonly compare: Compare},
): Generator<void, void> {
  let from = 0
  let other = 0
  for (let place = 0; place < target.length; place++) {
    const takeLeft = other >= right.length || (from < left.length && compare(left[from]!, right[other]!) <= 0)
    target[place] = takeLeft ? left[from++]! : right[other++]!
    if ((place & 0x1fff) === 0x1fff) yield
  }
}
