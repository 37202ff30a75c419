import {isLive} from './columns.ts'
import type {NameIndex} from './name-index.ts'

/** Tells whether an entry lies somewhere below one of a set of folders, remembering the answer of every folder it met. */
export interface FolderScope {
  readonly folders: ReadonlySet<number>
  structure: number
  /** By the slot of a folder: 0 not known yet, IN or OUT. */
  states: Uint8Array
}

export function emptyScope(folders: ReadonlySet<number>): FolderScope {
  return {folders, structure: -1, states: new Uint8Array(0)}
}

/** A test that is right until the index changes. */
export function scopeTest(index: NameIndex, scope: FolderScope): (slot: number) => boolean {
  const {columns} = index
  prepare(index, scope)
  const {states} = scope
  const {parents} = columns
  return (slot) => {
    const parent = parents[slot]!
    if (parent < 0) return false
    const state = states[parent]!
    return (state === 0 ? walk(index, scope, parent) : state) === IN
  }
}

const IN = 1
const OUT = 2

function prepare({columns, structure}: NameIndex, scope: FolderScope): void {
  if (scope.structure !== structure) {
    scope.structure = structure
    scope.states = new Uint8Array(columns.ids.length)
  } else if (scope.states.length < columns.count) {
    const states = new Uint8Array(columns.ids.length)
    states.set(scope.states)
    scope.states = states
  }
}

function walk({columns}: NameIndex, {folders, states}: FolderScope, from: number): number {
  const path: number[] = []
  let answer = OUT
  for (let at = from; at >= 0; at = columns.parents[at]!) {
    if (states[at] !== 0) {
      answer = states[at]!
      break
    }
    // Marked at once, so that a circle of folders ends the walk.
    states[at] = OUT
    path.push(at)
    if (!isLive(columns, at)) break
    if (folders.has(columns.ids[at]!)) {
      answer = IN
      break
    }
  }
  for (const at of path) states[at] = answer
  return answer
}
