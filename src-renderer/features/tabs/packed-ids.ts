/** Ids of entries without what all of them begin with: those of one index differ in their last letters only. */
export interface PackedIds {
  readonly stem: string
  /** With commas between them. */
  readonly ends: string
}

/** Packs ids so that a hundred thousand take less than a megabyte. */
export function packIds(ids: readonly string[]): PackedIds {
  const [first = ''] = ids
  let length = first.length
  for (const id of ids) while (!id.startsWith(first.slice(0, length))) length--
  return {stem: first.slice(0, length), ends: ids.map((id) => id.slice(length)).join(',')}
}

/** The ids in their order; of none that were packed, one that is empty. */
export function unpackIds({stem, ends}: PackedIds): readonly string[] {
  return ends.split(',').map((end) => stem + end)
}
