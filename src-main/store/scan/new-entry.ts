import {noteMove} from '../entries/forget.ts'
import {statement} from '../statement.ts'
import type {ChunkWork} from './chunk-work.ts'
import {kinds} from './scan-types.ts'

/** Writes an entry that its folder did not have: a new row, or the top of another tree that this one grew around. */
export function addEntry(work: ChunkWork, at: number, folder: number): number | undefined {
  if (work.input.entries.kind[at] === kinds.dir && absorbRoot(work, at, folder)) return undefined
  work.counts.added++
  return insertNew(work, at, folder)
}

/** Adds an entry. A folder that the walker took for a known one by its name alone gets a number of its own. */
function insertNew({writer, input, aliases, ids}: ChunkWork, at: number, folder: number): number {
  const proposed = input.entries.proposedId[at]!
  const isTaken = proposed > 0 && proposed < input.state.firstId
  const id = writer.insert(at, folder, isTaken)
  ids[at] = id
  if (isTaken) aliases.set(proposed, id)
  return id
}

/** A folder that was the top of another tree becomes an entry of this one and keeps its ids. */
function absorbRoot(work: ChunkWork, at: number, folder: number): boolean {
  const {index, input, counters, writer, aliases, counts, tops} = work
  const birth = input.entries.birthNs[at]
  const found = tops.find((top) => top.inode === input.entries.inode[at] && (top.birth === birth || top.birth === 0n) && top.id !== folder)
  if (!found) return false
  const {id, location} = found
  statement(index, 'UPDATE entry SET parent = ?, name = ?, seq = ? WHERE id = ?').run(folder, writer.name(at), counters.nextSeq(), id)
  statement(index, 'UPDATE folder SET parent = ? WHERE id = ?').run(folder, id)
  noteMove(index, id)
  if (location) counts.absorbed.push(location)
  else statement(index, 'DELETE FROM root WHERE entry = ?').run(id)
  writer.update(at, {id, keepContent: false})
  aliases.set(input.entries.proposedId[at]!, id)
  return true
}
