import {DEAD, isFolder, KIND} from './columns.ts'
import {emptyScope, IN, stateOf, statesOf} from './folder-scope.ts'
import type {NameIndex} from './name-index.ts'

/** What stands below a folder at any depth, in sums. */
export interface KindsBelow {
  readonly files: number
  readonly folders: number
  readonly kinds: readonly {readonly category: string; readonly files: number; readonly bytes: number}[]
}

/** Adds up all files below a folder by their category, those with the most bytes first; each name of a file counts. */
export function kindsBelow(index: NameIndex, {folder}: {readonly folder: number}): KindsBelow {
  const {columns, categories} = index
  const scope = emptyScope(new Set([folder]))
  const states = statesOf(index, scope)
  const files = new Float64Array(categories.length)
  const bytes = new Float64Array(categories.length)
  let folders = 0
  for (let slot = 0; slot < columns.count; slot++) {
    const flags = columns.flags[slot]!
    const parent = columns.parents[slot]!
    if ((flags & DEAD) !== 0 || parent < 0 || (states[parent] || stateOf(index, scope, parent)) !== IN) continue
    if (isFolder(flags)) folders++
    else {
      const category = columns.categories[slot]!
      files[category]!++
      bytes[category]! += (flags & KIND) === FILE ? columns.sizes[slot]! : 0
    }
  }
  const kinds = categories.map((category, at) => ({category, files: files[at]!, bytes: bytes[at]!})).filter((kind) => kind.files > 0)
  return {
    files: kinds.reduce((sum, kind) => sum + kind.files, 0),
    folders,
    kinds: kinds.toSorted((a, b) => b.bytes - a.bytes || b.files - a.files || (a.category < b.category ? -1 : 1)),
  }
}

const FILE = 0
