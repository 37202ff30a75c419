import type Database from 'better-sqlite3'
import type {Counters} from '../entries/counters.ts'
import {noteMove} from '../entries/forget.ts'
import {statement} from '../statement.ts'
import {passDeparted} from './departed.ts'

/** Gives an entry that was known (`old`) the place and facts of the row that the run made for it (`young`), which then goes. */
export function takeOver(
  index: Database.Database,
  {counters, old, young}: {readonly counters: Counters; readonly old: number; readonly young: number},
): void {
  const facts = statement(index, 'SELECT * FROM entry WHERE id = ?').safeIntegers().get(young) as
    | Readonly<Record<string, unknown>>
    | undefined
  if (!facts) return
  const before = statement(index, 'SELECT parent FROM entry WHERE id = ?').pluck().get(old)
  const children = statement(index, 'SELECT id FROM entry WHERE parent = ?').pluck().all(young) as number[]
  passDeparted(index, {young, old})
  statement(index, 'DELETE FROM entry WHERE id = ?').run(young)
  statement(
    index,
    `UPDATE entry SET content = CASE WHEN size = :size AND mtime = :mtime AND ctime = :ctime AND inode = :inode THEN content END,
        parent = :parent, volume = :volume, name = :name, kind = :kind, size = :size, mtime = :mtime, ctime = :ctime, birth = :birth,
        inode = :inode, nlink = :nlink, mode = :mode, seq = :seq WHERE id = :old`,
  ).run({...pick(facts), seq: counters.nextSeq(), old})
  if (before !== Number(facts['parent'])) noteMove(index, old)
  const adopt = statement(index, 'UPDATE entry SET parent = ?, seq = ? WHERE id = ?')
  for (const child of children) adopt.run(old, counters.nextSeq(), child)
  statement(index, 'UPDATE folder SET parent = ? WHERE parent = ?').run(old, young)
  statement(
    index,
    `UPDATE folder SET parent = (SELECT parent FROM entry WHERE id = :old), (digest, own_files, own_folders, own_bytes, own_linked, bytes, files, folders) =
        (SELECT digest, own_files, own_folders, own_bytes, own_linked, bytes, files, folders FROM folder WHERE id = :young) WHERE id = :old`,
  ).run({old, young})
  statement(index, 'DELETE FROM folder WHERE id = ?').run(young)
  // It may have been the top of a tree that was only looked at.
  statement(index, 'UPDATE OR IGNORE root SET entry = ? WHERE entry = ?').run(old, young)
  statement(index, 'DELETE FROM root WHERE entry = ?').run(young)
  statement(index, 'INSERT OR REPLACE INTO gone (id, volume, seq, reason) VALUES (?, ?, ?, 1)').run(
    young,
    facts['volume'],
    counters.nextSeq(),
  )
}

function pick(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const columns = ['parent', 'volume', 'name', 'kind', 'size', 'mtime', 'ctime', 'birth', 'inode', 'nlink', 'mode']
  return Object.fromEntries(columns.map((column) => [column, facts[column]]))
}
