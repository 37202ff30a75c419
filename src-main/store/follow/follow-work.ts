import type Database from 'better-sqlite3'
import {addToOwn, putWeight, takeWeight} from '../entries/folder-weights.ts'
import {statement} from '../statement.ts'

/** The sums of folders while rows come and go. */
export interface Weights {
  take(id: number): void
  put(id: number): void
  /** What stands in a new folder that was listed whole; its own sums are written already. */
  below(folder: number, sums: {readonly files: number; readonly folders: number; readonly bytes: number; readonly linked: number}): void
  /** Sums of folders above are not right any more, and have to be added up. */
  doubt(): void
  readonly doubted: boolean
}

/** For a few changes sums follow at once, at the cost of their depth; for many only what folders hold themselves, and the rest is added up later. */
export function openWeights(index: Database.Database, {few}: {readonly few: boolean}): Weights {
  const state = {doubted: !few}
  return {
    take: (id) => (few ? takeWeight(index, id) : addToOwn(index, {id, sign: -1})),
    put: (id) => (few ? putWeight(index, id) : addToOwn(index, {id, sign: 1})),
    below: (folder, {files, folders, bytes, linked}) => {
      if (linked > 0) state.doubted = true
      if (!few || files + folders === 0) return
      statement(index, addUp).run({folder, bytes, files, folders})
    },
    doubt: () => (state.doubted = true),
    get doubted() {
      return state.doubted
    },
  }
}

const addUp = `WITH RECURSIVE up (id) AS (SELECT :folder UNION ALL SELECT folder.parent FROM up JOIN folder ON folder.id = up.id WHERE folder.parent > 0)
  UPDATE folder SET bytes = bytes + :bytes, files = files + :files, folders = folders + :folders WHERE id IN (SELECT id FROM up)`
