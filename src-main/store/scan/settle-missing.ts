import {entryIdentity, isBackupName, type OldPath} from '../../domain/entry-identity.ts'
import type {Stores} from '../access.ts'
import {type Counters, withCounters} from '../entries/counters.ts'
import {statement} from '../statement.ts'
import {writeScan} from './begin-scan.ts'
import {type LeftOut, removeGone} from './gone-rows.ts'
import {collectLost, type LostRow, nameText, type Newcomers, newcomers, newcomersOf, type PlacedRow, placedRow} from './lost-rows.ts'
import {kinds, type ScanState} from './scan-types.ts'
import {takeOver} from './take-over.ts'

interface Work {
  readonly index: Stores['index']
  readonly counters: Counters
  readonly found: Newcomers
  readonly lost: readonly LostRow[]
  readonly lostByInode: ReadonlyMap<bigint, readonly LostRow[]>
  /** New entries that became known ones. */
  readonly taken: Set<number>
  readonly stableInodes: boolean
}

export interface SettleInput {
  readonly job: string
  readonly state: ScanState
  readonly stableInodes?: boolean
  /** What the run did not look for; without it all that is missing was looked for. */
  readonly leftOut?: LeftOut | undefined
}

/**
 * Ends the discovery of a run by the rules of the entry identity: what was missed at one place and seen at another keeps its id, and so
 * does what was replaced at its place; only the rest is gone. A folder that could not be listed has put nothing among the missing.
 */
export function settleMissing(
  {index}: Stores,
  {job, state, stableInodes = true, leftOut}: SettleInput,
): {readonly state: ScanState; readonly seq: number} {
  const {value, seq} = withCounters(index, (counters) => {
    const lost = collectLost(index, job)
    const work: Work = {
      index,
      counters,
      found: newcomers(index, lost, state.firstId),
      lost,
      lostByInode: Map.groupBy(lost, (row) => row.inode),
      taken: new Set(),
      stableInodes,
    }
    const left = lost.filter((row) => !hasMoved(work, row))
    const leftIn = Map.groupBy(left, (row) => row.parent)
    const gone = left.filter((row) => !isReplaced(work, row, leftIn))
    const removed = removeGone({index, counters, lost, leftOut}, gone)
    statement(index, 'DELETE FROM scan_missing WHERE scan = ?').run(job)
    const settled = {...state, moved: state.moved + work.lost.length - left.length, removed: state.removed + removed}
    writeScan(index, {job, state: settled})
    return settled
  })
  return {state: value, seq}
}

function hasMoved(work: Work, row: LostRow): boolean {
  const {index, taken, stableInodes} = work
  const found = newcomersOf(index, work.found, row).filter((one) => !taken.has(one.id))
  const young = found.find((seen) => {
    const rivals = work.lostByInode.get(row.inode)!.filter((other) => other.kind === seen.kind)
    const elsewhere = rivals.map((other) => ({...other, oldPath: oldPathOf(work, other, seen)}))
    const identity = entryIdentity({seen, elsewhere, stableInodes})
    return identity.kind === 'moved' && identity.id === row.id
  })
  if (!young) return false
  taken.add(young.id)
  takeOver(index, {counters: work.counters, old: row.id, young: young.id})
  return true
}

function oldPathOf({index}: Work, row: LostRow, seen: PlacedRow): OldPath {
  if (row.heir === undefined) return 'gone'
  const heir = placedRow(index, row.heir)
  return heir?.parent === seen.parent && isBackupName(nameText(heir.name), nameText(seen.name)) ? 'taken-and-backed-up' : 'taken'
}

function isReplaced(work: Work, row: LostRow, leftIn: ReadonlyMap<number, readonly LostRow[]>): boolean {
  const {index, counters, taken} = work
  const seen = row.heir === undefined || taken.has(row.heir) ? undefined : placedRow(index, row.heir)
  if (!seen || seen.kind === kinds.mount) return false
  const identity = entryIdentity({
    seen,
    here: {...row, inodeNow: inodeNowOf(work, row, seen)},
    elsewhere: [],
    stableInodes: work.stableInodes,
  })
  if (identity.kind === 'new') return false
  taken.add(seen.id)
  takeOver(index, {counters, old: row.id, young: seen.id})
  if (row.kind === kinds.dir) nameHeirs(index, row.id, leftIn.get(row.id) ?? [])
  return true
}

function inodeNowOf({index, found}: Work, row: LostRow, heir: PlacedRow): 'gone' | 'backup' | 'elsewhere' {
  const [now] = newcomersOf(index, found, row).filter((one) => one.birthNs === row.birthNs)
  if (!now) return 'gone'
  return now.parent === heir.parent && isBackupName(nameText(heir.name), nameText(now.name)) ? 'backup' : 'elsewhere'
}

/** A folder was replaced by another: what has the same name in both is replaced likewise. Tops come first, so this goes all the way down. */
function nameHeirs(index: Stores['index'], folder: number, below: readonly LostRow[]): void {
  const find = statement(index, 'SELECT id FROM entry WHERE parent = ? AND name = ?').pluck()
  for (const row of below) {
    row.heir ??= find.get(folder, row.name) as number | undefined
  }
}
