import type Database from 'better-sqlite3'
import type {Stores} from './access.ts'
import {readMeta, writeMeta} from './meta.ts'

/** Where the numbers of a library stood; kept in the data dir, outside the library, so that a library that was put back is noticed. */
export interface Marks {
  /** Hexadecimal. */
  readonly libraryEpoch: string
  readonly librarySeq: number
  readonly indexEpoch: string
  readonly indexSeq: number
}

export function marksOf(stores: Stores, device: string): Marks {
  return {
    libraryEpoch: hexOf(currentEpoch(stores.library, device)),
    librarySeq: Number(readMeta(stores.library, 'seq') ?? 0),
    indexEpoch: hexOf(readMeta(stores.index, 'epoch')),
    indexSeq: Number(readMeta(stores.index, 'seq') ?? 0),
  }
}

/** Begins a new line of numbers of this device in library.db; the old one is kept with where it ended. */
export function beginEpoch(library: Database.Database, device: string, epoch: Uint8Array): void {
  library.transaction(() => {
    library.prepare('UPDATE epoch SET current = 0, seq = ? WHERE device = ? AND current = 1').run(readMeta(library, 'seq'), device)
    library.prepare('INSERT INTO epoch (device, epoch, seq, current) VALUES (?, ?, 0, 1)').run(device, epoch)
  })()
}

interface Found {
  /** Where the numbers stood when this device last saw the library. */
  readonly seen: Marks | undefined
  /** library.db was put back from a backup. */
  readonly restored: boolean
  readonly random: (count: number) => Uint8Array
}

/** Begins the first lines of numbers, or new ones where a database stands before what this device has seen of it. Answers whether an old line ended. */
export function renewEpochs(stores: Stores, device: string, {seen, restored, random}: Found): boolean {
  const now = marksOf(stores, device)
  const library = restored || (seen !== undefined && (seen.libraryEpoch !== now.libraryEpoch || now.librarySeq < seen.librarySeq))
  const index = seen !== undefined && (seen.indexEpoch !== now.indexEpoch || now.indexSeq < seen.indexSeq)
  if (library || now.libraryEpoch === '') beginEpoch(stores.library, device, random(16))
  if (index) writeMeta(stores.index, {epoch: random(16)})
  return library || index
}

function currentEpoch(library: Database.Database, device: string): unknown {
  return library.prepare('SELECT epoch FROM epoch WHERE device = ? AND current = 1').pluck().get(device)
}

function hexOf(bytes: unknown): string {
  return bytes instanceof Uint8Array ? Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') : ''
}
