import type {Looked} from './look-again.ts'

/** What looks have found out and nobody has settled yet, because there was more to look at. */
export interface Owed {
  /** Of what a look missed these can be nowhere else. */
  add(looked: Pick<Looked, 'missed' | 'returned' | 'locations'>, sure: readonly number[]): void
  /** Answers all that can be nowhere else, and the locations in which it was missed; it is owed no longer. */
  take(): {readonly sure: readonly number[]; readonly locations: ReadonlySet<string>}
  readonly isAny: boolean
}

/** Begins with nothing. */
export function openOwed(): Owed {
  const sure = new Set<number>()
  const locations = new Set<string>()
  let returned = false
  return {
    add: (looked, ids) => {
      // One that was there again meanwhile is missed anew, and may be elsewhere this time.
      for (const {id} of looked.missed) sure.delete(id)
      for (const id of ids) sure.add(id)
      for (const location of looked.locations) locations.add(location)
      returned ||= looked.returned
    },
    take: () => {
      const all = {sure: [...sure], locations: new Set(locations)}
      sure.clear()
      locations.clear()
      returned = false
      return all
    },
    get isAny() {
      return returned || sure.size > 0
    },
  }
}
