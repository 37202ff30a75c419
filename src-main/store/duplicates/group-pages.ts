/** The last group that was told: the next ones follow it. */
export interface GroupCursor {
  readonly bytes: number
  readonly id: number
}

/** Orders groups by what they hold to reclaim, most first. */
export const byBytes = (a: GroupCursor, b: GroupCursor): number => b.bytes - a.bytes || a.id - b.id

/** What follows the cursor in a list that is in this order. */
export function pageAfter<F extends GroupCursor>(
  found: readonly F[],
  {limit, cursor}: {readonly limit: number; readonly cursor?: GroupCursor | undefined},
): {readonly page: readonly F[]; readonly cursor: GroupCursor | undefined} {
  const start = cursor ? found.findIndex((one) => byBytes(one, cursor) > 0) : 0
  const page = start < 0 ? [] : found.slice(start, start + limit)
  const last = page.at(-1)
  return {page, cursor: last && last !== found.at(-1) ? {bytes: last.bytes, id: last.id} : undefined}
}

/** One path of a file; volume (its small number) and inode tell names of one file from copies. */
export interface DuplicateEntry {
  readonly id: number
  readonly volume: number
  readonly inode: bigint
}

export const entryOf = (row: Readonly<Record<keyof DuplicateEntry, bigint>>): DuplicateEntry => ({
  id: Number(row.id),
  volume: Number(row.volume),
  inode: row.inode,
})
