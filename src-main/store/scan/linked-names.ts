import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import type {LostRow} from './lost-rows.ts'
import {kinds} from './scan-types.ts'

/** One of several names of a file. */
export interface LinkedName {
  readonly id: number
  /** The id of its volume. */
  readonly volume: string
  readonly inode: bigint
}

/**
 * Those of lost rows that go along with a folder, and whose files have other names as well: what was done to them by the name that goes
 * shows there, and nobody was asked about it. Called while they are there.
 */
export function linkedNames(index: Stores['index'], lost: readonly LostRow[]): readonly LinkedName[] {
  const volumeOf = statement(index, 'SELECT uuid FROM entry JOIN volume ON volume.id = entry.volume WHERE entry.id = ?').pluck()
  return lost
    .filter(({kind, nlink, isMissed}) => kind === kinds.file && nlink > 1 && !isMissed)
    .map(({id, inode}) => ({id, inode, volume: volumeOf.get(id) as string}))
}
