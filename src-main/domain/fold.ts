import {caseRuns, combiningRanges, decomposedRanges, fullFoldings} from './fold-table.ts'
import {codePointAt, sequenceLength} from './utf8.ts'

/** Folding makes no name longer than this many times its bytes (U+FDFA: 3 bytes become 33). */
export const FOLD_GROWTH = 11

/**
 * Makes a name comparable for search: NFKD, no combining marks, full case folding; bytes that are not UTF-8 stay as they are.
 * It is the same under every runtime: what one of them knows beyond the Unicode of our table folds to itself.
 */
export function fold(name: Uint8Array): Uint8Array {
  const target = new Uint8Array(name.length * FOLD_GROWTH)
  return target.slice(0, foldInto(name, target, 0))
}

/**
 * Folds into `target` from `at` on and answers where it ended; `target` must have room for FOLD_GROWTH times the source.
 * Each code point folds alone: what NFKD would reorder are combining marks, and those are dropped.
 */
export function foldInto(source: Uint8Array, target: Uint8Array, at: number): number {
  const end = source.length
  let to = at
  for (let from = 0; from < end;) {
    const byte = source[from]!
    if (byte < 0x80) {
      target[to++] = byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte
      from++
      continue
    }
    const length = sequenceLength(source, from, end)
    if (length === 0) {
      target[to++] = byte
      from++
      continue
    }
    const folded = foldingOf(codePointAt(source, from, length))
    for (let index = 0; index < folded.length; index++) target[to++] = folded[index]!
    from += length
  }
  return to
}

const known = new Map<number, Uint8Array>()

function foldingOf(point: number): Uint8Array {
  let folded = known.get(point)
  if (folded) return folded
  const bytes: number[] = []
  for (const char of decomposed(point)) {
    const part = char.codePointAt(0)!
    if (isCombining(part)) continue
    for (const final of caseFoldings.get(part) ?? [part]) encode(final, bytes)
  }
  folded = Uint8Array.from(bytes)
  known.set(point, folded)
  return folded
}

/** What has a decomposition keeps it in all later versions of Unicode; what has none yet may get one only while it stands for nothing. */
function decomposed(point: number): string {
  const char = String.fromCodePoint(point)
  return isDecomposable(point) ? char.normalize('NFKD') : char
}

function encode(point: number, into: number[]): void {
  if (point < 0x80) into.push(point)
  else if (point < 0x800) into.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f))
  else if (point < 0x10000) into.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f))
  else into.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f))
}

const rowsOf = (table: string): readonly (readonly number[])[] =>
  table.split(';').map((row) => row.split(',').map((part) => Number.parseInt(part, 36)))

const caseFoldings = readCaseFoldings()
const isCombining = pointsIn(combiningRanges)
const isDecomposable = pointsIn(decomposedRanges)

function readCaseFoldings(): ReadonlyMap<number, readonly number[]> {
  const foldings = new Map<number, readonly number[]>()
  let last = 0
  for (const [gap, count, step, distance] of rowsOf(caseRuns)) {
    last += gap!
    for (let index = 0; index < count!; index++) foldings.set(last + index * step!, [last + index * step! + distance!])
  }
  last = 0
  for (const [gap, ...points] of rowsOf(fullFoldings)) {
    last += gap!
    foldings.set(last, points)
  }
  return foldings
}

/** Each code point is asked about once. */
function pointsIn(table: string): (point: number) => boolean {
  let last = 0
  const ranges = rowsOf(table).map(([gap, count]) => ({from: (last += gap!), end: last + count!}))
  return (point) => ranges.some(({from, end}) => from <= point && point < end)
}
