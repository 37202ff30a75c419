import {entryIdentity, isBackupName, isSafeSave, type OldPath} from '../../domain/entry-identity.ts'
import type {Stores} from '../access.ts'
import {type Counters, withCounters} from '../entries/counters.ts'
import {noteUnsettledToo} from '../follow/unsettled-from.ts'
import {statement} from '../statement.ts'
import {writeScan} from './begin-scan.ts'
import {type LeftOut, removeGone} from './gone-rows.ts'
import {renameAside, stoodAt} from './aside.ts'
import {dispossess, hasLessClaim, holdUp, isLast} from './claims.ts'
import {formBefore, isHeirOf, noteDeparted} from './departed.ts'
import {followHeirs, leaveToFollower, nameHeirs, passHeirs} from './heirs.ts'
import {collectLost, type LostRow, newcomers} from './lost-rows.ts'
import {keepUndue} from './keep-undue.ts'
import {type LinkedName, linkedNames} from './linked-names.ts'
import {holdReplaced} from './moved-heirs.ts'
import {noteGone} from './note-gone.ts'
import {nameText, type PlacedRow, placedRow} from './placed-row.ts'
import {reclaim} from './reclaim.ts'
import {noteRenamed} from './renumber.ts'
import {forgetSeconds, isElder, secondRows} from './second-rows.ts'
import {newcomersTo, type SettleWork as Work, standingNow} from './settle-work.ts'
import {FOLLOWING, kinds, type ScanState, type Taken} from './scan-types.ts'
import {stoodBefore} from './stood-before.ts'
import {takeOver} from './take-over.ts'

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
    const back = reclaim(index, counters)
    leaveToFollower(index, job)
    if (!judges) handToFollower(index, {job, firstId: state.firstId})
    const lost = collectLost(index, job)
    const {moved, removed, taken} = settleLost({index, counters, lost, firstId: state.firstId, stableInodes, leftOut})
    statement(index, 'DELETE FROM scan_missing WHERE scan = ?').run(job)
    const ended = {...state, moved: state.moved + moved, removed: state.removed + removed}
    writeScan(index, {job, state: ended})
    return {ended, taken: [...back, ...taken]}
  })
  return {state: value.ended, seq, taken: value.taken}
}

function handToFollower(index: Stores['index'], {job, firstId}: {readonly job: string; readonly firstId: number}): void {
  statement(index, 'UPDATE scan_missing SET scan = ? WHERE scan = ?').run(FOLLOWING, job)
  noteUnsettledToo(index, firstId)
}

/** Rows that are lost, and from which row number on their newcomers are looked for. */
export interface LostWork extends Required<Pick<SettleInput, 'stableInodes' | 'leftOut'>> {
  readonly index: Stores['index']
  readonly counters: Counters
  readonly lost: readonly LostRow[]
  readonly firstId: number
  /** Where what else is missed will be told: these have waited long enough for that. */
  readonly overdue?: ReadonlySet<number> | undefined
}

export interface Settled {
  readonly moved: number
  readonly removed: number
  /** New rows that became known ones. */
  readonly taken: readonly Taken[]
  /** Folders that are to be looked at before more can be decided. */
  readonly asked: readonly number[]
  /** Names that went along with their folders, and that were not the only ones of their files. */
  readonly linked: readonly LinkedName[]
}

/** Decides of each lost row whether it moved, was replaced at its place, or is gone, and writes that. */
export function settleLost({index, counters, lost, firstId, stableInodes, leftOut, overdue}: LostWork): Settled {
  const work: Work = {
    index,
    counters,
    newcomers: newcomers(index, lost, firstId),
    lost,
    lostById: new Map(lost.map((row) => [row.id, row])),
    lostByInode: Map.groupBy(lost, (row) => row.inode),
    taken: new Map(),
    found: new Set(),
    atPlace: new Map(),
    stableInodes,
    overdue,
  }
  const judged = lost.filter(({waits}) => !waits)
  const lostIn = Map.groupBy(lost, (row) => row.parent)
  // What was saved in a folder that has moved is what stands under its name there.
  for (const row of judged) {
    const young = row.kind === kinds.dir ? movedTo(work, row) : undefined
    if (young) nameHeirs(index, {folder: row.id, young: young.id}, lostIn.get(row.id) ?? [])
  }
  followHeirs(lost)
  const placed = {...work, atPlace: Map.groupBy(lost, (row) => row.heir)}
  for (const row of judged) if (row.kind !== kinds.dir) movedTo(placed, row)
  dispossess(work)
  const seconds = secondRows(work)
  const moved = work.found.size
  const isForgotten = new Set(seconds.map(({id}) => id))
  const below = Map.groupBy(
    lost.filter(({id}) => !isForgotten.has(id)),
    (row) => row.parent,
  )
  const isLeft = ({id, isDue, waits}: LostRow): boolean => isDue && !waits && !work.found.has(id) && !isForgotten.has(id)
  const isGone = (row: LostRow): boolean => !isReplaced(work, row, below)
  // Folders first: what stands in the new ones is known by then for what stood in the old ones.
  const folders = lost.filter((row) => row.kind === kinds.dir && isLeft(row)).filter(isGone)
  const asked = overdue ? holdReplaced(work, {firstId, overdue}) : []
  keepUndue(work)
  // Of those that stood at a place one after the other the oldest one has the first claim.
  const files = lost.filter((row) => row.kind !== kinds.dir && isLeft(row)).toSorted((a, b) => a.id - b.id)
  const gone = [...folders, ...files.filter(isGone)]
  noteGone(work, gone, seconds)
  forgetSeconds(
    index,
    counters,
    lost.filter(({id}) => work.found.has(id)),
  )
  const linked = linkedNames(index, lost)
  const removed = removeGone({index, counters, lost, leftOut}, [...gone, ...seconds])
  const wentAlong = linked.filter(({id}) => placedRow(index, id) === undefined)
  return {moved, removed, asked, linked: wentAlong, taken: [...work.taken].map(([young, old]) => ({young, old}))}
}

/** Gives a lost row its new place, if it has one, and answers what had stood for it there. */
function movedTo(work: Work, row: LostRow): PlacedRow | undefined {
  const {index, taken, stableInodes} = work
  const found = newcomersTo(work, row).filter((one) => !taken.has(one.id))
  // It was seen at several places, one after the other, and is what it was first; or the file only came over it.
  if (found.some((one) => (isElder(one, row) && !isHeirOf(index, one, row)) || isHeirOf(index, row, one))) {
    // Where only the folder above it is lost, nobody has looked whether it is still there.
    row.isDue ||= row.isMissed
    return undefined
  }
  const young = found.find((seen) => {
    const same = work.lostByInode.get(row.inode)!.filter((other) => other.kind === seen.kind)
    const rivals = same.filter((one) => !same.some((other) => other !== one && hasLessClaim(index, one, other)))
    const elsewhere = rivals.map((other) => ({...other, oldPath: oldPathOf(work, other, seen)}))
    const identity = entryIdentity({seen, elsewhere, stableInodes})
    return identity.kind === 'moved' && identity.id === row.id
  })
  const saved = young && savedAs(work, {row, young})
  // Its file belongs to that one now, and is looked for no longer.
  if (saved?.isDue) row.isDue = true
  if (!young || saved) return undefined
  if (isOpen(work, {row, young})) {
    holdUp(work, row)
    return undefined
  }
  take(work, row, young)
  // What had stood at its new place was not saved there, but has made room; unless it is only back at its own place.
  const to = row.heir === young.id ? row.id : undefined
  passHeirs(index, {from: young.id, to})
  for (const other of work.atPlace.get(young.id) ?? []) other.heir = to
  return young
}

/** A lost row, and a new one that may be it. */
interface Seen {
  readonly row: LostRow
  readonly young: PlacedRow
}

/** A file that was made a moment ago to take the place of another one brings that one's new content. */
function savedAs(work: Work, {row, young}: Seen): {readonly isDue: boolean} | undefined {
  const isGone = (other: LostRow): boolean => other !== row && !work.found.has(other.id) && inodeNowOf(work, other, young) !== 'elsewhere'
  // Of several that stood at a place, the oldest one.
  const replaced = work.atPlace.get(young.id)?.find(isGone)
  if (replaced !== undefined && isSafeSave({replaced, seen: young, made: row})) return replaced
  const stood = stoodBefore(work.index, young)
  if (stood !== undefined && stood.id !== row.id && isSafeSave({replaced: stood.form, seen: young, made: row})) return {isDue: true}
  const before = formBefore(work.index, young)
  return before !== undefined && isSafeSave({replaced: before, seen: young, made: row}) ? {isDue: true} : undefined
}

/** Whether it has come over another one in the way that programs save, of which it is still to be known whether it is gone or has moved on. */
function isOpen(work: Work, {row, young}: Seen): boolean {
  const {index} = work
  const stood = isLast(work, row) ? undefined : stoodAt(index, young)
  const other = stood === undefined ? undefined : placedRow(index, stood)
  return other !== undefined && other.id !== row.id && isSafeSave({replaced: other, seen: young, made: row})
}

function take({index, counters, taken, found}: Work, old: LostRow, young: PlacedRow): void {
  taken.set(young.id, old.id)
  found.add(old.id)
  takeOver(index, {counters, old: old.id, young: young.id})
  noteRenamed(young.id, old.id)
  renameAside(index, {from: young.id, to: old.id})
  // Runs that are under way missed it where it was; what was missed at its new place as well by now is missed under its old number.
  statement(index, 'DELETE FROM scan_missing WHERE entry = ?').run(old.id)
  statement(index, 'UPDATE OR REPLACE scan_missing SET entry = ? WHERE entry = ?').run(old.id, young.id)
}

function oldPathOf({index}: Work, row: LostRow, seen: PlacedRow): OldPath {
  if (row.heir === undefined) return 'gone'
  const heir = placedRow(index, row.heir)
  return heir?.parent === seen.parent && isBackupName(nameText(heir.name), nameText(seen.name)) ? 'taken-and-backed-up' : 'taken'
}

function isReplaced(work: Work, row: LostRow, lostIn: ReadonlyMap<number, readonly LostRow[]>): boolean {
  const {index, taken} = work
  const seen = row.heir === undefined || taken.has(row.heir) ? undefined : placedRow(index, row.heir)
  if (!seen || seen.kind === kinds.mount) return false
  if (seen.id < row.id && !isMadeFor(work, {row, seen})) return false
  const identity = entryIdentity({
    seen,
    here: {...row, inodeNow: inodeNowOf(work, row, seen)},
    elsewhere: [],
    stableInodes: work.stableInodes,
  })
  if (identity.kind === 'new') return false
  noteDeparted(index, [row], seen)
  take(work, row, seen)
  // One that had stood there before it waits for what stands there now.
  passHeirs(index, {from: seen.id, to: row.id})
  if (row.kind === kinds.dir) nameHeirs(index, {folder: row.id, young: seen.id}, lostIn.get(row.id) ?? [])
  return true
}

/** What was known before has moved to where another row stood, unless its file was made to take that place, and it is no document that was saved there. */
function isMadeFor({index}: Work, {row, seen}: {readonly row: LostRow; readonly seen: PlacedRow}): boolean {
  return isSafeSave({replaced: row, seen, made: seen}) && formBefore(index, seen)?.parent !== row.parent
}

function inodeNowOf(work: Work, row: LostRow, heir: PlacedRow): 'gone' | 'backup' | 'elsewhere' {
  const [now] = standingNow(work, row).filter((one) => one.birthNs === row.birthNs)
  if (!now) return 'gone'
  return now.parent === heir.parent && isBackupName(nameText(heir.name), nameText(now.name)) ? 'backup' : 'elsewhere'
}
