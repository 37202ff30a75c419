/**
 * Public ids of entries are UUIDs of version 7 (RFC 9562) that are computed, not stored: the index's base
 * (48 bits of its birth in ms, version, 12 + 22 random bits) with the row number in the last 40 bits.
 * It saves a column and an index, some 40 bytes an entry, and a new epoch's base makes all its ids new.
 */
export function entryUuid(base: Uint8Array, id: number): string {
  const head = headOf(base)
  const tail = id.toString(16).padStart(NUMBER_DIGITS, '0')
  return head + tail
}

/** Hex digits of the row number, at the end. */
export const NUMBER_DIGITS = 10

const heads = new WeakMap<Uint8Array, string>()

/** All but the row number, with its dashes: the last group of a UUID has twelve digits, of which ours are ten. */
function headOf(base: Uint8Array): string {
  const known = heads.get(base)
  if (known !== undefined) return known
  const hex = Array.from(base.subarray(0, 11), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const head = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  heads.set(base, head)
  return head
}

/** The row number of a public id, or undefined when another index minted it. */
export function entryNumber(base: Uint8Array, uuid: string): number | undefined {
  const hex = uuid.replaceAll('-', '').toLowerCase()
  if (hex.length !== 32 || entryUuid(base, 0).replaceAll('-', '').slice(0, 22) !== hex.slice(0, 22)) return undefined
  return Number.parseInt(hex.slice(22), 16)
}

/** Makes a base from 16 random bytes and the time in ms since 1970. */
export function newBase(random: Uint8Array, now: number): Uint8Array {
  const base = Uint8Array.from(random.subarray(0, 11))
  for (let at = 5, left = now; at >= 0; at--, left = Math.floor(left / 256)) base[at] = left % 256
  base[6] = 0x70 | (base[6]! & 0x0f)
  base[8] = 0x80 | (base[8]! & 0x3f)
  return base
}
