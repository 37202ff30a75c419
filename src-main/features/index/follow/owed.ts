import type {Looked} from './look-again.ts'

/** What looks have found out and nobody has settled yet, because there was more to look at. */
export interface Owed {
  /** Of what a look missed these can be nowhere else. */
  add(looked: Pick<Looked, 'missed' | 'returned'>, sure: readonly number[]): void
  /** Answers all that can be nowhere else; it is owed no longer. */
  take(): Taken
  /** It could not be settled. */
  putBack(taken: Taken): void
  readonly isAny: boolean
}

interface Taken {
  readonly sure: readonly number[]
  readonly returned: boolean
}

/** Begins with nothing. */
export function openOwed(): Owed {
  const sure = new Set<number>()
  let returned = false
  const putBack: Owed['putBack'] = (taken) => {
    for (const id of taken.sure) sure.add(id)
    returned ||= taken.returned
  }
  return {
    add: (looked, ids) => {
      // One that was there again meanwhile is missed anew, and may be elsewhere this time.
      for (const {id} of looked.missed) sure.delete(id)
      putBack({sure: ids, returned: looked.returned})
    },
    take: () => {
      const all = {sure: [...sure], returned}
      sure.clear()
      returned = false
      return all
    },
    putBack,
    get isAny() {
      return returned || sure.size > 0
    },
  }
}
