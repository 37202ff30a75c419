/** Finds the known word that a mistyped one most likely meant; nothing when none is near. */
export function closestWord(typed: string, known: readonly string[]): string | undefined {
  const near = known.map((word) => ({word, distance: editDistance(typed.toLowerCase(), word.toLowerCase())}))
  near.sort((a, b) => a.distance - b.distance)
  const best = near[0]
  return best && best.distance <= Math.max(1, Math.floor(typed.length / 3)) ? best.word : undefined
}

/** Puts the guess into a hint. */
export function didYouMean(typed: string, known: readonly string[]): {readonly hint?: string} {
  const guess = closestWord(typed, known)
  return guess === undefined ? {} : {hint: `Did you mean “${guess}”?`}
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({length: other.length + 1}, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const choices = [(last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1)]
      if (swapped) choices.push((before[j - 2] as number) + 1)
      row.push(Math.min(...choices))
    }
    before = last
    last = row
  }
  return last[other.length] as number
}
