import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

type Row = Readonly<Record<'id' | 'kind' | 'volume' | 'inode' | 'birth', bigint>>

/** Those of the missing whose file stands at a new place. */
export function rowsFound(index: Stores['index'], {job, firstId}: {readonly job: string; readonly firstId: number}): ReadonlySet<number> {
  const missing = statement(
    index,
    'SELECT id, kind, volume, inode, birth FROM scan_missing CROSS JOIN entry ON entry.id = scan_missing.entry WHERE scan = ?',
  )
    .safeIntegers()
    .all(job) as Row[]
  if (missing.length === 0) return new Set()
  const young = statement(
    index,
    'SELECT id, kind, volume, inode, birth FROM entry WHERE id >= ? AND inode IN (SELECT value FROM json_each(?))',
  )
    .safeIntegers()
    .all(firstId, `[${[...new Set(missing.map(({inode}) => inode))].join()}]`) as Row[]
  const lost = new Set(missing.map(({id}) => id))
  const byInode = Map.groupBy(
    young.filter(({id}) => !lost.has(id)),
    ({inode}) => inode,
  )
  const hasCome = (row: Row): boolean => byInode.get(row.inode)?.some((one) => isIt(one, row)) === true
  return new Set(missing.filter(hasCome).map(({id}) => Number(id)))
}

/** The number of a file that is gone is given out again at once. */
const isIt = (young: Row, row: Row): boolean =>
  young.volume === row.volume && young.kind === row.kind && (young.birth === row.birth || young.birth === 0n || row.birth === 0n)
