import type Database from 'better-sqlite3'
import {isSafeSave} from '../../domain/entry-identity.ts'
import type {Counters} from '../entries/counters.ts'
import {forget} from '../entries/forget.ts'
import {statement} from '../statement.ts'
import {LEFT_OUT} from './left-out.ts'
import type {LostRow} from './lost-rows.ts'
import {type PlacedRow, placedRow} from './placed-row.ts'
import {kinds} from './scan-types.ts'
import {stoodBefore} from './stood-before.ts'

type LostByInode = ReadonlyMap<bigint, readonly LostRow[]>

/**
 * A core that died, or a look that came late, may have given a file a row at each place where it was seen on its way. Numbers are given in
 * order, so the first of them is the entry; with a birth time it surely is the same file.
 */
export const isElder = (one: PlacedRow, row: Pick<PlacedRow, 'id' | 'kind' | 'birthNs' | 'nlink'>): boolean =>
  one.id < row.id &&
  one.kind === row.kind &&
  one.birthNs === row.birthNs &&
  one.birthNs !== 0n &&
  (row.kind === kinds.dir || row.nlink === 1)

/** The file of a row has an older one, by which it is known. */
export const isSecond = (lostByInode: LostByInode, row: LostRow): boolean => lostByInode.get(row.inode)!.some((one) => isElder(one, row))

interface Settled {
  readonly index: Database.Database
  readonly lost: readonly LostRow[]
  readonly lostByInode: LostByInode
  /** Those that have turned up. */
  readonly found: ReadonlySet<number>
  /** New entries, and the known ones that they became. */
  readonly taken: ReadonlyMap<number, number>
}

/**
 * Rows that are missed, of files that have turned up under their first row, or are judged by it: they tell of nothing any more, and are
 * forgotten at once. Where the first row is lost as well, the file had left that place for the second one, and is what stands there now; but
 * not where that is the file itself, or where it came over a document, whose it is then.
 */
export function secondRows({index, lost, lostByInode, found, taken}: Settled): readonly LostRow[] {
  const placeOf = new Map([...taken].map(([young, old]) => [old, young]))
  const seconds = lost.filter((row) => {
    if (found.has(row.id)) return false
    const elders = lostByInode.get(row.inode)!.filter((one) => isElder(one, row))
    // A folder was seen where it was for a moment, and after that where it is: what is in it was looked for there.
    if (row.kind === kinds.dir) return elders.some(({id}) => (placeOf.get(id) ?? 0) > row.id)
    if (!row.isMissed) return false
    if (elders.some(({id}) => found.has(id))) return true
    if (elders.length === 0 || row.waits || !row.isDue) return false
    const first = elders.reduce((a, b) => (a.id < b.id ? a : b))
    Object.assign(first, {isDue: true, waits: false})
    if (!isFileOf(index, row.heir, first) && !hasComeOver(index, row, first)) Object.assign(first, {heir: row.heir, follower: row.follower})
    return true
  })
  for (const row of seconds) Object.assign(row, {isDue: true, waits: false, heir: LEFT_OUT})
  return seconds
}

/** Whether a file came to the place of its second row as the new form of what had stood there. */
function hasComeOver(index: Database.Database, second: LostRow, first: LostRow): boolean {
  const seen = placedRow(index, second.id)
  if (!seen) return false
  const stood = stoodBefore(index, seen)
  return stood !== undefined && stood.id !== first.id && isSafeSave({replaced: stood.form, seen, made: first})
}

function isFileOf(index: Database.Database, heir: number | undefined, {inode, birthNs}: LostRow): boolean {
  const there = heir === undefined ? undefined : placedRow(index, heir)
  return there?.inode === inode && there.birthNs === birthNs
}

/** Likewise those that are missed and yet to be settled. */
export function forgetSeconds(index: Database.Database, counters: Counters, found: readonly PlacedRow[]): void {
  const files = new Map(found.filter(({kind, birthNs}) => kind !== kinds.dir && birthNs !== 0n).map((row) => [row.inode, row]))
  if (files.size === 0) return
  const waiting = statement(
    index,
    `SELECT entry.id, entry.kind, entry.inode, entry.birth, entry.nlink FROM (SELECT DISTINCT entry FROM scan_missing) CROSS JOIN entry ON entry.id = entry
       WHERE entry.inode IN (SELECT value FROM json_each(?))`,
  )
    .safeIntegers()
    .all(`[${[...files.keys()].join()}]`) as Readonly<Record<'id' | 'kind' | 'inode' | 'birth' | 'nlink', bigint>>[]
  for (const {id, kind, inode, birth, nlink} of waiting) {
    const first = files.get(inode)!
    if (Number(id) <= first.id || Number(kind) !== first.kind || birth !== first.birthNs || nlink !== 1n) continue
    forget(index, {counters, id: Number(id), reason: 'forgotten'})
    statement(index, 'DELETE FROM scan_missing WHERE entry = ?').run(Number(id))
  }
}
