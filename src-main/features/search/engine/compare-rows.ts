import {naturalCompare} from '../../../domain/natural-key.ts'
import {type Columns, FOLDER, isLive, KIND, MOUNT} from './columns.ts'
import {extensionAt, type NameIndex} from './name-index.ts'
import type {SortName} from './name-query.ts'

export type Compare = (a: number, b: number) => number

/** Says which of two rows comes first, ties broken by name and then by id; right until the columns grow. */
export function compareRows(index: NameIndex, field: SortName): Compare {
  const byName = compareNames(index.columns)
  const {sizes, modified, created} = index.columns
  switch (field) {
    case 'name':
      return byName
    case 'size':
      return (a, b) => sizes[a]! - sizes[b]! || byName(a, b)
    case 'modified':
      return (a, b) => modified[a]! - modified[b]! || byName(a, b)
    case 'created':
      return (a, b) => created[a]! - created[b]! || byName(a, b)
    case 'kind': {
      const rank = kindRanks(index)
      return (a, b) => rank(a) - rank(b) || byName(a, b)
    }
    case 'extension':
      return (a, b) => compareText(extensionAt(index.columns, a), extensionAt(index.columns, b)) || byName(a, b)
    case 'path':
      return comparePaths(index.columns)
  }
}

export function compareNames(columns: Columns): Compare {
  const natural = naturalCompare(columns.names, columns.starts)
  const {ids} = columns
  return (a, b) => natural(a, b) || ids[a]! - ids[b]!
}

/** Folders first, then files, links and the special, each by category. */
export function kindRanks({columns, categories}: NameIndex): (slot: number) => number {
  const sorted = [...categories].sort(compareText)
  const places = Uint16Array.from(categories, (category) => sorted.indexOf(category))
  return (slot) => {
    const kind = columns.flags[slot]! & KIND
    return ((kind === FOLDER || kind === MOUNT ? 0 : kind + 1) << 8) | places[columns.categories[slot]!]!
  }
}

/** The folder of a row in the order by path; what has lost its folder stands among the roots. */
export function pathParent(columns: Columns, slot: number): number {
  const parent = columns.parents[slot]!
  return parent >= 0 && isLive(columns, parent) ? parent : -1
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A folder comes right before what it holds; siblings by name. */
function comparePaths(columns: Columns): Compare {
  const byName = compareNames(columns)
  return (a, b) => {
    const left = ancestry(columns, a)
    const right = ancestry(columns, b)
    let depth = 0
    while (depth < left.length && depth < right.length && left[depth] === right[depth]) depth++
    if (depth === left.length || depth === right.length) return left.length - right.length
    return byName(left[depth]!, right[depth]!)
  }
}

/** From the root down to the row. */
function ancestry(columns: Columns, slot: number): readonly number[] {
  const path: number[] = []
  for (let at = slot; at >= 0 && path.length < DEEPEST; at = pathParent(columns, at)) path.push(at)
  return path.reverse()
}

/** Ends the walk in a circle, which rows may form for a moment while moves come in. */
const DEEPEST = 20_000
