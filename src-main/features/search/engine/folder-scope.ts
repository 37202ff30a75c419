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

/** The remembered answers, with room for every slot, right until the index changes; where one is 0, ask `stateOf`. */
export function statesOf(index: NameIndex, scope: FolderScope): Uint8Array {
  prepare(index, scope)
  return scope.states
}

export const IN = 1
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

/** Walks up to what is known and writes the answer along the way. */
export function stateOf({columns}: NameIndex, {folders, states}: FolderScope, from: number): number {
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
