/** Letters so far apart begin another name. */
export const FORGET_MS = 900

interface Named {
  /** As it is read, small or large. */
  readonly names: readonly string[]
  /** Where one stands; before the first, -1. */
  readonly from: number
  /** When the letter was typed, as events tell it: who is slow to hear it does not make it late. */
  readonly atMs: number
}

/** Finds by letters that are typed quickly one after the other the next name that begins with them; the same letter again leads on. */
export function createTypeAhead(): (letter: string, named: Named) => number | undefined {
  let typed = ''
  let last = -Infinity
  return (letter, {names, from, atMs}) => {
    typed = atMs - last > FORGET_MS ? letter : typed + letter
    last = atMs
    const same = [...typed].every((one) => one === letter)
    const wanted = (same ? letter : typed).toLowerCase()
    // Who goes on typing stays where that still holds.
    const first = same ? from + 1 : Math.max(0, from)
    const at = Array.from(names, (_, step) => (first + step) % names.length).find((one) => names[one]!.toLowerCase().startsWith(wanted))
    return at
  }
}
