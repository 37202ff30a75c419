import type {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {nameBytes} from '../entries/names.ts'
import {statement} from '../statement.ts'

/** One of the names of a file. */
export interface InodeName {
  readonly folder: number
  readonly name: Uint8Array
}

/**
 * The names that the index has of some inodes of a volume. There is no index of inodes but for files that are known to have several names,
 * so that with `all` the whole table is read: 0.1 s a million rows.
 */
export function namesOfInodes(
  {index}: Stores,
  {volume, inodes, all}: {readonly volume: number; readonly inodes: readonly bigint[]; readonly all: boolean},
): readonly InodeName[] {
  const rows = statement(
    index,
    `SELECT parent, name FROM entry WHERE inode IN (SELECT value FROM json_each(?)) AND volume = ? AND kind = 0 ${all ? '' : 'AND nlink > 1'}
       AND substr(CAST(name AS BLOB), 1, 1) <> x'2f'`,
  ).all(`[${inodes.join()}]`, volume) as {parent: number; name: string | Buffer}[]
  return rows.map(({parent, name}) => ({folder: parent, name: new Uint8Array(nameBytes(name))}))
}
