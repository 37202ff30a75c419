/** Reads nanoseconds since 1970 as whole milliseconds, rounded down as index.db does, without a bigint for each. */
export function millisecondsOf(nanoseconds: BigInt64Array): (at: number) => number {
  const low = new Uint32Array(nanoseconds.buffer, nanoseconds.byteOffset, nanoseconds.length * 2)
  const high = new Int32Array(nanoseconds.buffer, nanoseconds.byteOffset, nanoseconds.length * 2)
  return (at) => {
    // 2^32 × 15625 ns are 2^26 ms; what is left of the high word fits a double together with the low one.
    const upper = high[2 * at + 1]!
    const whole = Math.floor(upper / 15_625)
    return whole * 67_108_864 + Math.floor(((upper - whole * 15_625) * 4_294_967_296 + low[2 * at]!) / 1_000_000)
  }
}
