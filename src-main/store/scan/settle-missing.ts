import {entryIdentity, isBackupName, isSafeSave, type OldPath} from '../../domain/entry-identity.ts'
import type {Stores} from '../access.ts'
import {type Counters, withCounters} from '../entries/counters.ts'
import {statement} from '../statement.ts'
import {writeScan} from './begin-scan.ts'
import {type LeftOut, removeGone} from './gone-rows.ts'
import {followHeirs, nameHeirs, passHeirs} from './heirs.ts'
import {collectLost, type LostRow, nameText, type Newcomers, newcomers, newcomersOf, type PlacedRow, placedRow} from './lost-rows.ts'
import {FOLLOWING, kinds, type ScanState} from './scan-types.ts'
import {takeOver} from './take-over.ts'

interface Work {
  readonly index: Stores['index']
  readonly counters: Counters
  readonly newcomers: Newcomers
  readonly lost: readonly LostRow[]
  readonly lostByInode: ReadonlyMap<bigint, readonly LostRow[]>
  /** New entries, and the known ones that they became. */
  readonly taken: Map<number, number>
  /** Lost rows that have turned up. */
  readonly found: Set<number>
  readonly stableInodes: boolean
}

export interface SettleInput {
  readonly job: string
  readonly state: ScanState
  readonly stableInodes?: boolean
  /** What the run did not look for; without it all that is missing was looked for. */
  readonly leftOut?: LeftOut | undefined
  /** Else all is left to whoever follows the disk, as it may stand where another run is yet to look. */
  readonly judges?: boolean | undefined
}

/**
 * Ends the discovery of a run by the rules of the entry identity: what was missed at one place and seen at another keeps its id, and so
 * does what was replaced at its place; only the rest is gone. A folder that could not be listed has put nothing among the missing.
 */
export function settleMissing(
  {index}: Stores,
  {job, state, stableInodes = true, leftOut, judges = true}: SettleInput,
): {readonly state: ScanState; readonly seq: number; readonly taken: readonly Taken[]} {
  const {value, seq} = withCounters(index, (counters) => {
    // What was missed before by whoever follows the disk stands aside, where no run can see it: it is theirs to judge.
    statement(index, 'DELETE FROM scan_missing WHERE scan = ? AND entry IN (SELECT entry FROM scan_missing WHERE scan = ?)').run(
      job,
      FOLLOWING,
    )
    if (!judges) statement(index, 'UPDATE scan_missing SET scan = ? WHERE scan = ?').run(FOLLOWING, job)
    const lost = collectLost(index, job)
    const {moved, removed, taken} = settleLost({index, counters, lost, firstId: state.firstId, stableInodes, leftOut})
    statement(index, 'DELETE FROM scan_missing WHERE scan = ?').run(job)
    const ended = {...state, moved: state.moved + moved, removed: state.removed + removed}
    writeScan(index, {job, state: ended})
    return {ended, taken}
  })
  return {state: value.ended, seq, taken: value.taken}
}

/** Those of the missing whose file stands at a new place. */
export function rowsFound(index: Stores['index'], {job, firstId}: {readonly job: string; readonly firstId: number}): ReadonlySet<number> {
  const missing = statement(index, 'SELECT entry FROM scan_missing WHERE scan = ?').pluck().all(job) as number[]
  const rows = missing.flatMap((entry) => placedRow(index, entry) ?? [])
  const found = newcomers(index, rows, firstId)
  const lost = new Set(rows.map(({id}) => id))
  // The number of a file that is gone is given out again at once.
  const isIt = (young: PlacedRow, row: PlacedRow): boolean =>
    young.kind === row.kind && (young.birthNs === row.birthNs || young.birthNs === 0n || row.birthNs === 0n)
  const hasCome = (row: PlacedRow): boolean => newcomersOf(index, found, row).some((young) => !lost.has(young.id) && isIt(young, row))
  return new Set(rows.filter(hasCome).map(({id}) => id))
}

/** Rows that are lost, and from which row number on their newcomers are looked for. */
export interface LostWork extends Required<Pick<SettleInput, 'stableInodes' | 'leftOut'>> {
  readonly index: Stores['index']
  readonly counters: Counters
  readonly lost: readonly LostRow[]
  readonly firstId: number
}

export interface Settled {
  readonly moved: number
  readonly removed: number
  /** New rows that became known ones. */
  readonly taken: readonly Taken[]
}

/** A new row that became a known one. */
export interface Taken {
  readonly young: number
  readonly old: number
}

/** Decides of each lost row whether it moved, was replaced at its place, or is gone, and writes that. */
export function settleLost({index, counters, lost, firstId, stableInodes, leftOut}: LostWork): Settled {
  const work: Work = {
    index,
    counters,
    newcomers: newcomers(index, lost, firstId),
    lost,
    lostByInode: Map.groupBy(lost, (row) => row.inode),
    taken: new Map(),
    found: new Set(),
    stableInodes,
  }
  const judged = lost.filter(({waits}) => !waits)
  const lostIn = Map.groupBy(lost, (row) => row.parent)
  // What was saved in a folder that has moved is what stands under its name there.
  for (const row of judged) if (row.kind === kinds.dir && hasMoved(work, row, new Map())) nameHeirs(index, row.id, lostIn.get(row.id) ?? [])
  followHeirs(lost)
  const undue = missUndue(work)
  const atPlace = Map.groupBy(lost, (row) => row.heir)
  for (const row of judged) if (row.kind !== kinds.dir) hasMoved(work, row, atPlace)
  leaveInFolders(work, undue)
  const moved = work.found.size
  const left = judged.filter(({id, isDue}) => isDue && !work.found.has(id))
  const leftIn = Map.groupBy(left, (row) => row.parent)
  const gone = left.filter((row) => !isReplaced(work, row, leftIn))
  const removed = removeGone({index, counters, lost, leftOut}, gone)
  return {moved, removed, taken: [...work.taken].map(([young, old]) => ({young, old}))}
}

/** What may stand where nobody has looked is missed from now on, with what stands at its place meanwhile. */
function missUndue({index, lost, found}: Work): readonly LostRow[] {
  const undue = lost.filter(({id, isDue, waits}) => !found.has(id) && (waits || !isDue))
  const miss = statement(index, 'INSERT OR REPLACE INTO scan_missing (scan, entry, heir) VALUES (?, ?, ?)')
  for (const {id, heir} of undue) miss.run(FOLLOWING, id, heir ?? null)
  return undue
}

/** What is in a folder that is missed goes along with it. */
function leaveInFolders({index, found}: Work, undue: readonly LostRow[]): void {
  const left = undue.filter(({id}) => !found.has(id))
  const ids = new Set(left.map(({id}) => id))
  for (const {id, name} of left.filter(({isMissed, parent}) => !isMissed && ids.has(parent))) {
    statement(index, 'DELETE FROM scan_missing WHERE scan = ? AND entry = ?').run(FOLLOWING, id)
    statement(index, 'UPDATE entry SET name = ? WHERE id = ?').run(name, id)
  }
}

/** Lost rows by what stands where they stood. */
type AtPlace = ReadonlyMap<number | undefined, readonly LostRow[]>

function hasMoved(work: Work, row: LostRow, atPlace: AtPlace): boolean {
  const {index, taken, stableInodes} = work
  const found = newcomersTo(work, row).filter((one) => !taken.has(one.id))
  const young = found.find((seen) => {
    const rivals = work.lostByInode.get(row.inode)!.filter((other) => other.kind === seen.kind)
    const elsewhere = rivals.map((other) => ({...other, oldPath: oldPathOf(work, other, seen)}))
    const identity = entryIdentity({seen, elsewhere, stableInodes})
    return identity.kind === 'moved' && identity.id === row.id
  })
  const saved = young && savedAs(work, {row, young}, atPlace)
  if (saved?.isDue) merge(index, row)
  if (!young || saved) return false
  take(work, row, young)
  // What had stood at its new place was not saved there, but has made room; unless it is only back at its own place.
  passHeirs(index, {from: young.id, to: row.heir === young.id ? row.id : undefined})
  return true
}

/** A file that was made a moment ago to take the place of another one brings that one's new content. */
function savedAs(work: Work, {row, young}: {readonly row: LostRow; readonly young: PlacedRow}, atPlace: AtPlace): LostRow | undefined {
  const isGone = (other: LostRow): boolean => other !== row && !work.found.has(other.id) && inodeNowOf(work, other, young) !== 'elsewhere'
  // Of several that stood at a place one after the other, the oldest one.
  const replaced = atPlace.get(young.id)?.find(isGone)
  return replaced !== undefined && isSafeSave({replaced, seen: young, made: row}) ? replaced : undefined
}

/** Its file belongs to another one now, and it is looked for no longer. */
function merge(index: Stores['index'], row: LostRow): void {
  row.isDue = true
  statement(index, 'DELETE FROM scan_missing WHERE scan = ? AND entry = ?').run(FOLLOWING, row.id)
}

function take({index, counters, taken, found}: Work, old: LostRow, young: PlacedRow): void {
  taken.set(young.id, old.id)
  found.add(old.id)
  takeOver(index, {counters, old: old.id, young: young.id})
  // Runs that are under way missed it where it was; what was missed at its new place as well by now is missed under its old number.
  statement(index, 'DELETE FROM scan_missing WHERE entry = ?').run(old.id)
  statement(index, 'UPDATE OR REPLACE scan_missing SET entry = ? WHERE entry = ?').run(old.id, young.id)
}

/** What is new in this run may be missing again, where an act took it away since. */
function newcomersTo({index, newcomers: all, lostByInode}: Work, row: LostRow): readonly PlacedRow[] {
  const lost = new Set(lostByInode.get(row.inode)?.map(({id}) => id))
  return newcomersOf(index, all, row).filter(({id}) => !lost.has(id))
}

function oldPathOf({index}: Work, row: LostRow, seen: PlacedRow): OldPath {
  if (row.heir === undefined) return 'gone'
  const heir = placedRow(index, row.heir)
  return heir?.parent === seen.parent && isBackupName(nameText(heir.name), nameText(seen.name)) ? 'taken-and-backed-up' : 'taken'
}

function isReplaced(work: Work, row: LostRow, leftIn: ReadonlyMap<number, readonly LostRow[]>): boolean {
  const seen = standingAt(work, row)
  // Of those that stood at a place one after the other the oldest one has the first claim.
  if (!seen || seen.kind === kinds.mount || seen.id < row.id) return false
  const identity = entryIdentity({
    seen,
    here: {...row, inodeNow: inodeNowOf(work, row, seen)},
    elsewhere: [],
    stableInodes: work.stableInodes,
  })
  if (identity.kind === 'new') return false
  take(work, row, seen)
  // One that had stood there before it waits for what stands there now.
  passHeirs(work.index, {from: seen.id, to: row.id})
  if (row.kind === kinds.dir) nameHeirs(work.index, row.id, leftIn.get(row.id) ?? [])
  return true
}

/** What has moved to its place has not come in its stead, but one that had done so may be back there. */
function standingAt({index, taken}: Work, {heir, after}: LostRow): PlacedRow | undefined {
  const now = heir !== undefined && taken.has(heir) ? taken.get(heir)! : heir
  return now === undefined || (now !== heir && !after.has(now)) ? undefined : placedRow(index, now)
}

function inodeNowOf(work: Work, row: LostRow, heir: PlacedRow): 'gone' | 'backup' | 'elsewhere' {
  const [now] = newcomersTo(work, row).filter((one) => one.birthNs === row.birthNs)
  if (!now) return 'gone'
  return now.parent === heir.parent && isBackupName(nameText(heir.name), nameText(now.name)) ? 'backup' : 'elsewhere'
}
