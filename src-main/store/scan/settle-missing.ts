import type {Stores} from '../access.ts'
import {type Counters, withCounters} from '../entries/counters.ts'
import {forget} from '../entries/forget.ts'
import {nameBytes} from '../entries/names.ts'
import {writeScan} from './begin-scan.ts'
import {folderTree} from './known-folders.ts'
import {kinds, type ScanState} from './scan-types.ts'
import {takeOver} from './take-over.ts'
import {statement} from '../statement.ts'

interface LostRow {
  readonly id: number
  readonly kind: number
  readonly inode: bigint
  readonly birth: bigint
  readonly size: bigint
  readonly mtime: bigint
  readonly parent: number
  readonly name: string | Buffer
  /** The new entry at its place. */
  heir: number | null
}
interface NewRow {
  readonly id: number
  readonly parent: number
  readonly name: string | Buffer
}
interface Work {
  readonly index: Stores['index']
  readonly counters: Counters
  readonly job: string
  readonly firstId: number
  readonly taken: Set<number>
  readonly counts: {moved: number; removed: number}
}

/**
 * Ends the discovery of a run: what was missed at one place and seen at another moved and keeps its id; what was replaced at its
 * place (a safe-save) keeps it too; only the rest is gone. Every folder that could not be listed has put nothing among the missing.
 */
export function settleMissing({index}: Stores, {job, state}: {readonly job: string; readonly state: ScanState}): {readonly state: ScanState; readonly seq: number} {
  const {value, seq} = withCounters(index, (counters) => {
    const work: Work = {index, counters, job, firstId: state.firstId, taken: new Set(), counts: {moved: 0, removed: 0}}
    const lost = collectLost(work)
    const left = lost.filter((row) => !moved(work, row))
    const gone = left.filter((row) => !safeSaved(work, row, left))
    for (const row of gone) {
      work.counts.removed += forget(index, {counters, id: row.id, reason: 'deleted'})
    }
    statement(index, 'DELETE FROM scan_missing WHERE scan = ?').run(job)
    const settled = {...state, moved: state.moved + work.counts.moved, removed: state.removed + work.counts.removed}
    writeScan(index, {job, state: settled})
    return settled
  })
  return {state: value, seq}
}

/** The missing with all that is below them, tops first; all step aside, so that newcomers may take any place. */
function collectLost({index, job}: Work): readonly LostRow[] {
  const tops = statement(index, 'SELECT entry FROM scan_missing WHERE scan = ?').pluck().all(job) as number[]
  const below = statement(index, `${folderTree} SELECT entry.id FROM tree JOIN entry ON entry.parent = tree.id`,
  )
  const ids = new Set(tops)
  for (const root of tops) for (const id of below.pluck().all({root}) as number[]) ids.add(id)
  const read = statement(index, 'SELECT entry.id, parent, name, kind, inode, birth, size, mtime, heir FROM entry LEFT JOIN scan_missing ON scan_missing.entry = entry.id AND scan_missing.scan = ? WHERE entry.id = ?',
  ).safeIntegers()
  const aside = statement(index, "UPDATE entry SET name = CAST('/' || id AS BLOB) WHERE id = ?")
  return [...ids].flatMap((id) => {
    const row = read.get(job, id) as (Omit<LostRow, 'id' | 'kind' | 'parent' | 'heir'> & {id: bigint; kind: bigint; parent: bigint; heir: bigint | null}) | undefined
    if (!row) return []
    aside.run(id)
    return [{...row, id: Number(row.id), kind: Number(row.kind), parent: Number(row.parent), heir: row.heir === null ? null : Number(row.heir)}]
  })
}

/** Rule 2: the same inode and birth at a new path while the old one is gone (without birth times, size and mtime must agree). */
function moved(work: Work, row: LostRow): boolean {
  const found = statement(work.index, `SELECT id, parent, name FROM entry
       WHERE inode = :inode AND id >= :first AND kind = :kind AND volume = (SELECT volume FROM entry WHERE id = :id) AND birth = :birth
         AND (:birth <> 0 OR kind = 1 OR (size = :size AND mtime = :mtime)) AND (kind = 1 OR nlink = 1)`,
    )
    .all({inode: row.inode, first: work.firstId, kind: row.kind, id: row.id, birth: row.birth, size: row.size, mtime: row.mtime}) as NewRow[]
  const free = found.filter((one) => !work.taken.has(one.id))
  if (free.length !== 1) return false
  const place = free[0]!
  if (row.heir !== null && isBackup(work, place, row.heir)) return false
  work.taken.add(place.id)
  takeOver(work.index, {counters: work.counters, old: row.id, young: place.id})
  work.counts.moved++
  return true
}

/** Rule 3: the path holds a new inode and the old one is gone, or was set aside beside it under a name made from its own. */
function safeSaved(work: Work, row: LostRow, left: readonly LostRow[]): boolean {
  if (row.heir === null || work.taken.has(row.heir)) return false
  const heir = statement(work.index, 'SELECT kind FROM entry WHERE id = ?').get(row.heir) as {kind: number} | undefined
  if (!heir || heir.kind !== row.kind || row.kind === kinds.mount) return false
  work.taken.add(row.heir)
  takeOver(work.index, {counters: work.counters, old: row.id, young: row.heir})
  if (row.kind === kinds.dir) nameHeirs(work, row.id, left)
  return true
}

/** A folder was replaced by another: what has the same name in both is replaced likewise. Tops come first, so this goes all the way down. */
function nameHeirs({index}: Work, folder: number, left: readonly LostRow[]): void {
  const find = statement(index, 'SELECT id FROM entry WHERE parent = ? AND name = ?').pluck()
  for (const row of left) {
    if (row.parent === folder) row.heir ??= (find.get(folder, row.name) as number | undefined) ?? null
  }
}

function isBackup({index}: Work, place: NewRow, heir: number): boolean {
  const row = statement(index, 'SELECT parent, name FROM entry WHERE id = ?').get(heir) as {parent: number; name: string | Buffer} | undefined
  if (row?.parent !== place.parent) return false
  const [old, now] = [nameBytes(row.name), nameBytes(place.name)]
  return now.length > old.length && now.includes(old)
}
