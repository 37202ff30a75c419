import {CoreError} from '../../../contract/errors.ts'
import type {RootRow} from '../../../store/index-follow.ts'
import {type Columns, SPARE_NAME_BYTES, SPARE_ROWS} from './columns.ts'
import type {IdTable} from './id-table.ts'
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
 * The index as parts of a file: a header as JSON, then the columns, the table of ids and the stored orders. To read them back is no work
 * on any row: a start with a million names waits for nothing but the disk.
 * The parts stay as they are while the index goes on: what may change in place is copied.
 */
export function encodeSnapshot(index: NameIndex, orders: Orders, key: SnapshotKey & {readonly seq: number}): readonly Uint8Array[] {
  const {columns, table} = index
  const parts = [...columnParts(columns), table.cells.slice(), ...[...orders.runs.values()].map((run) => run.slots)].map(bytesOf)
  const runs = [...orders.runs].map(([field, run]) => ({field, rows: run.slots.length, upTo: run.upTo, current: run.paths === index.paths}))
  const header: Header = {
    format: FORMAT,
    ...key,
    count: columns.count,
    dead: columns.dead,
    nameBytes: columns.starts[columns.count]!,
    cells: table.cells.length,
    used: table.used,
    categories: index.categories,
    roots: [...index.roots.values()],
    runs,
  }
  const text = Buffer.from(JSON.stringify(header))
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32LE(text.length)
  return [lengths, text, ...parts]
}

/** Where the parts come from, one after the other. */
export interface SnapshotSource {
  /** Bytes that are still to come. */
  readonly left: number
  /** Fills the whole of `into` with what comes next. */
  fill(into: Uint8Array): Promise<void>
}

/** Reads a snapshot back, each column straight to its place; undefined when it is of another form, epoch or environment. */
export async function decodeSnapshot(source: SnapshotSource, key: SnapshotKey, categoryOf: CategoryOf): Promise<LoadedIndex | undefined> {
  const header = await readHeader(source)
  if (header?.format !== FORMAT || header.epoch !== key.epoch || header.environment !== key.environment) return undefined
  const columns = await readColumns(source, header)
  const table: IdTable = {cells: await filled(source, new Int32Array(header.cells), header.cells), used: header.used}
  const runs = new Map<SortName, Run>()
  for (const {field, rows, upTo, current} of header.runs)
    runs.set(field, {slots: await filled(source, new Uint32Array(rows), rows), upTo, paths: current ? 0 : -1})
  const roots = new Map(header.roots.map((root) => [root.entry, root]))
  return {
    index: {columns, table, categoryOf, categories: [...header.categories], roots, version: 1, structure: 0, paths: 0, replaced: []},
    orders: {runs, compactions: 0},
    seq: header.seq,
  }
}

/** Raised whenever the form of the columns changes; another form is rebuilt, never converted. */
const FORMAT = 2

interface Header extends SnapshotKey {
  readonly format: number
  readonly seq: number
  readonly count: number
  readonly dead: number
  readonly nameBytes: number
  /** Of the table that finds the slot of an id. */
  readonly cells: number
  readonly used: number
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

async function readHeader(source: SnapshotSource): Promise<Header | undefined> {
  const lengths = new DataView(new ArrayBuffer(8))
  if (source.left < lengths.byteLength) return undefined
  await source.fill(new Uint8Array(lengths.buffer))
  const length = lengths.getUint32(0, true)
  if (length > source.left) return undefined
  const text = new Uint8Array(length)
  await source.fill(text)
  return JSON.parse(Buffer.from(text.buffer).toString()) as Header
}

async function readColumns(source: SnapshotSource, {count, dead, nameBytes, cells, runs}: Header): Promise<Columns> {
  const words = runs.reduce((sum, run) => sum + run.rows, cells)
  // Before memory is taken for what a damaged header says.
  if (source.left !== nameBytes + START_BYTES + count * ROW_BYTES + words * Uint32Array.BYTES_PER_ELEMENT)
    throw new CoreError({code: 'Damaged', message: 'The snapshot of the name index is not as long as it says.'})
  const memory = createNameMemory(nameBytes + SPARE_NAME_BYTES)
  await source.fill(memory.names.subarray(0, nameBytes))
  const room = count + SPARE_ROWS
  return {
    memory,
    names: memory.names,
    starts: await filled(source, new Uint32Array(room + 1), count + 1),
    ids: await filled(source, new Float64Array(room), count),
    parents: await filled(source, new Int32Array(room), count),
    flags: await filled(source, new Uint8Array(room), count),
    categories: await filled(source, new Uint8Array(room), count),
    sizes: await filled(source, new Float64Array(room), count),
    modified: await filled(source, new Float64Array(room), count),
    created: await filled(source, new Float64Array(room), count),
    letters: await filled(source, new Uint32Array(room), count),
    count,
    dead,
  }
}

/** Of the columns but for the names; `starts` has one more than there are rows. */
const ROW_BYTES = 46
const START_BYTES = 4

async function filled<T extends Column>(source: SnapshotSource, column: T, rows: number): Promise<T> {
  await source.fill(bytesOf(column.subarray(0, rows)))
  return column
}
