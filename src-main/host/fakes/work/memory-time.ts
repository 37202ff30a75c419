/** A clock that goes on by itself, a thousandth of a second at each look, so that no two changes happen at one time. */
export function memoryTime(start = 1_700_000_000_000_000_000n): {next(): bigint; readonly now: bigint} {
  let now = start
  return {
    next: () => (now += 1_000_003n),
    get now() {
      return now
    },
  }
}
