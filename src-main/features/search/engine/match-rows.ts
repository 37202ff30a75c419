import type {NameIndex} from './name-index.ts'
import {namePattern} from './name-pattern.ts'
import {NOTHING, type View} from './views.ts'

/** The rows of a view whose names met a pattern, kept for as long as the view stands: they are read part by part. */
export interface Matched {
  readonly pattern: string
  readonly of: Uint32Array
  readonly slots: Uint32Array
}

const matched = new WeakMap<View, Matched>()

/** The slots of the rows whose names meet a pattern, in the order of the view. */
export function matchRows({columns}: NameIndex, view: View, pattern: string): Uint32Array {
  const known = matched.get(view)
  if (known?.pattern === pattern && known.of === view.slots) return known.slots
  const meets = namePattern(pattern)
  const {names, starts} = columns
  const slots = meets
    ? view.slots.filter((slot) => slot !== NOTHING && meets(names, starts[slot]!, starts[slot + 1]! - 1))
    : new Uint32Array(0)
  matched.set(view, {pattern, of: view.slots, slots})
  return slots
}
