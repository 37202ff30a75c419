import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import type {Counters} from './counters.ts'
import {chainAbove, takeWeight} from './folder-weights.ts'
import {forget, noteMove} from './forget.ts'
import {nameValue} from './names.ts'
import {openPlaces} from './places.ts'
import {statement} from '../statement.ts'

export interface Leaving {
  readonly id: number
  readonly counters: Counters
  /** Where it is now, from the top of its volume; absent where it is nowhere. */
  readonly movedTo?: Uint8Array | undefined
  /** Forgotten is what only a rule took out; else it is deleted. */
  readonly reason?: 'deleted' | 'forgotten' | undefined
}

/**
 * Removes an entry and all below it after an act took it from where it stood; answers how many rows went. Locations in it become trees
 * of their own: with all they hold where they were moved, else empty, so that the user sees what became of them.
 */
export function leaveIndex(index: Database.Database, leaving: Leaving): number {
  const {id, counters, reason = 'deleted'} = leaving
  const parent = statement(index, 'SELECT parent FROM entry WHERE id = ?').pluck().get(id) as number | undefined
  if (parent === undefined) return 0
  doubtListing(index, parent)
  const removed = freeLocations(index, leaving)
  const isLocation = statement(index, 'SELECT 1 FROM root WHERE entry = ? AND location IS NOT NULL').get(id) !== undefined
  if (isLocation) return removed
  takeWeight(index, id)
  return removed + forget(index, {counters, id, reason})
}

/** The rows of a folder are as an act left them, but its listing was not compared with them: the next run reads it. No digest is all zeros. */
export function doubtListing(index: Database.Database, folder: number): void {
  statement(index, 'UPDATE folder SET digest = zeroblob(16) WHERE id = ? AND digest IS NOT NULL').run(folder)
}

function freeLocations(index: Database.Database, {id, counters, movedTo}: Leaving): number {
  const located = statement(index, 'SELECT entry FROM root WHERE location IS NOT NULL').pluck().all() as number[]
  const roots = located.filter((entry) => chainAbove(index, entry).includes(id))
  if (roots.length === 0) return 0
  const places = openPlaces(index)
  const start = places.pathOf(id).length
  const paths = roots.map((root) => {
    const path = places.pathOf(root)
    return movedTo === undefined ? path : Buffer.concat([movedTo, path.subarray(start)])
  })
  // Those that lie deepest leave first, so that each takes along only what is its own.
  const order = roots.map((root, at) => ({root, path: paths[at]!})).toSorted((a, b) => b.path.length - a.path.length)
  return order.reduce((sum, {root, path}) => {
    takeWeight(index, root)
    becomeTop(index, {root, path, counters})
    return sum + (movedTo === undefined ? emptyTop(index, root, counters) : 0)
  }, 0)
}

interface NewTop {
  readonly root: number
  readonly path: Buffer
  readonly counters: Counters
}

function becomeTop(index: Database.Database, {root, path, counters}: NewTop): void {
  const {volume} = statement(index, 'SELECT volume FROM entry WHERE id = ?').get(root) as {volume: number}
  const name = nameValue(path)
  const there = statement(index, 'SELECT id FROM entry WHERE parent = ? AND name = ? AND id <> ?').pluck()
  const other = there.get(-volume, name, root) as number | undefined
  if (other !== undefined) forget(index, {counters, id: other, reason: 'forgotten'})
  noteMove(index, root)
  statement(index, 'UPDATE entry SET parent = ?, name = ?, seq = ? WHERE id = ?').run(-volume, name, counters.nextSeq(), root)
  statement(index, 'UPDATE folder SET parent = ? WHERE id = ?').run(-volume, root)
  statement(index, 'DELETE FROM scan_missing WHERE entry = ?').run(root)
}

function emptyTop(index: Database.Database, root: number, counters: Counters): number {
  const below = statement(index, 'SELECT id FROM entry WHERE parent = ?').pluck().all(root) as number[]
  let removed = 0
  for (const id of below) removed += forget(index, {counters, id, reason: 'deleted'})
  statement(
    index,
    'UPDATE folder SET digest = NULL, own_files = 0, own_folders = 0, own_bytes = 0, own_linked = 0, bytes = 0, files = 0, folders = 0 WHERE id = ?',
  ).run(root)
  return removed
}
