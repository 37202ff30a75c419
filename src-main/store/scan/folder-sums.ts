import type {Stores} from '../access.ts'
import {lastSeq, withCounters} from '../entries/counters.ts'
import {folderTree} from './known-folders.ts'
import {statement} from '../statement.ts'

/** Sums of folders that differ from the kept ones, as columns. */
export interface FolderSums {
  /** The last change that they count in. */
  readonly seq: number
  /** Folders below the root, the root too. */
  readonly folders: number
  readonly ids: Float64Array
  readonly bytes: Float64Array
  readonly files: Float64Array
  readonly folderCounts: Float64Array
}

interface Row {
  readonly id: number
  readonly parent: number
  readonly own_files: number
  readonly own_folders: number
  readonly own_bytes: number
  readonly own_linked: number
  bytes: number
  files: number
  folders: number
}
interface Sum {
  bytes: number
  files: number
  folders: number
}

/** Adds up what stands below each folder; a file of several names counts once in each folder that holds more than one of them. */
export function folderSums({index}: Stores, {root}: {readonly root: number}): FolderSums {
  // Before the rows: what changes in between is counted again the next time.
  const seq = lastSeq(index)
  if (statement(index, 'SELECT summed_seq FROM root WHERE entry = ?').pluck().get(root) === seq) return noneDiffer(seq)
  const rows = statement(
    index,
    `${folderTree} SELECT folder.id, folder.parent, own_files, own_folders, own_bytes, own_linked, bytes, files, folders FROM tree JOIN folder ON folder.id = tree.id`,
  ).all({root}) as Row[]
  const sums = new Map<number, Sum>(rows.map((row) => [row.id, {bytes: row.own_bytes, files: row.own_files, folders: row.own_folders}]))
  const parents = new Map(rows.map((row) => [row.id, row.parent]))
  subtractRepeats(index, {rows, sums, parents})
  for (const row of deepestFirst(rows, parents)) {
    const parent = sums.get(row.parent)
    const own = sums.get(row.id)!
    if (!parent || row.id === root) continue
    parent.bytes += own.bytes
    parent.files += own.files
    parent.folders += own.folders
  }
  const changed = rows.filter((row) => differs(row, sums.get(row.id)!))
  return {
    seq,
    folders: rows.length,
    ids: Float64Array.from(changed, (row) => row.id),
    bytes: Float64Array.from(changed, (row) => sums.get(row.id)!.bytes),
    files: Float64Array.from(changed, (row) => sums.get(row.id)!.files),
    folderCounts: Float64Array.from(changed, (row) => sums.get(row.id)!.folders),
  }
}

const noneDiffer = (seq: number): FolderSums => {
  const none = new Float64Array()
  return {seq, folders: 0, ids: none, bytes: none, files: none, folderCounts: none}
}

/** Keeps sums; derived facts, so that no change number moves. Sums of other roots may share the folders, and are doubted. */
export function writeSums({index}: Stores, input: Omit<FolderSums, 'seq'>): void {
  const update = statement(index, 'UPDATE folder SET bytes = ?, files = ?, folders = ? WHERE id = ?')
  index.transaction(() => {
    statement(index, 'UPDATE root SET summed_seq = 0').run()
    input.ids.forEach((id, at) => update.run(input.bytes[at], input.files[at], input.folderCounts[at], id))
  })()
}

/** Remembers that the sums below a root are right as of a change. With `ring` for windows that show them: a new change number without a changed row. */
export function endSums(
  {index}: Stores,
  {root, seq, ring}: {readonly root: number; readonly seq: number; readonly ring: boolean},
): {readonly seq: number} {
  return withCounters(index, (counters) => {
    const unmoved = lastSeq(index) === seq
    if (ring) counters.nextSeq()
    statement(index, 'UPDATE root SET summed_seq = ? WHERE entry = ?').run(ring && unmoved ? seq + 1 : seq, root)
  })
}

/** So that each folder is whole when it is added to its parent. */
function deepestFirst(rows: readonly Row[], parents: ReadonlyMap<number, number>): readonly Row[] {
  const depths = new Map<number, number>()
  const depthOf = (id: number): number => {
    const chain: number[] = []
    let at: number | undefined = id
    while (at !== undefined && parents.has(at) && !depths.has(at)) {
      chain.push(at)
      at = parents.get(at)
    }
    let depth = at === undefined ? 0 : (depths.get(at) ?? 0)
    for (const one of chain.reverse()) depths.set(one, ++depth)
    return depth
  }
  for (const row of rows) depthOf(row.id)
  return rows.toSorted((a, b) => depths.get(b.id)! - depths.get(a.id)!)
}

const differs = (row: Row, sum: Sum): boolean => row.bytes !== sum.bytes || row.files !== sum.files || row.folders !== sum.folders

/** Each further name of an inode takes its size off at the lowest folder that holds it together with an earlier name. */
function subtractRepeats(
  index: Stores['index'],
  {rows, sums, parents}: {rows: readonly Row[]; sums: Map<number, Sum>; parents: ReadonlyMap<number, number>},
): void {
  const linked = statement(index, 'SELECT inode, size, parent FROM entry WHERE parent = ? AND kind = 0 AND nlink > 1')
  const holders = new Map<string, Set<number>>()
  for (const row of rows) {
    if (row.own_linked === 0) continue
    for (const file of linked.safeIntegers().all(row.id) as {inode: bigint; size: bigint}[]) {
      const key = String(file.inode)
      const above = holders.get(key) ?? new Set<number>()
      holders.set(key, above)
      let folder: number | undefined = row.id
      while (folder !== undefined && sums.has(folder) && !above.has(folder)) {
        above.add(folder)
        folder = parents.get(folder)
      }
      const meeting = folder === undefined ? undefined : sums.get(folder)
      if (meeting) meeting.bytes -= Number(file.size)
    }
  }
}
