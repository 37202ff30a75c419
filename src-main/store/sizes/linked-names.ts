import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

/** The names of files that have several, as columns: names of one file have the same number. */
export interface NamesOfLinked {
  readonly ids: Float64Array
  readonly files: Uint32Array
}

/** Reads them for who adds up sizes by names: a file lies on the disk once. */
export function namesOfLinked({index}: Stores, _input?: undefined): NamesOfLinked {
  const rows = statement(
    index,
    `SELECT id, dense_rank() OVER (ORDER BY volume, inode) FROM entry INDEXED BY entry_linked WHERE kind = 0 AND nlink > 1`,
  )
    .raw()
    .all() as (readonly [id: number, file: number])[]
  return {ids: Float64Array.from(rows, ([id]) => id), files: Uint32Array.from(rows, ([, file]) => file)}
}
