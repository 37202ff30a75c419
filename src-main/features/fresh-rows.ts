import type {EntryColumns} from '../host/walk-chunk.ts'

/**
 * Rows that were added a moment ago, as the walker saw them, so that a follower need not read them back.
 * Invariant: they are all that changed in index.db after `before` and up to `seq`.
 */
export interface FreshRows {
  readonly before: number
  readonly seq: number
  readonly ids: Float64Array
  /** Entries of folder i are [folderFirst[i], folderFirst[i + 1]). */
  readonly folders: Float64Array
  readonly folderFirst: Uint32Array
  readonly entries: Pick<EntryColumns, 'kind' | 'mode' | 'size' | 'mtimeNs' | 'birthNs' | 'nameFirst' | 'names'>
}

/** Their buffers, to be moved to the thread that takes them. */
export function freshBuffers({ids, folders, folderFirst, entries}: FreshRows): readonly ArrayBuffer[] {
  return [ids, folders, folderFirst, ...Object.values(entries)].map((column) => column.buffer as ArrayBuffer)
}
