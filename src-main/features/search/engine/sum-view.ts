import {isFolder, KIND} from './columns.ts'
import type {NameIndex} from './name-index.ts'
import {NOTHING, type View} from './views.ts'

/** What the rows of a view come to. */
export interface ViewSum {
  readonly files: number
  readonly folders: number
  readonly others: number
  /** Of the files; what is in folders is another question. */
  readonly bytes: number
  /** Files by category, those with the most bytes first. */
  readonly kinds: readonly {readonly category: string; readonly files: number; readonly bytes: number}[]
  /** The entries of the folders, as long as they are not very many. */
  readonly folderIds: Float64Array
}

const MOST_FOLDERS = 10_000

/** Adds up the rows of a view, but for some entries. */
export function sumView({columns, categories}: NameIndex, {slots}: View, except: Float64Array): ViewSum {
  const left = new Set(except)
  const {ids, flags, sizes} = columns
  const files = new Float64Array(categories.length)
  const bytes = new Float64Array(categories.length)
  const folderIds: number[] = []
  let [folders, others] = [0, 0]
  for (const slot of slots) {
    if (slot === NOTHING || (left.size > 0 && left.has(ids[slot]!))) continue
    if (isFolder(flags[slot]!)) {
      if (folders++ < MOST_FOLDERS) folderIds.push(ids[slot]!)
    } else if ((flags[slot]! & KIND) !== 0) others++
    else {
      const category = columns.categories[slot]!
      files[category]! += 1
      bytes[category]! += sizes[slot]!
    }
  }
  const kinds = categories
    .map((category, at) => ({category, files: files[at]!, bytes: bytes[at]!}))
    .filter((kind) => kind.files > 0)
    .toSorted((a, b) => b.bytes - a.bytes || b.files - a.files)
  const total = (of: 'files' | 'bytes'): number => kinds.reduce((sum, kind) => sum + kind[of], 0)
  return {files: total('files'), folders, others, bytes: total('bytes'), kinds, folderIds: Float64Array.from(folderIds)}
}
