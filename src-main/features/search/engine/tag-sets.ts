import {withNested} from '../../../domain/tag/tag-tree.ts'
import {liveSlot, type NameIndex} from './name-index.ts'
import {bitsOf, slotsIn} from './slot-bits.ts'

/** What has which tag, by numbers; whoever follows the library fills it in. */
export interface TagSets {
  /** The tags that there are, each with the one that it is nested in. */
  parents: ReadonlyMap<number, number | undefined>
  /** The same ones in the order in which they are shown, each with its id. */
  order: readonly {readonly number: number; readonly uuid: string}[]
  /** The entries of those tags that were asked for; one may come twice. */
  readonly entries: Map<number, Float64Array>
  /** Changes with every change of the above. */
  version: number
  /** What queries asked for last, as long as nothing changes. */
  readonly rows: Map<string, TaggedRows>
}

export interface TaggedRows {
  readonly of: readonly [sets: number, index: number, rows: number]
  /** A bit for each slot. */
  readonly marks: Uint32Array
  /** The same as ascending slots. */
  readonly slots: Uint32Array
}

export const emptyTagSets = (): TagSets => ({parents: new Map(), order: [], entries: new Map(), version: 0, rows: new Map()})

const REMEMBERED = 8

/** The rows that have one of some tags, themselves or one nested in them. */
export function taggedRows(index: NameIndex, tags: readonly number[], sets: TagSets): TaggedRows {
  const {version, columns} = index
  const key = tags.toSorted((a, b) => a - b).join()
  const known = sets.rows.get(key)
  const of = [sets.version, version, columns.count] as const
  if (known?.of.every((value, at) => value === of[at])) return known
  const marks = new Uint32Array((columns.count + 31) >>> 5)
  for (const tag of withNested(tags, sets.parents)) bitsOf(slotsOf(index, sets.entries.get(tag)), columns.count, marks)
  const slots = new Uint32Array(columns.count)
  const found = {of, marks, slots: slots.slice(0, slotsIn(marks, slots))}
  sets.rows.delete(key)
  sets.rows.set(key, found)
  if (sets.rows.size > REMEMBERED) sets.rows.delete(sets.rows.keys().next().value!)
  return found
}

/** Where some entries stand now; those that are not there are left out. */
export function slotsOf(index: NameIndex, entries: Float64Array = new Float64Array(0)): Uint32Array {
  const slots = new Uint32Array(entries.length)
  let filled = 0
  for (const id of entries) {
    const slot = liveSlot(index, id)
    if (slot >= 0) slots[filled++] = slot
  }
  return slots.subarray(0, filled)
}
