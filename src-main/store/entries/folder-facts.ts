import type {Stores} from '../access.ts'
import {folderTree} from '../scan/known-folders.ts'
import {statement} from '../statement.ts'

/** The digest of a folder's last whole listing; none before it was listed. */
export function folderDigest({index}: Stores, {folder}: {readonly folder: number}): Uint8Array | undefined {
  const digest = statement(index, 'SELECT digest FROM folder WHERE id = ?').pluck().get(folder) as Uint8Array | null | undefined
  return digest ?? undefined
}

/** How many entries stand below a folder, at any depth. */
export function countBelow({index}: Stores, {folder}: {readonly folder: number}): number {
  return statement(index, `${folderTree} SELECT count(*) FROM tree JOIN entry ON entry.parent = tree.id`)
    .pluck()
    .get({root: folder}) as number
}
