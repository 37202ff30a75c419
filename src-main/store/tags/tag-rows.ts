import type Database from 'better-sqlite3'
import {isAlive} from '../../domain/shared/life.ts'
import type {Register} from '../../domain/shared/register.ts'
import type {SharedTag} from '../../domain/tag/tag-row.ts'
import {tagParents} from '../../domain/tag/tag-tree.ts'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {type Marks, packDots, unpackDots} from './clock.ts'

/** A tag that is there, nested where it shows. */
export interface TagRecord {
  /** Of its row; in this file only. */
  readonly number: number
  readonly uuid: string
  readonly name: string
  readonly colour: string
  readonly parent: string | undefined
}

/** All tags that are there, in the order of their making. */
export function tags({library}: Pick<Stores, 'library'>): readonly TagRecord[] {
  const rows = statement(
    library,
    'SELECT id AS number, uuid, name, colour, parent, hex(parent_at) AS parentAt FROM tag WHERE alive = 1 ORDER BY id',
  ).all() as (Omit<TagRecord, 'parent'> & {readonly parent: string | null; readonly parentAt: string})[]
  const parents = tagParents(rows)
  return rows.map(({number, uuid, name, colour}) => ({number, uuid, name, colour, parent: parents.get(uuid)}))
}

interface StoredTag {
  readonly uuid: string
  readonly name: string
  readonly name_at: Uint8Array
  readonly name_base: Uint8Array
  readonly colour: string
  readonly colour_at: Uint8Array
  readonly colour_base: Uint8Array
  readonly parent: string | null
  readonly parent_at: Uint8Array
  readonly parent_base: Uint8Array
  readonly added: Uint8Array
  readonly removed: Uint8Array
}

/** A tag with its clocks, also one that was deleted. */
export function sharedTag(library: Database.Database, uuid: string): SharedTag | undefined {
  const row = statement(library, 'SELECT * FROM tag WHERE uuid = ?').get(uuid) as StoredTag | undefined
  if (!row) return undefined
  return {
    uuid,
    name: {value: row.name, ...clocks(row.name_at, row.name_base)},
    colour: {value: row.colour, ...clocks(row.colour_at, row.colour_base)},
    parent: {value: row.parent, ...clocks(row.parent_at, row.parent_base)},
    life: {added: unpackDots(row.added), removed: unpackDots(row.removed)},
  }
}

const clocks = (at: Uint8Array, base: Uint8Array): Pick<Register<unknown>, 'at' | 'base'> => ({
  at: unpackDots(at)[0]!,
  base: unpackDots(base)[0] ?? '',
})

/** Keeps a tag as it is now. */
export function putTag(library: Database.Database, {uuid, name, colour, parent, life}: SharedTag, {line, seq}: Marks): void {
  statement(
    library,
    `INSERT INTO tag (uuid, name, name_at, name_base, colour, colour_at, colour_base, parent, parent_at, parent_base, added, removed, alive, line, seq)
       VALUES (:uuid, :name, :nameAt, :nameBase, :colour, :colourAt, :colourBase, :parent, :parentAt, :parentBase, :added, :removed, :alive, :line, :seq)
       ON CONFLICT (uuid) DO UPDATE SET name = :name, name_at = :nameAt, name_base = :nameBase, colour = :colour, colour_at = :colourAt,
         colour_base = :colourBase, parent = :parent, parent_at = :parentAt, parent_base = :parentBase, added = :added, removed = :removed,
         alive = :alive, line = :line, seq = :seq`,
  ).run({
    uuid,
    name: name.value,
    nameAt: packDots([name.at]),
    nameBase: packDots([name.base]),
    colour: colour.value,
    colourAt: packDots([colour.at]),
    colourBase: packDots([colour.base]),
    parent: parent.value,
    parentAt: packDots([parent.at]),
    parentBase: packDots([parent.base]),
    added: packDots(life.added),
    removed: packDots(life.removed),
    alive: Number(isAlive(life)),
    line,
    seq,
  })
}
