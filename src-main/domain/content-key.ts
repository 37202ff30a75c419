import type {ContentKey} from '../contract/ids.ts'
import {encodeUtf8} from './utf8.ts'

/** Up to this size the sample is the whole file, so its key is a full hash. */
export const WHOLE_UP_TO_BYTES = 102_400
const END_BYTES = 8_192
const INNER_BYTES = 10_240
const INNER_COUNT = 4
const SAMPLE_NAME = 'onefold/sample/1'

export interface Range {
  readonly offset: number
  readonly length: number
}

/** Which bytes of a file its content key is made of: all, or fixed ranges in the order in which they are hashed after `sampleHeader`. */
export function samplePlan(sizeBytes: number): 'whole' | readonly Range[] {
  if (sizeBytes <= WHOLE_UP_TO_BYTES) return 'whole'
  const step = Math.floor((sizeBytes - 2 * END_BYTES) / INNER_COUNT)
  const inner = Array.from({length: INNER_COUNT}, (_, i) => ({offset: END_BYTES + i * step, length: INNER_BYTES}))
  return [{offset: 0, length: END_BYTES}, ...inner, {offset: sizeBytes - END_BYTES, length: END_BYTES}]
}

/** What a sample id hashes first: the name of the method and the size as 64 bits, little-endian. */
export function sampleHeader(sizeBytes: number): Uint8Array {
  const name = encodeUtf8(SAMPLE_NAME)
  const header = new Uint8Array(name.length + 8)
  header.set(name)
  new DataView(header.buffer).setBigUint64(name.length, BigInt(sizeBytes), true)
  return header
}

export type KeyKind = 'full' | 'sampled'
export interface ParsedKey {
  readonly key: ContentKey
  readonly kind: KeyKind
  readonly hash: Uint8Array
}

/** Writes a content key from the 32 bytes of its hash: what an entry's content is called everywhere. */
export function contentKey(kind: KeyKind, hash: Uint8Array): ContentKey {
  if (hash.length !== 32) throw new RangeError(`A content hash has 32 bytes, not ${hash.length}.`)
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${kind === 'full' ? 'f' : 's'}:${hex}` as ContentKey
}

export function parseContentKey(text: string): ParsedKey | undefined {
  const parts = /^([fs]):([0-9a-f]{64})$/.exec(text)
  if (!parts) return undefined
  const hash = Uint8Array.from(parts[2]!.match(/../g)!, (pair) => Number.parseInt(pair, 16))
  return {key: text as ContentKey, kind: parts[1] === 'f' ? 'full' : 'sampled', hash}
}

/** The 33 bytes that index.db keeps: the letter and the hash. */
export function packContentKey(kind: KeyKind, hash: Uint8Array): Uint8Array {
  const packed = new Uint8Array(1 + hash.length)
  packed[0] = kind === 'full' ? 0x66 : 0x73
  packed.set(hash, 1)
  return packed
}

export function unpackContentKey(packed: Uint8Array): ContentKey {
  return contentKey(packed[0] === 0x66 ? 'full' : 'sampled', packed.subarray(1))
}
