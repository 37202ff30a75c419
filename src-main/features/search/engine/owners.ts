import {isLive} from './columns.ts'
import {liveSlot, type NameIndex} from './name-index.ts'

/** Tells in which of some folders an entry lies, the deepest one of them: its place in the list, or -1. */
export type OwnerOf = (slot: number) => number

/** Remembers the answer of every folder that it met; good until the index changes. */
export function ownersAmong(index: NameIndex, folders: Float64Array): OwnerOf {
  const {columns} = index
  // By the slot of a folder: 0 not known yet, 1 none, else the place + 2.
  const states = new Int32Array(columns.count)
  folders.forEach((id, place) => {
    const slot = liveSlot(index, id)
    if (slot >= 0) states[slot] = place + 2
  })
  const climb = (from: number): number => {
    const path: number[] = []
    let answer = 1
    for (let at = from; at >= 0; at = columns.parents[at]!) {
      if (states[at] !== 0) {
        answer = states[at]!
        break
      }
      // Marked at once, so that a circle of folders ends the walk.
      states[at] = 1
      path.push(at)
      if (!isLive(columns, at)) break
    }
    for (const at of path) states[at] = answer
    return answer
  }
  return (slot) => {
    const parent = columns.parents[slot]!
    if (parent < 0) return -1
    const state = states[parent]!
    return (state === 0 ? climb(parent) : state) - 2
  }
}
