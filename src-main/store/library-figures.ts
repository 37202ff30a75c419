import type {Stores} from './access.ts'
import {type Marks, marksOf} from './epochs.ts'

/** What a library tells about its size and its place in time. */
export interface LibraryFigures {
  readonly marks: Marks
  readonly entries: number
  readonly locations: number
  readonly libraryBytes: number
  readonly indexBytes: number
}

export function libraryFigures(stores: Stores, {device}: {readonly device: string}): LibraryFigures {
  const {library, index} = stores
  return {
    marks: marksOf(stores, device),
    entries: Number(index.prepare('SELECT count(*) FROM entry').pluck().get()),
    locations: Number(library.prepare('SELECT count(*) FROM location').pluck().get()),
    libraryBytes: bytesOf(library),
    indexBytes: bytesOf(index),
  }
}

/** Of the pages, so that what still stands in the log counts too. */
function bytesOf(database: Stores['library']): number {
  return Number(database.pragma('page_count', {simple: true})) * Number(database.pragma('page_size', {simple: true}))
}

/** 11 bytes of all entry ids of this index; see entry-uuid.ts. */
export function indexBase({index}: Stores): Uint8Array {
  return index.prepare("SELECT value FROM meta WHERE key = 'base'").pluck().get() as Uint8Array
}
