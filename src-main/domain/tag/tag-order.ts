/** What the order of tags depends on. */
export interface OrderedTag {
  readonly uuid: string
  readonly name: string
  readonly parent?: string | undefined
}

const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'})

/** Tags in the order of their names, each behind the one that it is nested in: the order in which they are shown everywhere. */
export function inTagOrder<T extends OrderedTag>(all: readonly T[]): readonly T[] {
  const nested = Map.groupBy(
    all.toSorted((a, b) => collator.compare(a.name, b.name)),
    ({parent}) => parent,
  )
  const below = (parent: string | undefined): readonly T[] => (nested.get(parent) ?? []).flatMap((tag) => [tag, ...below(tag.uuid)])
  return below(undefined)
}
