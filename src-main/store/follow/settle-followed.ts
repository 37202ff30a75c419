import {isSafeSave} from '../../domain/entry-identity.ts'
import type {Stores} from '../access.ts'
import {type Counters, withCounters} from '../entries/counters.ts'
import {chainAbove} from '../entries/folder-weights.ts'
import {noteMove} from '../entries/forget.ts'
import {stoodAt} from '../scan/aside.ts'
import {passDeparted} from '../scan/departed.ts'
import {collectLost, newcomers, newcomersOf, type SettledRows} from '../scan/lost-rows.ts'
import type {LinkedName} from '../scan/linked-names.ts'
import {type PlacedRow, placedRow} from '../scan/placed-row.ts'
import {reclaim} from '../scan/reclaim.ts'
import {noteRenamed} from '../scan/renumber.ts'
import {rowsFound} from '../scan/rows-found.ts'
import {settleLost} from '../scan/settle-missing.ts'
import {FOLLOWING, kinds, type Taken} from '../scan/scan-types.ts'
import {statement} from '../statement.ts'
import {openWeights, type Weights} from './follow-work.ts'

export interface SettleFollowed {
  /** Newcomers have this row number, or a higher one. */
  readonly firstId: number
  /** New folders that were not listed, because they are watched as others that are known: those have moved there. */
  readonly standing: readonly Taken[]
  /** Nothing else is settled this time. */
  readonly standingOnly?: boolean | undefined
  /** Missed rows that can be nowhere else, or were waited for long enough. */
  readonly due: readonly number[]
  /** Volumes that are not at their places, by their ids: nothing of them is due. */
  readonly absent?: readonly string[] | undefined
  /** Those of them that have waited for so long that they are judged by what is known. */
  readonly overdue?: readonly number[] | undefined
  readonly stableInodes?: boolean | undefined
  /** Folders count what they hold themselves, and the sums above them are added up later; for many changes that is less work. */
  readonly sumsLater?: boolean | undefined
}

export interface SettledFollowed {
  readonly seq: number
  readonly moved: number
  readonly removed: number
  /** New rows that became known ones. */
  readonly taken: readonly Taken[]
  /** Folders that are to be looked at before more can be decided. */
  readonly asked: readonly number[]
  /** Names that went along with their folders, and that were not the only ones of their files: what these are called besides has changed. */
  readonly linked: readonly LinkedName[]
  /** Missed rows that may still turn up. */
  readonly held: readonly number[]
  /** New folders that are not what they were taken for. */
  readonly strange: readonly number[]
  /** Those that would come to stand in themselves, because the index is behind. */
  readonly tangled: readonly Taken[]
  /** Those that are due, and whose volumes are absent. */
  readonly away: readonly number[]
  /** Volumes, by their ids, on which sums are to be added up. */
  readonly doubted: readonly string[]
}

/**
 * Settles what was missed while the disk was followed, by the rules of the entry identity: what has turned up elsewhere has moved, what
 * is due and did not is gone, and the rest waits.
 */
export function settleFollowed(
  {index}: Stores,
  {standing, standingOnly = false, sumsLater = false, ...missed}: SettleFollowed,
): SettledFollowed {
  const {value, seq} = withCounters(index, (counters) => {
    const weights = openWeights(index, {few: !sumsLater})
    const stood = standing.map((pair) => takeStanding(index, {...pair, counters, weights}))
    const of = (what: Standing): readonly Taken[] => standing.filter((_, at) => stood[at] === what)
    const back = standingOnly ? [] : reclaim(index, counters)
    const rest = standingOnly ? nothing : settleRest(index, counters, missed)
    const taken = [...of('taken'), ...back, ...rest.taken]
    const isDoubted = (rest.moved > 0 && rest.hasFolders) || back.length > 0 || (sumsLater && standing.length > 0)
    return {
      ...rest,
      moved: rest.moved + back.length + of('taken').length,
      taken,
      strange: of('strange').map(({young}) => young),
      tangled: of('tangled'),
      held: statement(index, 'SELECT entry FROM scan_missing WHERE scan = ?').pluck().all(FOLLOWING) as number[],
      away: standingOnly ? [] : stillMissed(index, missed.due, {on: missed.absent ?? []}),
      doubted: isDoubted ? volumesOf(index, taken) : [],
    }
  })
  return {seq, ...value}
}

function settleRest(
  index: Stores['index'],
  counters: Counters,
  {firstId, due: ids, absent = [], overdue = [], stableInodes = true}: Omit<SettleFollowed, 'standing'>,
) {
  // What was due when it was missed may have been seen again since.
  const due = new Set(stillMissed(index, ids, {notOn: absent}))
  const settled = new Set([...due, ...decidable(index, {found: rowsFound(index, {job: FOLLOWING, firstId}), due, firstId})])
  return settled.size === 0 ? nothing : settle(index, {settled, due, overdue: new Set(overdue), counters, firstId, stableInodes})
}

type Where = {readonly on: readonly string[]} | {readonly notOn: readonly string[]}

/** Those of some rows that are missed, on these volumes or on all others. */
function stillMissed(index: Stores['index'], ids: readonly number[], where: Where): readonly number[] {
  const [isOn, volumes] = 'on' in where ? [1, where.on] : [0, where.notOn]
  if (ids.length === 0 || (isOn === 1 && volumes.length === 0)) return []
  return statement(
    index,
    `SELECT entry FROM json_each(?) CROSS JOIN scan_missing ON scan = ? AND entry = value CROSS JOIN entry ON entry.id = value
       WHERE (volume IN (SELECT id FROM volume WHERE uuid IN (SELECT value FROM json_each(?)))) = ?`,
  )
    .pluck()
    .all(JSON.stringify(ids), FOLLOWING, JSON.stringify(volumes), isOn) as number[]
}

/** The volumes of what has got new places; nothing moves from one to another. */
function volumesOf(index: Stores['index'], taken: readonly Taken[]): readonly string[] {
  return statement(index, 'SELECT uuid FROM volume WHERE id IN (SELECT volume FROM json_each(?) CROSS JOIN entry ON entry.id = value)')
    .pluck()
    .all(JSON.stringify(taken.map(({old}) => old))) as string[]
}

const nothing = {moved: 0, removed: 0, taken: [], asked: [], linked: [], hasFolders: false}

interface Found {
  readonly found: ReadonlySet<number>
  readonly due: ReadonlySet<number>
  readonly firstId: number
}

/**
 * Of the rows whose file stands at a new place those of which that can be decided. Where one has come over another in the way that programs
 * save, it is still to be known whether that other one is gone, or has moved on.
 */
function decidable(index: Stores['index'], {found, due, firstId}: Found): readonly number[] {
  const rows = [...found].flatMap((id) => placedRow(index, id) ?? [])
  const all = newcomers(index, rows, firstId)
  const isOpen = (row: PlacedRow): boolean =>
    newcomersOf(index, all, row).some((young) => {
      // Whoever has missed it: a run that is under way tells the follower of it when it ends.
      const other = stoodAt(index, young)
      if (other === undefined || found.has(other) || due.has(other)) return false
      const stood = placedRow(index, other)
      return stood !== undefined && isSafeSave({replaced: stood, seen: young, made: row})
    })
  return rows.filter((row) => !isOpen(row)).map(({id}) => id)
}

interface Settling extends SettledRows {
  readonly counters: Counters
  readonly firstId: number
  readonly stableInodes: boolean
  readonly overdue: ReadonlySet<number>
}

function settle(index: Stores['index'], {settled, due, overdue, counters, firstId, stableInodes}: Settling) {
  const lost = collectLost(index, FOLLOWING, {settled, due})
  const hasFolders = lost.some(({kind}) => kind === kinds.dir)
  const forget = statement(index, 'DELETE FROM scan_missing WHERE scan = ? AND entry = ?')
  for (const id of settled) forget.run(FOLLOWING, id)
  const done = settleLost({index, counters, lost, firstId, stableInodes, leftOut: undefined, overdue})
  return {...done, hasFolders}
}

type Standing = 'taken' | 'strange' | 'tangled'

interface TakeStanding extends Taken {
  readonly counters: Counters
  readonly weights: Weights
}

/** A folder that moved with all that is in it: its row goes to the new place, and everything below stays with it. */
function takeStanding(index: Stores['index'], {young: id, old: oldId, counters, weights}: TakeStanding): Standing {
  const [young, old] = [placedRow(index, id), placedRow(index, oldId)]
  if (!young || !old || old.id === young.id || !isSame(young, old) || isListed(index, young.id)) return 'strange'
  if (chainAbove(index, young.parent).includes(old.id)) return 'tangled'
  const wasMissed = statement(index, 'DELETE FROM scan_missing WHERE scan = ? AND entry = ?').run(FOLLOWING, old.id).changes > 0
  statement(index, 'DELETE FROM scan_missing WHERE scan IN (SELECT job FROM scan) AND entry = ?').run(old.id)
  if (!wasMissed) weights.take(old.id)
  weights.take(id)
  const facts = statement(index, 'SELECT parent, name, mtime, ctime, nlink, mode, size FROM entry WHERE id = ?')
    .safeIntegers()
    .get(id) as object
  passDeparted(index, {young: id, old: old.id})
  statement(index, 'DELETE FROM entry WHERE id = ?').run(id)
  statement(index, 'DELETE FROM folder WHERE id = ?').run(id)
  statement(
    index,
    `UPDATE entry SET parent = :parent, name = :name, mtime = :mtime, ctime = :ctime, nlink = :nlink, mode = :mode, size = :size, seq = :seq
       WHERE id = :id`,
  ).run({...facts, seq: counters.nextSeq(), id: old.id})
  statement(index, 'UPDATE folder SET parent = ? WHERE id = ?').run(young.parent, old.id)
  if (old.parent !== young.parent) noteMove(index, old.id)
  statement(index, 'INSERT OR REPLACE INTO gone (id, volume, seq, reason) SELECT ?, volume, ?, 1 FROM entry WHERE id = ?').run(
    id,
    counters.nextSeq(),
    old.id,
  )
  weights.put(old.id)
  noteRenamed(id, old.id)
  return 'taken'
}

/** A run that is under way may have listed it meanwhile: what it holds has rows of its own, which are to be settled one by one. */
const isListed = (index: Stores['index'], folder: number): boolean =>
  statement(index, 'SELECT 1 FROM folder WHERE id = ? AND digest IS NOT NULL').get(folder) !== undefined ||
  statement(index, 'SELECT 1 FROM entry WHERE parent = ?').get(folder) !== undefined

const isSame = (young: PlacedRow, old: PlacedRow): boolean =>
  old.kind === kinds.dir && old.inode === young.inode && (old.birthNs === young.birthNs || old.birthNs === 0n)
