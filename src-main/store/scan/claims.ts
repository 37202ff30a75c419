import {isSafeSave} from '../../domain/entry-identity.ts'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {formBefore, isHeirOf, NO_INODE} from './departed.ts'
import type {LostRow} from './lost-rows.ts'
import {kinds} from './scan-types.ts'
import type {SettleWork} from './settle-work.ts'

/** Those whose form is a file that was found as what it had been before: they have no claim on it any more, and wait for what stands where they stood. */
export function dispossess({index, lost, lostByInode, found}: SettleWork): void {
  const strip = statement(index, `UPDATE entry SET inode = ${NO_INODE} WHERE id = ?`)
  for (const row of lost) {
    if (row.kind === kinds.dir || found.has(row.id)) continue
    if (lostByInode.get(row.inode)!.some((one) => found.has(one.id) && isHeirOf(index, row, one))) strip.run(row.id)
  }
}

/** Whoever got a file as its new form has no claim on it beside the one whose file it was all the time, unless it was made to be that form. */
export function hasLessClaim(index: Stores['index'], one: LostRow, other: LostRow): boolean {
  const [document, file] = isHeirOf(index, one, other) ? [one, other] : [other, one]
  const before = isHeirOf(index, document, file) ? formBefore(index, document) : undefined
  if (!before) return false
  return isSafeSave({replaced: before, seen: document, made: file}) ? one === file : one === document
}

/** It is judged by what is known, and not later. */
export function isLast({lostById, overdue}: SettleWork, row: LostRow): boolean {
  if (!row.isDue || overdue === undefined) return row.isDue
  for (let at: LostRow | undefined = row; at; at = lostById.get(at.parent)) if (overdue.has(at.id)) return true
  return false
}

/** It is judged later, and so are the folders that it would go with. */
export function holdUp({lostById}: SettleWork, row: LostRow): void {
  for (let at: LostRow | undefined = row; at; at = lostById.get(at.parent)) at.isDue = false
}
