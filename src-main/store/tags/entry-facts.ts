import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import type {Anchor} from '../../domain/tag/anchor.ts'
import {openPlaces} from '../entries/places.ts'
import {statement} from '../statement.ts'

/** An entry as its anchor keeps it. */
export interface EntryFacts extends Anchor {
  readonly id: number
  readonly path: Buffer
  /** Its content where that is known in full; the same 33 bytes for all copies. An empty file has none: all empty files would be copies. */
  readonly content: Buffer | null
  /** The row of that content. */
  readonly contentRow: number | null
}

interface Row {
  readonly parent: bigint
  readonly volume: string
  readonly name: Buffer
  readonly kind: bigint
  readonly inode: bigint
  readonly birth: bigint
  readonly size: bigint
  readonly mtime: bigint
  readonly contentRow: bigint | null
  readonly content: Buffer | null
}

const FULL = 0x66
const FILE = 0
const SLASH = Buffer.from('/')

/** Reads entries for their anchors; folders that were met are remembered for as long as one piece of work lasts. */
export function openEntryFacts(index: Database.Database): (id: number) => EntryFacts | undefined {
  const places = openPlaces(index)
  const read = statement(
    index,
    `SELECT entry.parent, volume.uuid AS volume, CAST(entry.name AS BLOB) AS name, entry.kind, entry.inode, entry.birth, entry.size, entry.mtime,
       content.id AS contentRow, content.key AS content
       FROM entry JOIN volume ON volume.id = entry.volume LEFT JOIN content ON content.id = entry.content WHERE entry.id = ?`,
  ).safeIntegers()
  const pathOf = ({parent, name}: Row): Buffer => {
    if (parent < 0n) return name
    const above = places.pathOf(Number(parent))
    return above.length === 0 ? name : Buffer.concat([above, SLASH, name])
  }
  return (id) => {
    const row = read.get(id) as Row | undefined
    if (!row) return undefined
    const isKnown = row.content?.[0] === FULL && Number(row.kind) === FILE && row.size > 0n
    return {
      id,
      volume: row.volume,
      path: pathOf(row),
      kind: Number(row.kind),
      inode: row.inode,
      birthNs: row.birth,
      size: Number(row.size),
      mtimeNs: row.mtime,
      content: isKnown ? row.content : null,
      contentRow: isKnown ? Number(row.contentRow) : null,
    }
  }
}
