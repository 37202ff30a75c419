import type {MissedRow} from '../../store/follow/merge-listed.ts'
import type {DirtyFolder} from './dirty-book.ts'

/** Rows that were missed where they were, and may still turn up elsewhere. */
export interface Hold {
  /** Takes over what a look missed; answers those that can be nowhere else. */
  add(missed: readonly MissedRow[], dirty: readonly DirtyFolder[], now: number): readonly number[]
  /** Those that were waited for long enough, which is not long where nothing happens any more: all that has moved was told of by then. */
  due(now: number, isCalm: boolean): readonly number[]
  /** Of those that were held when it was asked, only these are still missed; one that is not known here yet waits from now on. */
  keep(ids: readonly number[], held: ReadonlySet<number>, now: number): void
  held(): ReadonlySet<number>
  readonly size: number
}

/** A file that is renamed again and again is looked for so long. */
const HOLD_MS = 1000
const CALM_MS = 80

export function openHold(): Hold {
  const since = new Map<number, number>()
  return {
    add: (missed, dirty, now) => {
      const went = new Map(dirty.map((folder) => [folder.id, folder]))
      const due: number[] = []
      for (const {id, folder, name} of missed) {
        const from = went.get(folder)
        // Of a folder that was looked at as a whole nobody knows what moved away.
        const isSure = from?.names !== undefined && !from.went.has(Buffer.from(name).toString('latin1'))
        if (isSure) due.push(id)
        else since.set(id, since.get(id) ?? now)
      }
      return due
    },
    due: (now, isCalm) => [...since].filter(([, first]) => now - first >= (isCalm ? CALM_MS : HOLD_MS)).map(([id]) => id),
    held: () => new Set(since.keys()),
    keep: (ids, held, now) => {
      const kept = new Set(ids)
      for (const id of held) if (!kept.has(id)) since.delete(id)
      for (const id of kept) if (!since.has(id)) since.set(id, now)
    },
    get size() {
      return since.size
    },
  }
}
