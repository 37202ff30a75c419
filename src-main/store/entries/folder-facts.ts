import type {Stores} from '../access.ts'
import {folderTree} from '../scan/known-folders.ts'
import {statement} from '../statement.ts'

/** The digest of a folder's last whole listing; none before it was listed. */
export function folderDigest({index}: Stores, {folder}: {readonly folder: number}): Uint8Array | undefined {
  const digest = statement(index, 'SELECT digest FROM folder WHERE id = ?').pluck().get(folder) as Uint8Array | null | undefined
  return digest ?? undefined
}

/** The last whole listing of a folder, as far as the index keeps it. */
export interface FolderListing {
  readonly digest: Uint8Array
  /** What stood directly in it. */
  readonly entries: number
}

/** Nothing before the folder was listed. */
export function folderListing({index}: Stores, {folder}: {readonly folder: number}): FolderListing | undefined {
  const listed = 'SELECT digest, own_files + own_folders AS entries FROM folder WHERE id = ? AND digest IS NOT NULL'
  return statement(index, listed).get(folder) as FolderListing | undefined
}

/** How many entries stand below a folder, at any depth. */
export function countBelow({index}: Stores, {folder}: {readonly folder: number}): number {
  return statement(index, `${folderTree} SELECT count(*) FROM tree JOIN entry ON entry.parent = tree.id`)
    .pluck()
    .get({root: folder}) as number
}
