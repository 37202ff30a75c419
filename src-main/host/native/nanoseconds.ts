/** Where `putNanoseconds` leaves its answer: low word, high word of a signed 64-bit number. */
export const nanoWords = new Uint32Array(2)

/** Turns seconds and nanoseconds into nanoseconds since 1970 without a bigint; beyond 64 bits the nearest. For inner loops. */
export function putNanoseconds(seconds: number, nano: number): void {
  if (seconds > 9223372035 || seconds < -9223372036) {
    nanoWords[0] = seconds > 0 ? 0xffffffff : 0
    nanoWords[1] = seconds > 0 ? 0x7fffffff : 0x80000000
    return
  }
  // seconds × 1e9 in two parts that a double holds exactly.
  const upper = Math.floor(seconds / 65536)
  const high = upper * 1e9
  const low = (high - Math.floor(high / 65536) * 65536) * 65536 + (seconds - upper * 65536) * 1e9 + nano
  nanoWords[0] = low % 4294967296
  nanoWords[1] = Math.floor(high / 65536) + Math.floor(low / 4294967296)
}

/** The same of a struct statx, whose time begins at this word. */
export function putStatTime(stat: Uint32Array, from: number): void {
  putNanoseconds((stat[from + 1]! | 0) * 4294967296 + stat[from]!, stat[from + 2]!)
}
