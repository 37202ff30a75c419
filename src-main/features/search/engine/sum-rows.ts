import type {Columns} from './columns.ts'
import {findRows, slotsOf} from './find-rows.ts'
import {extensionAt, liveSlot, type NameIndex} from './name-index.ts'
import type {Scopes} from './scopes.ts'

/** Which files are added up, and by what. */
export interface SumsAsked {
  /** Folders, of which none lies in another. */
  readonly below: readonly number[]
  readonly by: 'category' | 'extension' | 'age'
  /** Milliseconds since 1970, falling: an age ends where a file is older than its moment; the last one has no end. */
  readonly moments: readonly number[]
  /** Names of files that have several; those of one file have the same number. */
  readonly linked: {readonly ids: Float64Array; readonly files: Uint32Array}
}

/** Of ages the keys are their places. */
export interface Sum {
  readonly key: string
  files: number
  bytes: number
}

/** Adds up the regular files below some folders; of a file with several names only the first one's bytes count. */
export function sumRows(index: NameIndex, scopes: Scopes, {below, by, moments, linked}: SumsAsked): readonly Sum[] {
  const {columns, categories} = index
  const sums = new Map<string, Sum>()
  const counted = new Set<number>()
  const files = new Map<number, number>()
  linked.ids.forEach((id, at) => files.set(liveSlot(index, id), linked.files[at]!))
  const keyOf = {
    category: (slot: number) => categories[columns.categories[slot]!] ?? '',
    extension: (slot: number) => extensionAt(columns, slot),
    age: (slot: number) => String(ageOf(columns, slot, moments)),
  }[by]
  for (const folder of below) {
    const found = findRows(index, {text: '', literal: true, hidden: true, anyRoot: true, kinds: [0], below: [folder]}, scopes)
    for (const slot of slotsOf(found)) {
      const key = keyOf(slot)
      const sum = sums.get(key) ?? {key, files: 0, bytes: 0}
      sums.set(key, sum)
      sum.files++
      const file = files.get(slot)
      if (file !== undefined && counted.has(file)) continue
      if (file !== undefined) counted.add(file)
      sum.bytes += columns.sizes[slot]!
    }
  }
  return [...sums.values()]
}

function ageOf({modified}: Columns, slot: number, moments: readonly number[]): number {
  const place = moments.findIndex((moment) => modified[slot]! >= moment)
  return place < 0 ? moments.length : place
}
