import type {Item} from '../../../src-main/contract/file.ts'
import {isWithin, parentOf} from '../places/index.ts'

/** What several entries come to. */
export interface Sums {
  readonly files: number
  readonly folders: number
  readonly others: number
  readonly bytes: number
  /** What every folder among them holds is known. */
  readonly whole: boolean
  readonly kinds: readonly {readonly category: string; readonly files: number; readonly bytes: number}[]
  /** The folder that all of them are in. */
  readonly folder?: string | undefined
}

/** Adds up entries that are at hand. */
export function sumsOfItems(items: readonly Item[]): Sums {
  const kinds = new Map<string, {readonly category: string; files: number; bytes: number}>()
  let [folders, others, below] = [0, 0, 0]
  let whole = true
  for (const {kind, category, sizeBytes, totalBytes} of items) {
    if (kind === 'dir') {
      folders++
      below += totalBytes ?? 0
      whole &&= totalBytes !== undefined
    } else if (kind !== 'file') others++
    else {
      const sum = kinds.get(category) ?? {category, files: 0, bytes: 0}
      kinds.set(category, sum)
      sum.files++
      sum.bytes += sizeBytes
    }
  }
  const sorted = [...kinds.values()].toSorted((a, b) => b.bytes - a.bytes || b.files - a.files)
  return {
    files: sorted.reduce((sum, {files}) => sum + files, 0),
    folders,
    others,
    bytes: sorted.reduce((sum, {bytes}) => sum + bytes, below),
    whole,
    kinds: sorted,
    folder: commonFolder(items.map(({path}) => path)),
  }
}

/** The deepest folder that all paths lie below; none where they share no more than a root. */
export function commonFolder(paths: readonly string[]): string | undefined {
  const [first] = paths
  let folder = first === undefined ? undefined : parentOf(first)
  for (const path of paths) while (folder !== undefined && !(isWithin(path, folder) && path !== folder)) folder = parentOf(folder)
  return folder
}
