import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {openPlaces} from './places.ts'
import {statement} from '../statement.ts'

/** One entry of `index list`; the path is from the volume's top. */
export interface LineRow {
  readonly id: number
  readonly path: Uint8Array
  readonly kind: number
  readonly size: number
  readonly mtimeNs: bigint
  readonly inode: bigint
  readonly key: Uint8Array | null
  readonly sample: Uint8Array | null
}

interface Raw {
  readonly id: bigint
  readonly name: Buffer
  readonly kind: bigint
  readonly size: bigint
  readonly mtime: bigint
  readonly inode: bigint
  readonly key: Buffer | null
  readonly sample: Buffer | null
}
/** A row is told at its name, what is below a folder at its name and a slash: so the whole is in byte order of the path. */
interface Step {
  readonly key: Buffer
  readonly row: Raw
  readonly below: boolean
}

const SLASH = Buffer.from('/')

/** Reads the lines below a folder that come after `after` in byte order of the path, at most `limit`. */
export function indexLines(
  {index}: Stores,
  {folder, after, limit}: {readonly folder: number; readonly after?: Uint8Array | undefined; readonly limit: number},
): {readonly lines: readonly LineRow[]; readonly more: boolean} {
  const read = statement(
    index,
    `SELECT entry.id, CAST(name AS BLOB) AS name, kind, entry.size, mtime, inode, content.key, content.sample
       FROM entry LEFT JOIN content ON content.id = entry.content WHERE parent = ?`,
  ).safeIntegers()
  const lines: LineRow[] = []
  const top = openPlaces(index).pathOf(folder)
  const stack = [{path: top, steps: stepsOf(read.all(folder) as Raw[]), at: 0}]
  const from = after && Buffer.from(after)
  while (stack.length > 0) {
    const level = stack.at(-1)!
    const step = level.steps[level.at++]
    if (!step) {
      stack.pop()
      continue
    }
    const path = level.path.length === 0 ? step.row.name : Buffer.concat([level.path, SLASH, step.row.name])
    if (step.below) {
      if (!from || mayHoldAfter(path, from)) stack.push({path, steps: stepsOf(read.all(step.row.id) as Raw[]), at: 0})
      continue
    }
    if (from && path.compare(from) <= 0) continue
    if (lines.length === limit) return {lines, more: true}
    lines.push(lineOf(step.row, path))
  }
  return {lines, more: false}
}

function stepsOf(rows: readonly Raw[]): readonly Step[] {
  const steps = rows.flatMap((row) => {
    // A run has found it replaced and settles it at its end.
    if (row.name[0] === SLASH[0]) return []
    const own = {key: row.name, row, below: false}
    return row.kind === 1n ? [own, {key: Buffer.concat([row.name, SLASH]), row, below: true}] : [own]
  })
  return steps.toSorted((a, b) => a.key.compare(b.key))
}

/** False only where all below `folder` comes before or at `after`. */
function mayHoldAfter(folder: Buffer, after: Buffer): boolean {
  const head = Buffer.concat([folder, SLASH])
  const start = after.subarray(0, head.length)
  return start.equals(head) || head.compare(start) > 0
}

const lineOf = (row: Raw, path: Buffer): LineRow => ({
  id: Number(row.id),
  path,
  kind: Number(row.kind),
  size: Number(row.size),
  mtimeNs: row.mtime,
  inode: row.inode,
  key: row.key,
  sample: row.sample,
})
