import {isFolder} from './columns.ts'
import {directed, FEW, orderFor, type Source, storedOrder} from './choose-rows.ts'
import {marksOf, slotsOf} from './find-rows.ts'
import type {Sort} from './name-query.ts'
import {hasBit} from './slot-bits.ts'

/** All rows of a view. How many there are is known at once; those behind the first have their places only when somebody asks for them. */
export interface Chosen {
  readonly slots: Uint32Array
  /** So many stand in their places. */
  readonly ready: number
  /** Puts the others into theirs; once more is no harm. */
  finish(): void
}

/** What a window can show without scrolling far, and one slice. */
const FIRST_ROWS = 1000

/** The slots of all that was found, in order, folders first where the sort says so. */
export function chooseAll(source: Source, sort: Sort): Chosen {
  const {index, found} = source
  const order = storedOrder(source, sort.field) ?? (found.total > FEW ? orderFor(source, sort.field) : undefined)
  if (order) return walked(source, {order, sort})
  const {flags} = index.columns
  const compare = directed(index, sort)
  const slots = slotsOf(found).sort(
    sort.foldersFirst ? (a, b) => Number(isFolder(flags[b]!)) - Number(isFolder(flags[a]!)) || compare(a, b) : compare,
  )
  return {slots, ready: slots.length, finish: () => undefined}
}

/** Meets what was found along a stored order; the folders, where they come first, are sorted by themselves as long as they are few. */
function walked({index, found}: Source, {order, sort}: {readonly order: Uint32Array; readonly sort: Sort}): Chosen {
  const {flags} = index.columns
  const {total} = found
  const slots = new Uint32Array(total)
  const marks = marksOf(found)
  const folders = sort.foldersFirst ? slotsOf(found).filter((slot) => isFolder(flags[slot]!)) : new Uint32Array(0)
  const step = sort.desc ? -1 : 1
  let place = sort.desc ? order.length - 1 : 0
  let filled = 0
  const walkTo = (until: number, ofFolders: boolean | undefined): void => {
    for (; filled < until && place >= 0 && place < order.length; place += step) {
      const slot = order[place]!
      if (hasBit(marks, slot) && (ofFolders === undefined || isFolder(flags[slot]!) === ofFolders)) slots[filled++] = slot
    }
  }
  if (folders.length > FEW) {
    walkTo(folders.length, true)
    place = sort.desc ? order.length - 1 : 0
  } else {
    slots.set(folders.sort(directed(index, sort)))
    filled = folders.length
  }
  const rest = folders.length > 0 ? false : undefined
  walkTo(Math.min(total, FIRST_ROWS), rest)
  return {slots, ready: filled, finish: () => walkTo(total, rest)}
}
