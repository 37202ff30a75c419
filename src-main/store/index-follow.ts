import type Database from 'better-sqlite3'
import {statement} from './statement.ts'

/** Entries as followers of index.db pull them: everything that is newer than what they hold, seen at one moment. */
export type IndexRow = readonly [
  id: number,
  parent: number,
  /** A Buffer where the bytes are not UTF-8. */
  name: string | Buffer,
  kind: number,
  size: number,
  modifiedMs: number,
  createdMs: number,
  mode: number,
  /** The file type found in the bytes. */
  type: string | null,
]

export interface RootRow {
  readonly entry: number
  /** The location's uuid; null while the folder was only browsed. */
  readonly location: string | null
  /** The uuid of the volume that it lies on; absent in snapshots of earlier versions. */
  readonly volume?: string | null | undefined
}

/** One moment of index.db: reads see nothing of later commits until `end`. */
export interface IndexMoment {
  readonly epoch: string
  readonly seq: number
  /** Rows that changed after a seq, some at a time; from 0 on, all of them in the order of their ids. */
  rowsAfter(seq: number): Iterable<readonly IndexRow[]>
  /** Entries whose subtrees went after a seq and are still gone. */
  goneAfter(seq: number): readonly number[]
  roots(): readonly RootRow[]
  end(): void
}

export function openIndexMoment(index: Database.Database): IndexMoment {
  index.exec('BEGIN')
  const meta = statement(index, 'SELECT meta.value FROM meta WHERE key = ?').pluck()
  const epoch = meta.get('epoch')
  return {
    epoch: epoch instanceof Uint8Array ? Buffer.from(epoch).toString('hex') : String(epoch),
    seq: Number(meta.get('seq') ?? 0),
    rowsAfter: (seq) => (seq > 0 ? changedRows(index, seq) : allRows(index)),
    goneAfter: (seq) =>
      statement(index, 'SELECT id FROM gone WHERE seq > ? AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = gone.id) ORDER BY seq')
        .pluck()
        .all(seq) as number[],
    roots: () =>
      statement(
        index,
        'SELECT root.entry, root.location, volume.uuid AS volume FROM root LEFT JOIN entry ON entry.id = root.entry LEFT JOIN volume ON volume.id = entry.volume',
      ).all() as RootRow[],
    end: () => {
      if (index.inTransaction) index.exec('COMMIT')
    },
  }
}

const PAGE = 4000

// Milliseconds fit a double, nanoseconds do not; both are rounded down, before 1970 too.
const COLUMNS = `e.id, e.parent, e.name, e.kind, e.size,
  (e.mtime - (e.mtime < 0) * 999999) / 1000000, (e.birth - (e.birth < 0) * 999999) / 1000000, e.mode,
  CASE WHEN e.content IS NULL THEN NULL ELSE (SELECT type FROM content WHERE id = e.content) END`

function* allRows(index: Database.Database): Generator<readonly IndexRow[]> {
  const page = index.prepare<[number, number], IndexRow>(`SELECT ${COLUMNS} FROM entry e WHERE e.id > ? ORDER BY e.id LIMIT ?`).raw()
  for (let last = 0; ;) {
    const rows = page.all(last, PAGE) as readonly IndexRow[]
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1)![0]
  }
}

/** Many rows may share one seq, so pages go on by seq and id together. */
function* changedRows(index: Database.Database, seq: number): Generator<readonly IndexRow[]> {
  const page = statement(index, `SELECT ${COLUMNS}, e.seq FROM entry e WHERE (e.seq, e.id) > (?, ?) ORDER BY e.seq, e.id LIMIT ?`).raw()
  for (let last: readonly [number, number] = [seq, Number.MAX_SAFE_INTEGER]; ;) {
    const rows = page.all(...last, PAGE) as readonly (readonly unknown[])[]
    if (rows.length === 0) return
    yield rows as unknown as readonly IndexRow[]
    const row = rows.at(-1)!
    last = [Number(row[9]), Number(row[0])]
  }
}
