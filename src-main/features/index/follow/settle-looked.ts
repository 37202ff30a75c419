import type {SettledFollowed} from '../../../store/follow/settle-followed.ts'
import type {LocationRow} from '../../../store/location-rows.ts'
import type {VolumeBook} from '../../volume-book.ts'
import type {Away} from './away.ts'
import type {DirtyBook, DirtyFolder} from './dirty-book.ts'
import type {Hold, Moment} from './hold.ts'
import type {Looked} from './look-again.ts'
import type {Owed} from './owed.ts'
import type {LookParts} from './watch-parts.ts'

/** What settling takes beside the parts. */
export interface SettleParts extends LookParts {
  readonly hold: Hold
  readonly book: DirtyBook
  readonly owed: Owed
  readonly away: Away
  /** Folders that moved to where they cannot stand until others have moved. */
  readonly tangled: {readonly young: number; readonly old: number | undefined; readonly watch: number}[]
  /** Runs are under way that may yet find what is missed. */
  isRunning(): boolean
  /** Counts how often events were taken; lower while not all of them were looked at. */
  turn(): number
  moment(): Moment
  /** Runs, or a core before this one, may have left rows that are missed. */
  isUnsure(): boolean
  /** New rows that may be those of missed ones have this number or a higher one. */
  newcomersFrom(): number
  watchNoLonger(watch: number): void
  /** A folder turned out to be one that was known. */
  renamed(young: number, old: number): void
  /** Files with several names changed by one of them. */
  noteLinked(volume: string, inodes: readonly bigint[]): void
  /** Has all of a folder looked at, once until nothing is held any more. */
  ask(folder: number): void
}

/** What was looked at, and how. */
export interface LookedAround {
  readonly looked: Looked
  readonly dirty: readonly DirtyFolder[]
  /** There is more to look at first: only folders that moved get their places, as all that is told of them is looked for there. */
  readonly isPutOff: boolean
}

/**
 * Decides what became of rows that a look has missed. Nothing is taken for gone while its volume is not at its place. Answers of which
 * locations the sums are to be added up.
 */
export async function settleLooked(
  {looked, dirty, isPutOff}: LookedAround,
  parts: SettleParts,
): Promise<{readonly doubted: readonly string[]}> {
  const {map, hold, owed} = parts
  const moment = parts.moment()
  if (looked.locations.size > 0) owed.add(looked, hold.add(looked, {dirty, turn: parts.turn(), ...moment}))
  if (isPutOff ? looked.standing.length + parts.tangled.length === 0 : !isAnything(looked, parts)) return {doubted: []}
  const waited = isPutOff || parts.isRunning() ? [] : hold.due(moment)
  const absent = !isPutOff && (owed.isAny || waited.length > 0) ? await unjudged(parts) : []
  const owes = isPutOff ? nothingOwed : owed.take()
  const held = hold.held()
  const moved = [...parts.tangled.splice(0), ...looked.standing.map(({id, watch}) => ({young: id, old: map.folderOf(watch), watch}))]
  const due = [...owes.sure, ...waited]
  const settled = await settleRows({due, absent, moved, isPutOff, moment}, parts).catch((error: unknown) => {
    owed.putBack(owes)
    parts.tangled.push(...moved)
    throw error
  })
  hold.park(settled.away, moment)
  if (!isPutOff) hold.keep(settled.held, held, {...moment, judged: new Set(waited)})
  parts.advanced(settled.seq)
  return {doubted: await locationsOn(settled.doubted, parts)}
}

const nothingOwed = {sure: [], returned: false}

interface ToSettle {
  readonly due: readonly number[]
  readonly absent: readonly string[]
  readonly moved: SettleParts['tangled']
  readonly isPutOff: boolean
  readonly moment: Moment
}

async function settleRows({due, absent, moved, isPutOff, moment}: ToSettle, parts: SettleParts): Promise<SettledFollowed> {
  const {write, hold} = parts
  const settled = await write.settleFollowed({
    firstId: parts.newcomersFrom(),
    standing: moved.flatMap(({young, old}) => (old === undefined ? [] : [{young, old}])),
    standingOnly: isPutOff,
    due,
    absent,
    overdue: hold.overdue(moment),
    sumsLater: parts.sumsLater(),
  })
  for (const folder of settled.asked) parts.ask(folder)
  for (const [volume, names] of Map.groupBy(settled.linked, (name) => name.volume))
    parts.noteLinked(
      volume,
      names.map(({inode}) => inode),
    )
  for (const {young, old} of settled.taken) parts.renamed(young, old)
  hold.placed(settled.taken.map(({old}) => old))
  settleMoved(moved, settled, parts)
  return settled
}

async function locationsOn(volumes: readonly string[], {read}: SettleParts): Promise<readonly string[]> {
  return volumes.length === 0 ? [] : (await read.locations()).filter(({volume}) => volumes.includes(volume)).map(({uuid}) => uuid)
}

const isAnything = ({standing, missed, returned}: Looked, {isUnsure, tangled, hold, owed}: SettleParts): boolean =>
  returned || owed.isAny || isUnsure() || standing.length + tangled.length + missed.length + hold.size > 0

function settleMoved(moved: SettleParts['tangled'], {strange: told, tangled, taken}: SettledFollowed, parts: SettleParts): void {
  const strange = new Set(told)
  const called = new Map(taken.map(({young, old}) => [young, old]))
  for (const one of moved) {
    const isTangled = tangled.some(({young}) => young === one.young)
    // One that is called otherwise by now, though nobody has listed it, is not tangled any more.
    if (isTangled && !called.has(one.young)) parts.tangled.push(one)
    const isToBeListed = one.old === undefined || strange.has(one.young) || (isTangled && called.has(one.young))
    if (!isToBeListed) continue
    // A watch that was left over from another place tells nothing of what the folder holds.
    parts.watchNoLonger(one.watch)
    parts.book.noteWhole(called.get(one.young) ?? one.young)
  }
}

/** A disk that was taken out leaves its mount point behind, empty: nothing in it is gone, nor when it is just back. */
async function unjudged({read, volumes, away}: SettleParts): Promise<readonly string[]> {
  await volumes.fresh()
  const rows = await read.locations()
  const there = await Promise.all(rows.map((row) => isAtPlace(row, volumes)))
  return away.note([...new Set(rows.filter((_, at) => !there[at]).map(({volume}) => volume))], rows)
}

/** Whether the volume of a location is mounted where the location is, as the machine has told last. */
export async function isAtPlace({volume, path}: LocationRow, volumes: VolumeBook): Promise<boolean> {
  return (await volumes.byId(volume))?.online === true && (await volumes.at(path)).id === volume
}
