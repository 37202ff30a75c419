import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {forgetAside} from './aside.ts'
import type {ChunkWork} from './chunk-work.ts'
import {type PlacedRow, placedRow} from './placed-row.ts'
import {kinds} from './scan-types.ts'

/** What a row was when it was judged: gone, or (with an heir) the same document in a new file. */
export interface DepartedRow extends Pick<PlacedRow, 'id' | 'parent' | 'kind' | 'inode' | 'birthNs' | 'size' | 'mtimeNs'> {
  readonly volume: number
  readonly heirInode: bigint | undefined
  readonly heir: number | undefined
  readonly young: number | undefined
}

/** More than these are forgotten, oldest first. */
const MOST = 200_000
/** No file has it. */
export const NO_INODE = 0

/**
 * Remembers rows that were judged, because a judgement is only as good as what was looked at until then: a folder that moved may hold
 * what is missed, and be listed a moment later. Called while they are as they were. Without a birth time nobody could tell the file from another one with its inode.
 * A file with several names is not looked for by its inode, which says nothing of which name it was; its new form is known all the same.
 */
export function noteDeparted(index: Stores['index'], rows: readonly PlacedRow[], heir?: PlacedRow): void {
  const put = statement(
    index,
    `INSERT OR REPLACE INTO departed (id, parent, volume, kind, size, mtime, birth, inode, heir_inode, heir)
       SELECT id, parent, volume, kind, size, mtime, birth, CASE WHEN ? THEN inode ELSE ${NO_INODE} END, ?, ? FROM entry WHERE id = ?`,
  )
  const isSingle = ({kind, nlink}: PlacedRow): boolean => kind === kinds.dir || nlink === 1
  const isIt = ({inode, birthNs}: PlacedRow): boolean => heir !== undefined && heir.inode === inode && heir.birthNs === birthNs
  for (const row of rows)
    if (row.birthNs !== 0n && (isSingle(row) || heir) && !isIt(row))
      put.run(Number(isSingle(row)), heir?.inode ?? null, heir?.id ?? null, row.id)
  statement(index, 'DELETE FROM departed WHERE no <= (SELECT max(no) FROM departed) - ?').run(MOST)
}

/** Notes which rows of a chunk, all of them written by now, have the inode of one that was judged; answers whether any has. */
export function noteReturned({index, input, ids}: Pick<ChunkWork, 'index' | 'input' | 'ids'>): boolean {
  if (statement(index, 'SELECT 1 FROM departed LIMIT 1').get() === undefined) return false
  const added = new Map<bigint, number>()
  ids.forEach((id, at) => id > 0 && added.set(input.entries.inode[at]!, id))
  const known = statement(index, 'SELECT DISTINCT inode FROM departed WHERE inode IN (SELECT value FROM json_each(?))')
    .pluck()
    .safeIntegers()
    .all(`[${[...added.keys()].join()}]`) as bigint[]
  const note = statement(index, 'UPDATE departed SET young = ? WHERE inode = ?')
  for (const inode of known) note.run(added.get(inode), inode)
  return known.length > 0
}

/** A row that has the inode of one that was judged. */
export function noteSeen(index: Stores['index'], id: number, young: number): void {
  statement(index, 'UPDATE departed SET young = ? WHERE id = ?').run(young, id)
}

/** Those of which a new row was seen, the oldest first: of the rows of one file it is the first one. */
export function returnedRows(index: Stores['index']): readonly DepartedRow[] {
  return read(index, 'young IS NOT NULL ORDER BY id').all().map(departed)
}

/** Those whose new form is the file with this inode. */
export function departedFor(index: Stores['index'], heirInode: bigint): readonly DepartedRow[] {
  return read(index, 'heir_inode = ?').all(heirInode).map(departed)
}

const read = (index: Stores['index'], where: string) =>
  statement(
    index,
    `SELECT id, parent, volume, kind, size, mtime, birth, inode, heir_inode, heir, young FROM departed WHERE ${where}`,
  ).safeIntegers()

type Raw = Readonly<Record<'id' | 'parent' | 'volume' | 'kind' | 'size' | 'mtime' | 'birth' | 'inode', bigint>> & {
  readonly heir_inode: bigint | null
  readonly heir: bigint | null
  readonly young: bigint | null
}

function departed(raw: unknown): DepartedRow {
  const row = raw as Raw
  return {
    id: Number(row.id),
    parent: Number(row.parent),
    volume: Number(row.volume),
    kind: Number(row.kind),
    size: Number(row.size),
    mtimeNs: row.mtime,
    birthNs: row.birth,
    inode: row.inode,
    heirInode: row.heir_inode ?? undefined,
    heir: row.heir === null ? undefined : Number(row.heir),
    young: row.young === null ? undefined : Number(row.young),
  }
}

/** Entries whose new form the file of a row has become: too early, where that file, known longer than this, turns out to be missed at another place. */
export function heirsWith(index: Stores['index'], row: PlacedRow): readonly PlacedRow[] {
  const rows = departedFor(index, row.inode).flatMap(({id}) => placedRow(index, id) ?? [])
  return rows.filter((one) => one.id !== row.id && one.birthNs === row.birthNs && isHeirOf(index, one, row))
}

/** Whether the file of a row, which was known before, has become the new form of an entry. */
export function isHeirOf(index: Stores['index'], one: PlacedRow, row: Pick<PlacedRow, 'id' | 'inode'>): boolean {
  const before = formBefore(index, one)
  return before !== undefined && row.inode === one.inode && row.id < before.heir!
}

/** What an entry was before another file became its new form, where it still is that one. */
export function formBefore(index: Stores['index'], {id, inode}: PlacedRow): DepartedRow | undefined {
  return departedFor(index, inode).find((row) => row.id === id)
}

/**
 * A row (`young`) is about to go, because its file is an entry that is known (`old`). What turns up with that file's inode is that entry
 * from now on; only another file that this row had been before may still be looked for.
 */
export function passDeparted(index: Stores['index'], {young, old}: {readonly young: number; readonly old: number}): void {
  statement(index, 'UPDATE departed SET young = ? WHERE young = ?').run(old, young)
  const row = placedRow(index, young)
  if (row) noteDispossessed(index, row)
}

/** The new form of an entry is a file that has this row now. */
export function noteHeir(index: Stores['index'], id: number, {id: heir, inode}: PlacedRow): void {
  statement(index, 'UPDATE departed SET heir = ?, heir_inode = ? WHERE id = ?').run(heir, inode, id)
}

/** The file of a row belongs to another entry by now; what may still turn up is the one that it had been before, if it was another one. */
export function noteDispossessed(index: Stores['index'], {id, inode, birthNs}: PlacedRow): void {
  statement(index, 'DELETE FROM departed WHERE id = ? AND inode = ? AND birth = ?').run(id, inode, birthNs)
  statement(index, 'UPDATE departed SET heir_inode = NULL, heir = NULL WHERE id = ?').run(id)
}

/** What was seen of it was nothing, or is settled; and with it what a core that died had taken for others. */
export function dropDeparted(index: Stores['index'], id: number): void {
  statement(
    index,
    'DELETE FROM departed WHERE id > :id AND kind = (SELECT kind FROM departed WHERE id = :id) AND (inode, birth) = (SELECT inode, birth FROM departed WHERE id = :id)',
  ).run({id})
  statement(index, 'DELETE FROM departed WHERE id = ?').run(id)
}

/** All has been looked at for a good while, and what was judged stands. */
export function forgetDeparted({index}: Stores): void {
  statement(index, 'DELETE FROM departed').run()
  forgetAside(index)
}
