import {isBackupName, isSafeSave} from '../../domain/entry-identity.ts'
import type {Stores} from '../access.ts'
import type {Counters} from '../entries/counters.ts'
import {statement} from '../statement.ts'
import {passHeirs} from './heirs.ts'
import {type DepartedRow, departedFor, dropDeparted, isHeirOf, noteHeir, returnedRows} from './departed.ts'
import {knownFiles, nameText, type PlacedRow, placedRow} from './placed-row.ts'
import {noteRenamed, renumber} from './renumber.ts'
import {kinds, type Taken} from './scan-types.ts'
import {isElder} from './second-rows.ts'

interface Reclaiming {
  readonly index: Stores['index']
  readonly counters: Counters
  readonly row: DepartedRow
  readonly young: PlacedRow
}

/**
 * Entries that were judged too early and have turned up get their ids back: one that was taken for gone stands where it was seen, and
 * where another file had become its new form, that one is an entry of its own.
 */
export function reclaim(index: Stores['index'], counters: Counters): readonly Taken[] {
  const rows = returnedRows(index)
  // Numbers of files that are gone are given out again at once: most of these are other files.
  const known = knownFiles(index, new Set(rows.filter((row) => returnedAs(index, row)).map(({inode}) => inode)))
  return rows.flatMap((row) => {
    const young = returnedAs(index, row)
    const isSecond = known.get(row.inode)?.some((one) => isElder(one, {...row, nlink: 1}) && !isHeirOf(index, one, row))
    if (isSecond) dropDeparted(index, row.id)
    if (!young || isSecond) {
      statement(index, 'UPDATE departed SET young = NULL WHERE id = ?').run(row.id)
      return []
    }
    return giveBack({index, counters, row, young})
  })
}

/** The row that stands for its file now. */
function returnedAs(index: Stores['index'], row: DepartedRow): PlacedRow | undefined {
  const young = placedRow(index, row.young!)
  return young && isIt(young, row) && !isHeirs(index, row) ? young : undefined
}

const isIt = (young: PlacedRow, {kind, inode, birthNs, id}: DepartedRow): boolean =>
  young.id > id && young.kind === kind && young.inode === inode && young.birthNs === birthNs && (kind === kinds.dir || young.nlink === 1)

/** It was made to be the new form of another entry, and is that one. */
function isHeirs(index: Stores['index'], {inode, id}: DepartedRow): boolean {
  return departedFor(index, inode).some((other) => other.id !== id && placedRow(index, other.id)?.inode === inode)
}

/** The entry whose new form a row was that is gone, and that is gone as well: nobody had settled that yet. */
function documentOf(index: Stores['index'], row: DepartedRow, young: PlacedRow): DepartedRow | undefined {
  const before = departedFor(index, row.inode).find((one) => one.heir === row.id && placedRow(index, one.id) === undefined)
  return before && isSafeSave({replaced: before, seen: young, made: {...row, nlink: 1}}) ? before : undefined
}

function giveBack({index, counters, row: seen, young}: Reclaiming): readonly Taken[] {
  const document = documentOf(index, seen, young)
  if (document) {
    dropDeparted(index, seen.id)
    noteHeir(index, document.id, young)
  }
  const row = document ?? seen
  const now = placedRow(index, row.id)
  const isBackup = now !== undefined && now.parent === young.parent && isBackupName(nameText(now.name), nameText(young.name))
  if (isBackup) return []
  if (!document) dropDeparted(index, row.id)
  const pair = {young: young.id, old: row.id}
  if (now) {
    return exchange(index, {counters, ...pair})
  }
  if (young.kind === kinds.dir) noteGoneBelow(index, {counters, id: row.id})
  statement(index, 'DELETE FROM scan_missing WHERE entry = ?').run(row.id)
  renumber(index, {counters, from: young.id, to: row.id})
  makeRoom(index, young, row)
  statement(index, 'DELETE FROM gone WHERE id = ?').run(row.id)
  noteGone(index, {counters, id: young.id, volume: row.volume})
  noteRenamed(young.id, row.id)
  return [pair]
}

/** What stood at its place before was not saved there, but has made room for it, unless it was made for that. */
function makeRoom(index: Stores['index'], young: PlacedRow, row: DepartedRow): void {
  const waiting = statement(index, 'SELECT DISTINCT entry FROM scan_missing WHERE heir = ?').pluck().all(row.id) as number[]
  const isSaved = (id: number): boolean => {
    const replaced = placedRow(index, id)
    return replaced !== undefined && isSafeSave({replaced, seen: young, made: {...row, nlink: 1}})
  }
  if (!waiting.some(isSaved)) passHeirs(index, {from: row.id})
}

function exchange(index: Stores['index'], {counters, young, old}: Taken & {readonly counters: Counters}): readonly Taken[] {
  const aside = counters.nextId()
  const steps = [
    {young: old, old: aside},
    {young, old},
    {young: aside, old: young},
  ]
  for (const step of steps) renumber(index, {counters, from: step.young, to: step.old})
  return steps
}

const FORGOTTEN = 1

function noteGone(
  index: Stores['index'],
  {counters, id, volume}: {readonly counters: Counters; readonly id: number; readonly volume: number},
): void {
  statement(index, 'INSERT OR REPLACE INTO gone (id, volume, seq, reason) VALUES (?, ?, ?, ?)').run(
    id,
    volume,
    counters.nextSeq(),
    FORGOTTEN,
  )
}

/** One row told that all of a folder went. It is back, and each that went with it and is not has to be told of. */
function noteGoneBelow(index: Stores['index'], {counters, id}: {readonly counters: Counters; readonly id: number}): void {
  const below = statement(
    index,
    `WITH RECURSIVE tree (id) AS (SELECT ? UNION SELECT departed.id FROM tree JOIN departed ON departed.parent = tree.id)
       SELECT departed.id, departed.volume FROM tree JOIN departed ON departed.id = tree.id WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = departed.id)`,
  ).all(id) as {id: number; volume: number}[]
  for (const row of below) noteGone(index, {counters, ...row})
}
