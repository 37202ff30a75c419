/** The colours that a tag can have by name, in the order in which new tags get them. */
export const tagColours = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink', 'grey'] as const

/** A colour as it is kept: one of the names, or six hex digits behind a “#”. */
export function tagColour(said: string): string | undefined {
  const word = said
    .trim()
    .toLowerCase()
    .replace(/^gray$/, 'grey')
  if (tagColours.some((name) => name === word)) return word
  if (/^#[0-9a-f]{6}$/.test(word)) return word
  return /^#[0-9a-f]{3}$/.test(word) ? word.replaceAll(/[0-9a-f]/g, '$&$&') : undefined
}

/** The colour of a tag that nobody gave one: that which the fewest have, so that neighbours differ. Grey is only chosen. */
export function nextColour(taken: readonly string[]): string {
  const counts = tagColours.slice(0, -1).map((name) => [name, taken.filter((one) => one === name).length] as const)
  return counts.reduce((least, one) => (one[1] < least[1] ? one : least))[0]
}
