import type {CodeRange} from '../../../../contract/query/regex/expression.ts'
import {foldedText} from '../name-index.ts'

/** Characters as names are folded: those of one character, and texts that one character folds to. */
export interface FoldedSet {
  /** Sorted, none touching another. */
  readonly ranges: readonly CodeRange[]
  readonly texts: readonly string[]
}

/** Larger ranges are taken as they are, but for the letters of ASCII in them. */
const MOST_FOLDED = 2048
const LAST = 0x10ffff

/** Folds a set of characters; what is to be none of them is turned round afterwards, as names are. */
export function foldSet(of: readonly CodeRange[], not: boolean): FoldedSet {
  const ranges: CodeRange[] = []
  const texts = new Set<string>()
  for (const [from, to] of of) {
    if (to - from >= MOST_FOLDED) ranges.push([from, to], ...(from <= 0x41 && to >= 0x5a ? [[0x61, 0x7a] as const] : []))
    else foldEach([from, to], {ranges, texts})
  }
  const merged = joined(ranges)
  return not ? {ranges: without(merged), texts: []} : {ranges: merged, texts: [...texts]}
}

function foldEach([from, to]: CodeRange, {ranges, texts}: {readonly ranges: CodeRange[]; readonly texts: Set<string>}): void {
  for (let point = from; point <= to; point++) {
    const folded = foldedText(String.fromCodePoint(point)).toString()
    const first = folded.codePointAt(0)
    if (first !== undefined && String.fromCodePoint(first) === folded) ranges.push([first, first])
    else texts.add(folded)
  }
}

function joined(ranges: readonly CodeRange[]): readonly CodeRange[] {
  const result: CodeRange[] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && from <= last[1] + 1) result[result.length - 1] = [last[0], Math.max(last[1], to)]
    else result.push([from, to])
  }
  return result
}

/** No name holds a zero, which ends them. */
function without(ranges: readonly CodeRange[]): readonly CodeRange[] {
  const begins = [1, ...ranges.map(([, to]) => to + 1)]
  const ends = [...ranges.map(([from]) => from - 1), LAST]
  return begins.map((from, at) => [from, ends[at]!] as const).filter(([from, to]) => from <= to)
}
