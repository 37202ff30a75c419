import {noteDeparted, noteDispossessed, noteSeen} from './departed.ts'
import type {LostRow} from './lost-rows.ts'
import {placedRow} from './placed-row.ts'
import {isSecond} from './second-rows.ts'
import {statement} from '../statement.ts'
import {newcomersTo, type SettleWork, standingNow} from './settle-work.ts'

/** Remembers what is taken for gone, and what goes along with that or with rows that are forgotten, as all of it may yet turn up. */
export function noteGone(work: SettleWork, gone: readonly LostRow[], forgotten: readonly LostRow[]): void {
  const ids = new Set(gone.map(({id}) => id))
  noteDue(work, gone)
  noteTwins(work, gone, ids)
  noteSwept(work, new Set([...ids, ...forgotten.map(({id}) => id)]))
}

/** Where its new form was missed before that was settled, and is gone with it, it is noted as that. */
function noteDue(work: SettleWork, gone: readonly LostRow[]): void {
  const {index, lostByInode, found} = work
  const byId = new Map(gone.map((row) => [row.id, row]))
  for (const row of gone) {
    const rivals = lostByInode.get(row.inode)!
    if (rivals.some((one) => one !== row && found.has(one.id))) noteDispossessed(index, row)
    else if (standingNow(work, row).length === 0 && !isSecond(lostByInode, row))
      noteDeparted(index, [row], row.follower === undefined ? undefined : byId.get(row.follower))
  }
}

/** A file that was seen at two places, of which the second is lost with its folder, and waits, is at that one what it was first. */
function noteTwins({index, lostByInode, found}: SettleWork, gone: readonly LostRow[], ids: ReadonlySet<number>): void {
  for (const row of gone) {
    const twin = lostByInode.get(row.inode)!.find(({id}) => id > row.id && !ids.has(id) && !found.has(id))
    if (twin) noteSeen(index, row.id, twin.id)
  }
}

/** What waits in a folder that is gone may have turned up already. */
function noteSwept(work: SettleWork, ids: ReadonlySet<number>): void {
  const {index, found, lostByInode} = work
  const settled = statement(index, 'DELETE FROM scan_missing WHERE entry = ?')
  for (const row of sweptWith(work, ids)) {
    if (found.has(row.id)) continue
    // Else it would be missed still when it is given back.
    settled.run(row.id)
    if (isSecond(lostByInode, row)) continue
    noteDeparted(index, [row])
    const [seen = lostByInode.get(row.inode)!.find(({id}) => id > row.id && !ids.has(id))] = newcomersTo(work, row)
    if (seen) noteSeen(index, row.id, seen.id)
  }
}

/** Lost rows that are not gone themselves, and stand in folders that are: where these have moved away from, they are not swept along. */
function sweptWith({index, lost, found}: SettleWork, gone: ReadonlySet<number>): readonly LostRow[] {
  const before = new Map(lost.map(({id, parent}) => [id, parent]))
  const parentOf = (id: number): number | undefined => (found.has(id) ? undefined : before.get(id)) ?? placedRow(index, id)?.parent
  const known = new Map<number, boolean>()
  const isBelow = (id: number): boolean => {
    const parent = id > 0 ? parentOf(id) : undefined
    if (parent === undefined) return false
    const is = known.get(parent) ?? (gone.has(parent) || isBelow(parent))
    known.set(parent, is)
    return is
  }
  return gone.size === 0 ? [] : lost.filter(({id}) => !gone.has(id) && isBelow(id))
}
