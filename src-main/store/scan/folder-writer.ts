import type {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import {statement} from '../statement.ts'

/** What stands directly in a folder. */
export interface OwnSums {
  readonly files: number
  readonly folders: number
  readonly bytes: number
  /** Files of several names. */
  readonly linked: number
}

/** Writes rows of folders; a new one waits for its listing, which most often follows in the same chunk. */
export interface FolderWriter {
  add(id: number, parent: number): void
  isNew(id: number): boolean
  listed(id: number, digest: Buffer, own: OwnSums): void
  /** Writes those whose listing has not come. */
  flush(): void
}

export function openFolderWriter(index: Database.Database): FolderWriter {
  const [insert, insertWhole, update] = [insertFolder, insertListed, updateListed].map((sql) => statement(index, sql)) as [
    Database.Statement,
    Database.Statement,
    Database.Statement,
  ]
  const added = new Set<number>()
  const waiting = new Map<number, number>()
  return {
    isNew: (id) => added.has(id),
    add: (id, parent) => {
      added.add(id)
      waiting.set(id, parent)
    },
    listed: (id, digest, {files, folders, bytes, linked}) => {
      const parent = waiting.get(id)
      if (parent === undefined) {
        update.run(digest, files, folders, bytes, linked, id)
        return
      }
      waiting.delete(id)
      insertWhole.run(id, parent, digest, files, folders, bytes, linked)
    },
    flush: () => {
      for (const [id, parent] of waiting) insert.run(id, parent)
      waiting.clear()
    },
  }
}

const insertFolder = 'INSERT OR IGNORE INTO folder (id, parent) VALUES (?, ?)'
const insertListed =
  'INSERT OR REPLACE INTO folder (id, parent, digest, own_files, own_folders, own_bytes, own_linked) VALUES (?, ?, ?, ?, ?, ?, ?)'
const updateListed = 'UPDATE folder SET digest = ?, own_files = ?, own_folders = ?, own_bytes = ?, own_linked = ? WHERE id = ?'
