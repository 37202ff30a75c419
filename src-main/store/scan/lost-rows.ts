import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {type Aside, asideOf, isAside, standingFor} from './aside.ts'
import {folderTree} from './known-folders.ts'
import {LEFT_OUT} from './left-out.ts'
import {type PlacedRow, placed, placedColumns, placedRow, type RawPlaced} from './placed-row.ts'
import {FOLLOWING} from './scan-types.ts'

/** An entry that a run missed, or that stood below one. */
export interface LostRow extends PlacedRow {
  /** The new entry at its place, or LEFT_OUT. */
  heir: number | undefined
  /** A lost row that has taken its place; it may be there again. */
  follower?: number | undefined
  /** Where it had stepped aside before: see `Aside`. */
  readonly since?: number | undefined
  /** Not only the folder above it is missed. */
  readonly isMissed: boolean
  /** It is missed for itself, and is not to be judged yet: it may stand where nobody has looked. */
  waits: boolean
  /** Where it was not found it is gone; else it may stand where nobody has looked, as what was in a folder that has turned up elsewhere. */
  isDue: boolean
}

/** Which of the missing are settled, and which of those may be gone. */
export interface SettledRows {
  readonly settled: ReadonlySet<number>
  readonly due: ReadonlySet<number>
}

/** The missing of a run, or those of them that are settled, with all that is below them, tops first; all step aside, so that newcomers may take any place. */
export function collectLost(index: Stores['index'], job: string, which?: SettledRows): readonly LostRow[] {
  const all = statement(index, 'SELECT scan, entry, heir FROM scan_missing WHERE scan IN (?, ?) ORDER BY entry').all(job, FOLLOWING) as {
    scan: string
    entry: number
    heir: number | null
  }[]
  const heirs = new Map(all.map(({entry, heir}) => [entry, heir ?? undefined]))
  const missing = all.filter(({scan, entry}) => scan === job && (which === undefined || which.settled.has(entry)))
  const own = new Set(missing.map(({entry}) => entry))
  // Said in this order: else all entries of the index are read for the sake of one.
  const below = statement(index, `${folderTree} SELECT entry.id FROM tree CROSS JOIN entry ON entry.parent = tree.id`).pluck()
  // One whose file was seen elsewhere, but turns out to be lost there, too, waits on.
  const ids = new Map([...own].map((id) => [id, which === undefined || which.due.has(id)]))
  for (const entry of own)
    for (const id of below.all({root: entry}) as number[])
      if (!own.has(id)) ids.set(id, ids.get(id) === true || which === undefined || which.due.has(entry))
  const rows = [...ids].flatMap(([id, due]) => {
    const row = placedRow(index, id)
    const isMissed = heirs.has(id)
    if (!row) return []
    const left = isAside(row.name) ? asideOf(index, id) : undefined
    const heir = heirOf(index, {row, left, told: heirs.get(id)})
    return [{...row, name: left?.name ?? row.name, since: left?.since, heir, isMissed, waits: isMissed && !own.has(id), isDue: due}]
  })
  const aside = statement(index, "UPDATE entry SET name = CAST('/' || id AS BLOB) WHERE id = ?")
  for (const row of rows) aside.run(row.id)
  return rows
}

interface HeirOf {
  readonly row: PlacedRow
  readonly left: Aside | undefined
  readonly told: number | undefined
}

/** What was told to stand at its place may have gone since, and have stood there only for a moment. */
function heirOf(index: Stores['index'], {row, left, told}: HeirOf): number | undefined {
  const isThere = told === LEFT_OUT || (told !== undefined && placedRow(index, told) !== undefined)
  return isThere || !left ? told : standingFor(index, row, left)
}

/** Which new entries of a run have the inode of a lost one: row numbers in order. */
export type Newcomers = ReadonlyMap<bigint, readonly number[]>

/** Looks through what is new since the run began, once and only where something is lost. */
export function newcomers(index: Stores['index'], lost: readonly PlacedRow[], firstId: number): Newcomers {
  if (lost.length === 0) return new Map()
  const rows = statement(index, 'SELECT id, inode FROM entry WHERE id >= ? AND inode IN (SELECT value FROM json_each(?))')
    .safeIntegers()
    .all(firstId, `[${[...new Set(lost.map((row) => row.inode))].join()}]`) as {id: bigint; inode: bigint}[]
  const found = new Map<bigint, number[]>()
  for (const {id, inode} of rows) found.set(inode, [...(found.get(inode) ?? []), Number(id)])
  return found
}

/** Entries that are new in this run and have the inode of a lost one, as they are now. */
export function newcomersOf(index: Stores['index'], found: Newcomers, lost: PlacedRow): readonly PlacedRow[] {
  const read = statement(
    index,
    `SELECT ${placedColumns} FROM entry WHERE id = ? AND inode = ? AND volume = (SELECT volume FROM entry WHERE id = ?)`,
  ).safeIntegers()
  return (found.get(lost.inode) ?? []).flatMap((id) => {
    const row = read.get(id, lost.inode, lost.id) as RawPlaced | undefined
    return row ? [placed(row)] : []
  })
}
