import {FOLD_GROWTH} from '../../../domain/fold.ts'
import {createNameMemory, type NameMemory} from './name-memory.ts'

/**
 * Holds every row of the name index as columns, a row's number being its slot.
 * Invariant: a slot's facts never change but for `parents` and the bits DEAD and MOVED; a changed entry gets a new slot.
 */
export interface Columns {
  memory: NameMemory
  /** Folded names in slot order, each followed by a zero byte, which no name holds; they stand in `memory`. */
  names: Buffer
  /** Where slot i's name begins; slot `count` says where the next one will. */
  starts: Uint32Array
  ids: Float64Array
  /** The slot of the folder, or NO_PARENT for a root. */
  parents: Int32Array
  flags: Uint8Array
  categories: Uint8Array
  sizes: Float64Array
  /** Milliseconds since 1970; `created` 0 = unknown. */
  modified: Float64Array
  created: Float64Array
  /** Bit i: the name holds letter i of `letterBits`; answers queries of one letter, which most names hold. */
  letters: Uint32Array
  count: number
  dead: number
}

export const NO_PARENT = -1
/** The lowest three bits of `flags` are the kind as in index.db. */
export const KIND = 7
/** A folder that children name but whose own row has not come. */
export const GHOST = 7
export const HIDDEN = 8
export const DEAD = 16
/** Another slot holds the entry now. */
export const MOVED = 32

export const FOLDER = 1
export const MOUNT = 4

export interface Facts {
  readonly id: number
  readonly parent: number
  /** Raw bytes, not folded. */
  readonly flags: number
  readonly category: number
  readonly size: number
  readonly modified: number
  readonly created: number
}

export function emptyColumns(rows = 1024, nameBytes = rows * 16): Columns {
  const memory = createNameMemory(nameBytes)
  return {
    memory,
    names: memory.names,
    starts: new Uint32Array(rows + 1),
    ids: new Float64Array(rows),
    parents: new Int32Array(rows),
    flags: new Uint8Array(rows),
    categories: new Uint8Array(rows),
    sizes: new Float64Array(rows),
    modified: new Float64Array(rows),
    created: new Float64Array(rows),
    letters: new Uint32Array(rows),
    count: 0,
    dead: 0,
  }
}

/** Makes room for that many more rows and bytes of raw names. */
export function reserve(columns: Columns, rows: number, rawBytes: number): void {
  const needed = columns.starts[columns.count]! + rawBytes * FOLD_GROWTH + rows
  if (needed > columns.names.length) resizeNames(columns, Math.max(needed, grown(columns.names.length, MANY_ROWS * 16)))
  if (columns.count + rows > columns.ids.length) resizeRows(columns, Math.max(columns.count + rows, grown(columns.ids.length, MANY_ROWS)))
}

const MANY_ROWS = 100_000
/** Doubled while it is small; each growth copies all, but room that stays empty is memory. */
const grown = (length: number, many: number): number => Math.ceil(length * (length < many ? 2 : 1.25))

/** Gives back what `reserve` took ahead, but for a little. */
export function trim(columns: Columns): void {
  const nameBytes = columns.starts[columns.count]! + SPARE_NAME_BYTES
  if (columns.names.length > nameBytes) resizeNames(columns, nameBytes)
  if (columns.ids.length > columns.count + SPARE_ROWS) resizeRows(columns, columns.count + SPARE_ROWS)
}

/** Room for what comes next. */
export const SPARE_ROWS = 1024
export const SPARE_NAME_BYTES = 65_536

/** Appends a row whose folded name already stands at the end of `names`, up to `nameEnd`. */
export function append(columns: Columns, facts: Facts, nameEnd: number): number {
  const slot = columns.count
  columns.names[nameEnd] = 0
  columns.letters[slot] = lettersIn(columns.names, columns.starts[slot]!, nameEnd)
  columns.starts[slot + 1] = nameEnd + 1
  columns.ids[slot] = facts.id
  columns.parents[slot] = facts.parent
  columns.flags[slot] = facts.flags
  columns.categories[slot] = facts.category
  columns.sizes[slot] = facts.size
  columns.modified[slot] = facts.modified
  columns.created[slot] = facts.created
  columns.count++
  if (facts.flags & DEAD) columns.dead++
  return slot
}

export function kill(columns: Columns, slot: number): void {
  if (columns.flags[slot]! & DEAD) return
  columns.flags[slot]! |= DEAD
  columns.dead++
}

export const isLive = (columns: Columns, slot: number): boolean => (columns.flags[slot]! & DEAD) === 0

export function isFolder(flags: number): boolean {
  const kind = flags & KIND
  return kind === FOLDER || kind === MOUNT
}

/** The bit of a byte in `letters`, or 0 where it has none. */
export const letterBits: Uint32Array = letterTable('abcdefghijklmnopqrstuvwxyz012.-_')

function letterTable(letters: string): Uint32Array {
  const bits = new Uint32Array(256)
  for (let index = 0; index < letters.length; index++) bits[letters.charCodeAt(index)] = (1 << index) >>> 0
  return bits
}

function lettersIn(names: Uint8Array, from: number, end: number): number {
  let mask = 0
  for (let at = from; at < end; at++) mask |= letterBits[names[at]!]!
  return mask >>> 0
}

function resizeNames(columns: Columns, length: number): void {
  const memory = createNameMemory(length)
  memory.names.set(columns.names.subarray(0, columns.starts[columns.count]))
  columns.memory = memory
  columns.names = memory.names
}

function resizeRows(columns: Columns, rows: number): void {
  const {count} = columns
  columns.starts = copied(columns.starts, new Uint32Array(rows + 1), count + 1)
  columns.ids = copied(columns.ids, new Float64Array(rows), count)
  columns.parents = copied(columns.parents, new Int32Array(rows), count)
  columns.flags = copied(columns.flags, new Uint8Array(rows), count)
  columns.categories = copied(columns.categories, new Uint8Array(rows), count)
  columns.sizes = copied(columns.sizes, new Float64Array(rows), count)
  columns.modified = copied(columns.modified, new Float64Array(rows), count)
  columns.created = copied(columns.created, new Float64Array(rows), count)
  columns.letters = copied(columns.letters, new Uint32Array(rows), count)
}

function copied<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(from: T, to: T, count: number): T {
  to.set(from.subarray(0, count))
  return to
}
