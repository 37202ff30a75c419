/** Tells whether a version `1.2.3` comes after another; what is no number counts as 0. */
export function newerThan(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)]
  const at = [0, 1, 2].find((place) => a[place] !== b[place])
  return at !== undefined && (a[at] ?? 0) > (b[at] ?? 0)
}

function partsOf(version: string): readonly number[] {
  return version.split(/[.+-]/, 3).map((part) => Number.parseInt(part, 10) || 0)
}
