import type {Stores} from '../access.ts'
import type {Counters} from '../entries/counters.ts'
import {statement} from '../statement.ts'
import {renameAside} from './aside.ts'

/** Row numbers under which walkers, who are on their way, still tell of folders that are called otherwise by now. */
const renamed = new Map<number, number>()
const MOST_RENAMED = 10_000

export function noteRenamed(from: number, to: number): void {
  if (renamed.size > MOST_RENAMED) renamed.clear()
  renamed.set(from, to)
}

/** What a folder is called that is not known by this number. */
export const calledNow = (said: number): number | undefined => renamed.get(said)

interface Renumber {
  readonly counters: Counters
  readonly from: number
  readonly to: number
}

/** Gives a row, and with it all that tells of it or stands in it, another number that nothing has. */
export function renumber(index: Stores['index'], {counters, from, to}: Renumber): void {
  const children = statement(index, 'SELECT id FROM entry WHERE parent = ?').pluck().all(from) as number[]
  statement(index, 'UPDATE entry SET id = ?, seq = ? WHERE id = ?').run(to, counters.nextSeq(), from)
  const adopt = statement(index, 'UPDATE entry SET parent = ?, seq = ? WHERE id = ?')
  for (const child of children) adopt.run(to, counters.nextSeq(), child)
  renameAside(index, {from, to})
  statement(index, 'UPDATE folder SET id = ? WHERE id = ?').run(to, from)
  statement(index, 'UPDATE folder SET parent = ? WHERE parent = ?').run(to, from)
  statement(index, 'UPDATE root SET entry = ? WHERE entry = ?').run(to, from)
  statement(index, 'UPDATE scan_missing SET entry = ? WHERE entry = ?').run(to, from)
  statement(index, 'UPDATE scan_missing SET heir = ? WHERE heir = ?').run(to, from)
  statement(index, 'UPDATE departed SET young = ? WHERE young = ?').run(to, from)
}
