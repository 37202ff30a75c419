import type {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import type {Counters} from '../entries/counters.ts'
import {noteMove} from '../entries/forget.ts'
import {statement} from '../statement.ts'
import {passDeparted} from './departed.ts'
import {kinds, type Taken} from './scan-types.ts'

/** Gives an entry that was known (`old`) the place and facts of the row that the run made for it (`young`), which then goes. */
export function takeOver(index: Database.Database, {counters, old, young}: Taken & {readonly counters: Counters}): void {
  const facts = factsOf(index, young)
  if (!facts) return
  const before = factsOf(index, old)
  passDeparted(index, {young, old})
  const children = statement(index, 'SELECT id FROM entry WHERE parent = ?').pluck()
  const holds = isFolder(facts.kind) || isFolder(before?.kind)
  const adopted = holds ? (children.all(young) as number[]) : []
  statement(index, 'DELETE FROM entry WHERE id = ?').run(young)
  statement(
    index,
    `UPDATE entry SET content = CASE WHEN size = :size AND mtime = :mtime AND ctime = :ctime AND inode = :inode THEN content END,
        parent = :parent, volume = :volume, name = :name, kind = :kind, size = :size, mtime = :mtime, ctime = :ctime, birth = :birth,
        inode = :inode, nlink = :nlink, mode = :mode, seq = :seq WHERE id = :old`,
  ).run({...facts, seq: counters.nextSeq(), old})
  if (before?.parent !== facts.parent) noteMove(index, old)
  const adopt = statement(index, 'UPDATE entry SET parent = ?, seq = ? WHERE id = ?')
  for (const child of adopted) adopt.run(old, counters.nextSeq(), child)
  if (holds) takeFolder(index, {old, young})
  statement(index, 'INSERT OR REPLACE INTO gone (id, volume, seq, reason) VALUES (?, ?, ?, 1)').run(young, facts.volume, counters.nextSeq())
}

type Facts = Readonly<Record<'parent' | 'volume' | 'kind' | 'size' | 'mtime' | 'ctime' | 'birth' | 'inode' | 'nlink' | 'mode', bigint>> & {
  readonly name: string | Buffer
}

const factsOf = (index: Database.Database, id: number): Facts | undefined =>
  statement(index, 'SELECT parent, name, volume, kind, size, mtime, ctime, birth, inode, nlink, mode FROM entry WHERE id = ?')
    .safeIntegers()
    .get(id) as Facts | undefined

/** Most rows are files, which have none of this. */
const isFolder = (kind: unknown): boolean => kind !== undefined && [kinds.dir, kinds.mount].includes(Number(kind) as 1 | 4)

function takeFolder(index: Database.Database, {old, young}: Taken): void {
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
}
