/** One seeded bug: a text that stands once in a file of the product, and what stands there instead. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** Mutants of the files in one folder. */
export function mutantsIn(
  folder: string,
  seeds: readonly (readonly [name: string, file: string, find: string, replace: string])[],
): readonly Mutant[] {
  return seeds.map(([name, file, find, replace]) => ({name, file: `${folder}/${file}`, find, replace}))
}
