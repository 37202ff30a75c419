import type {MissedRow} from '../../../store/follow/merge-listed.ts'
import type {DirtyFolder} from './dirty-book.ts'
import type {Looked} from './look-again.ts'

/**
 * What a look was about, and when it was: `turn` counts how often events were taken, `round` how often all was looked at that was told of
 * until then.
 */
export interface LookedAt {
  readonly dirty: readonly DirtyFolder[]
  readonly turn: number
  readonly now: number
  readonly round: number
  readonly mood: Mood
  /** What is missed now is looked for among new rows that have this number, or a higher one. */
  readonly newFrom: number
}

/** Rows that were missed where they were, and may still turn up elsewhere. */
export interface Hold {
  /** Takes over what a look missed; answers those that can be nowhere else. */
  add(looked: Pick<Looked, 'missed' | 'firstId'>, at: LookedAt): readonly number[]
  /** Those that were waited for long enough, which is not long where nothing happens any more: all that has moved was told of by then. */
  due(at: Moment): readonly number[]
  /** Those that have been due for so long that what is known has to do, or were judged in vain when all had been looked at, and again after all that was asked for then. */
  overdue(at: Moment): readonly number[]
  /** Of those that were held when it was asked, only these are still missed; one that is not known here yet waits from now on, and one that was judged in vain for a moment. */
  keep(ids: readonly number[], held: ReadonlySet<number>, at: Moment & {readonly judged?: ReadonlySet<number>}): void
  held(): ReadonlySet<number>
  /** Their volume is away: they wait for nothing, and are not counted, until it is back. */
  park(ids: readonly number[], at: Moment): void
  /** Volumes are back, and were looked through: what is still missed waits from now on. */
  unpark(at: Moment): void
  /** These got their places just now. */
  placed(ids: readonly number[]): void
  readonly size: number
  /** The least of all that are held, however long that takes. */
  readonly newFrom: number
  /** The same of those whose volumes are away. */
  readonly parkedFrom: number
}

export type Moment = Pick<LookedAt, 'now' | 'mood' | 'round' | 'newFrom'>
type Since = Pick<Moment, 'now' | 'round' | 'newFrom'> & {
  readonly isSure?: boolean
  dueAt?: number
  /** Judged in vain: not to be judged again before. */
  againAt?: number
  /** Nothing happened when it was judged in vain. */
  inCalm?: boolean
}

/** `calm`: nothing happens any more; `lost`: folders are looked for that may hold what is missed; `deaf`: not all was told of. */
export type Mood = 'calm' | 'busy' | 'lost' | 'deaf'

/** A file that is renamed again and again is looked for so long, and in so many rounds. */
const waits: Readonly<Record<Mood, {readonly ms: number; readonly rounds: number}>> = {
  calm: {ms: 80, rounds: 0},
  busy: {ms: 1000, rounds: 4},
  lost: {ms: 1000, rounds: 4},
  deaf: {ms: 8000, rounds: 4},
}

/** What was asked for has been looked at by then. */
const OVERDUE_MS = 10_000
const AGAIN_MS = 1000

/** The round that ends next began before, and does not hold all that was told of until now. */
const ONE_ROUND = {ms: 0, rounds: 2}

export function openHold(): Hold {
  const since = new Map<number, Since>()
  const parked = new Map<number, number>()
  const last = {placed: new Set<number>(), firstId: Infinity, turn: -Infinity}
  return {
    add: ({missed, firstId}, {dirty, turn, now, round, mood, newFrom}) => {
      // The first events after a look may be older than what it saw, and tell of the very rows that it wrote.
      const isRecent = (id: number): boolean => turn <= last.turn + 1 && (last.placed.has(id) || id >= last.firstId)
      const asked = new Map(dirty.map((folder) => [folder.id, folder]))
      const due: number[] = []
      for (const row of missed) {
        const sure = isSure(row, asked.get(row.folder), mood) && !isRecent(row.id)
        // One that was back meanwhile is missed anew.
        parked.delete(row.id)
        // What was in a folder that is gone may have moved out of it before, to where nobody has looked.
        if (sure && !row.isFolder) due.push(row.id)
        else since.set(row.id, {now, round, newFrom, isSure: sure})
      }
      Object.assign(last, {placed: new Set(), firstId, turn})
      return due
    },
    due: (at) => dueOf(since, at),
    overdue: (at) => overdueOf(since, at),
    held: () => new Set(since.keys()),
    keep: (ids, held, {now, round, newFrom, mood, judged}) => {
      const kept = new Set(ids)
      for (const id of parked.keys()) if (!kept.delete(id)) parked.delete(id)
      for (const id of held) if (!kept.has(id)) since.delete(id)
      for (const id of kept) {
        const first = since.get(id)
        if (!first) since.set(id, {now, round, newFrom})
        else if (judged?.has(id)) Object.assign(first, {againAt: now + AGAIN_MS, inCalm: mood === 'calm'})
      }
    },
    park: (ids, {newFrom}) => {
      for (const id of ids) {
        parked.set(id, since.get(id)?.newFrom ?? newFrom)
        since.delete(id)
      }
    },
    unpark: ({now, round}) => {
      for (const [id, newFrom] of parked) since.set(id, {now, round, newFrom})
      parked.clear()
    },
    placed: (ids) => {
      for (const id of ids) last.placed.add(id)
    },
    get size() {
      return since.size
    },
    get newFrom() {
      return least(Array.from(since.values(), ({newFrom}) => newFrom))
    },
    get parkedFrom() {
      return least(parked.values())
    },
  }
}

function dueOf(since: ReadonlyMap<number, Since>, {now, round, mood}: Moment): readonly number[] {
  const isOver = (first: Since, {ms, rounds}: (typeof waits)[Mood]): boolean => now - first.now >= ms && round - first.round >= rounds
  const isDue = (first: Since): boolean => isOver(first, waits[mood]) || (first.isSure === true && isOver(first, ONE_ROUND))
  const due = [...since].filter(([, first]) => now >= (first.againAt ?? -Infinity) && isDue(first))
  for (const [, first] of due) first.dueAt ??= now
  return due.map(([id]) => id)
}

function overdueOf(since: ReadonlyMap<number, Since>, {now, mood}: Moment): readonly number[] {
  const isOver = ({dueAt = now, inCalm = false}: Since): boolean => now - dueAt >= OVERDUE_MS || (inCalm && mood === 'calm')
  return [...since].filter(([, first]) => isOver(first)).map(([id]) => id)
}

function least(values: Iterable<number>): number {
  let found = Infinity
  for (const value of values) found = Math.min(found, value)
  return found
}

/**
 * It was deleted, or another thing came over it, and where that came from is known as well. Of a folder that was looked at as a whole
 * nobody knows what moved away.
 */
function isSure({name, isReplaced}: MissedRow, folder: DirtyFolder | undefined, mood: Mood): boolean {
  if (mood === 'deaf') return false
  const kind = folder?.kinds.get(Buffer.from(name).toString('latin1'))
  return kind === 'deleted' || (kind === 'came' && isReplaced && mood !== 'lost')
}
