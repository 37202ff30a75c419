import {CoreError} from '../../../contract/errors.ts'
import type {RootRow} from '../../../store/index-follow.ts'
import type {Columns} from './columns.ts'
import {emptyIdTable, putSlot} from './id-table.ts'
import type {CategoryOf, NameIndex} from './name-index.ts'
import {createNameMemory} from './name-memory.ts'
import type {SortName} from './name-query.ts'
import type {Orders, Run} from './orders.ts'

/** What a snapshot must agree on with the program that reads it. */
export interface SnapshotKey {
  readonly epoch: string
  /** Versions of what rows were folded and sorted into categories with. */
  readonly environment: string
}

export interface LoadedIndex {
  readonly index: NameIndex
  readonly orders: Orders
  readonly seq: number
}

/**
 * The index as parts of a file: a header as JSON, then the columns and the stored orders.
 * The parts stay as they are while the index goes on: what may change in place is copied.
 */
export function encodeSnapshot(index: NameIndex, orders: Orders, key: SnapshotKey & {readonly seq: number}): readonly Uint8Array[] {
  const {columns} = index
  const parts = [...columnParts(columns), ...[...orders.runs.values()].map((run) => run.slots)].map(bytesOf)
  const runs = [...orders.runs].map(([field, run]) => ({field, rows: run.slots.length, upTo: run.upTo, current: run.paths === index.paths}))
  const header: Header = {
    format: FORMAT,
    ...key,
    count: columns.count,
    dead: columns.dead,
    nameBytes: columns.starts[columns.count]!,
    categories: index.categories,
    roots: [...index.roots.values()],
    runs,
  }
  const text = Buffer.from(JSON.stringify(header))
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32LE(text.length)
  return [lengths, text, ...parts]
}

/** Reads a snapshot back; undefined when it is of another form, epoch or environment. */
export function decodeSnapshot(bytes: Buffer, key: SnapshotKey, categoryOf: CategoryOf): LoadedIndex | undefined {
  const textEnd = bytes.length < 8 ? 0 : 8 + bytes.readUInt32LE(0)
  if (textEnd === 0 || textEnd > bytes.length) return undefined
  const header = JSON.parse(bytes.toString('utf8', 8, textEnd)) as Header
  if (header.format !== FORMAT || header.epoch !== key.epoch || header.environment !== key.environment) return undefined
  const take = takerOf(bytes, textEnd)
  const {count, dead, nameBytes} = header
  const memory = createNameMemory(nameBytes + SPARE)
  take(memory.names.subarray(0, nameBytes))
  const columns: Columns = {
    memory,
    names: memory.names,
    starts: take(new Uint32Array(count + 1)),
    ids: take(new Float64Array(count)),
    parents: take(new Int32Array(count)),
    flags: take(new Uint8Array(count)),
    categories: take(new Uint8Array(count)),
    sizes: take(new Float64Array(count)),
    modified: take(new Float64Array(count)),
    created: take(new Float64Array(count)),
    letters: take(new Uint32Array(count)),
    count,
    dead,
  }
  const runs = new Map<SortName, Run>()
  for (const {field, rows, upTo, current} of header.runs)
    runs.set(field, {slots: take(new Uint32Array(rows)), upTo, paths: current ? 0 : -1})
  const table = emptyIdTable(count)
  for (let slot = 0; slot < count; slot++) putSlot(table, columns.ids, slot)
  const roots = new Map(header.roots.map((root) => [root.entry, root]))
  return {
    index: {columns, table, categoryOf, categories: [...header.categories], roots, version: 1, structure: 0, paths: 0},
    orders: {runs, compactions: 0},
    seq: header.seq,
  }
}

/** Raised whenever the form of the columns changes; another form is rebuilt, never converted. */
const FORMAT = 1
/** Room for the names that come next. */
const SPARE = 65_536

interface Header extends SnapshotKey {
  readonly format: number
  readonly seq: number
  readonly count: number
  readonly dead: number
  readonly nameBytes: number
  readonly categories: readonly string[]
  readonly roots: readonly RootRow[]
  readonly runs: readonly {readonly field: SortName; readonly rows: number; readonly upTo: number; readonly current: boolean}[]
}

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array

function columnParts({count, ...columns}: Columns): readonly Column[] {
  return [
    columns.names.subarray(0, columns.starts[count]),
    columns.starts.subarray(0, count + 1),
    columns.ids.subarray(0, count),
    columns.parents.slice(0, count),
    columns.flags.slice(0, count),
    columns.categories.subarray(0, count),
    columns.sizes.subarray(0, count),
    columns.modified.subarray(0, count),
    columns.created.subarray(0, count),
    columns.letters.subarray(0, count),
  ]
}

const bytesOf = (column: Column): Uint8Array => new Uint8Array(column.buffer, column.byteOffset, column.byteLength)

function takerOf(bytes: Buffer, from: number): <T extends Column>(into: T) => T {
  let at = from
  return (into) => {
    const target = bytesOf(into)
    if (at + target.length > bytes.length) throw new CoreError({code: 'Damaged', message: 'The snapshot of the name index is cut short.'})
    target.set(bytes.subarray(at, at + target.length))
    at += target.length
    return into
  }
}
