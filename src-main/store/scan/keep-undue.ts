import type {Stores} from '../access.ts'
import type {Counters} from '../entries/counters.ts'
import {statement} from '../statement.ts'
import {noteAside} from './aside.ts'
import type {LostRow} from './lost-rows.ts'
import {FOLLOWING} from './scan-types.ts'

interface Undue {
  readonly index: Stores['index']
  readonly counters: Counters
  readonly lost: readonly LostRow[]
  /** Those that have turned up. */
  readonly found: ReadonlySet<number>
}

/** What may stand where nobody has looked is missed from now on; what is in such a folder goes along with it. */
export function keepUndue({index, counters, lost, found}: Undue): void {
  const undue = lost.filter(({id, isDue, waits}) => !found.has(id) && (waits || !isDue))
  const ids = new Set(undue.map(({id}) => id))
  const miss = statement(index, 'INSERT OR REPLACE INTO scan_missing (scan, entry, heir) VALUES (?, ?, ?)')
  const back = statement(index, 'UPDATE entry SET name = ? WHERE id = ?')
  const isTaken = statement(index, 'SELECT 1 FROM entry WHERE parent = ? AND name = ?')
  const parentOf = statement(index, 'SELECT parent FROM entry WHERE id = ?').pluck()
  // Of several of one name that one has it which stood there.
  const standingFirst = undue.toSorted((a, b) => Number(a.since !== undefined) - Number(b.since !== undefined))
  for (const {id, name, heir, follower, isMissed, since} of standingFirst) {
    // The folder above it may have turned out to be another one.
    const parent = parentOf.get(id) as number | undefined
    if (parent === undefined) continue
    const now = heir === undefined && follower !== undefined && ids.has(follower) ? follower : heir
    if (isMissed || !ids.has(parent)) miss.run(FOLLOWING, id, now ?? null)
    // What comes to its place is known for its heir by its name.
    if (isTaken.get(parent, name) === undefined) back.run(name, id)
    // What is there now and is not its heir was there before.
    else noteAside(index, id, {name, since: since ?? counters.nextId()})
  }
}
