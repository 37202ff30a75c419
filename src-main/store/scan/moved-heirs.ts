import {isSafeSave} from '../../domain/entry-identity.ts'
import type {LostRow} from './lost-rows.ts'
import {knownFiles, type PlacedRow, placedRow} from './placed-row.ts'
import {kinds} from './scan-types.ts'
import {isElder} from './second-rows.ts'
import type {SettleWork} from './settle-work.ts'

/** What else is told of those that are judged. */
export interface Judging {
  readonly firstId: number
  /** These have waited for so long that they are judged by what is known. */
  readonly overdue: ReadonlySet<number>
}

/**
 * What was replaced is judged later, where nobody has looked yet at a place that tells more: what stands at its place, and was not made for
 * that, may have moved there from where it is known; and a row that is new may be the second one of its file, of which the first one is
 * the document. Answers the folders that are to be looked at. All of the index is read for it, where there is any such row.
 */
export function holdReplaced({index, lost, found}: SettleWork, {firstId, overdue}: Judging): readonly number[] {
  const replaced = lost.flatMap((row) => {
    const isJudged = row.kind === kinds.file && row.isDue && !row.waits && !found.has(row.id) && !overdue.has(row.id)
    const heir = isJudged && row.heir !== undefined ? placedRow(index, row.heir) : undefined
    return heir && (isOther(heir, row) || row.id >= firstId) ? [{row, heir}] : []
  })
  const isLost = new Set(lost.map(({id}) => id))
  const known = knownFiles(index, new Set(replaced.flatMap(({row, heir}) => [row.inode, heir.inode])))
  const placesOf = (of: PlacedRow): readonly number[] =>
    known.get(of.inode)?.flatMap((one) => (!isLost.has(one.id) && isElder(one, of) ? [one.parent] : [])) ?? []
  return replaced.flatMap(({row, heir}) => {
    const places = [...(isOther(heir, row) ? placesOf(heir) : []), ...placesOf(row)]
    if (places.length > 0) row.isDue = false
    return places
  })
}

/** It has one name only, and was not made a moment before it came. */
const isOther = (heir: PlacedRow, row: LostRow): boolean =>
  heir.kind === kinds.file && heir.nlink === 1 && !isSafeSave({seen: heir, made: heir, replaced: row})
