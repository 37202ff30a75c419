import type {openDatabase} from '../../store/open-database.ts'
import {copyCounts, indexVersion} from '../../store/duplicates/copy-counts.ts'
import type {NameSearch} from './engine/name-search.ts'
import {openSlice} from './slice.ts'

type Database = ReturnType<typeof openDatabase>

/** Keeps counts of copies abreast of index.db, once somebody asks for them. */
export interface CopyFollower {
  /** Brings the counts up to date, soon where that takes little. */
  follow(): Promise<void>
}

/** Counting again takes at most a twentieth of the time while an index run goes on. */
const SHARE = 20

export function createCopyFollower(search: NameSearch, index: Database): CopyFollower {
  let version: number | undefined
  let countedAt = 0
  let tookMs = 0
  let last: Promise<unknown> = Promise.resolve()
  const count = async (): Promise<void> => {
    const now = indexVersion(index)
    // Who began anew has other counts.
    const isNew = version === undefined || search.scopes.copies.version === 0
    if (!isNew && (now === version || performance.now() - countedAt < SHARE * tookMs)) return
    const begun = performance.now()
    const slice = openSlice()
    const [entries, counts]: [number[], number[]] = [[], []]
    for (const some of copyCounts(index)) {
      for (let at = 0; at < some.entries.length; at++) {
        entries.push(some.entries[at]!)
        counts.push(some.counts[at]!)
      }
      await slice()
    }
    const {copies} = search.scopes
    copies.entries = Float64Array.from(entries)
    copies.counts = Uint32Array.from(counts)
    copies.version++
    version = now
    countedAt = performance.now()
    tookMs = countedAt - begun
  }
  return {
    follow: async () => {
      const turn = last.then(count)
      last = turn.catch(() => undefined)
      await turn
    },
  }
}
