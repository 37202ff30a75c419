import {type Tone, tones} from './tones.ts'

/**
 * Which parts of a text have which tone, in order and without a gap: each mark is where a part ends, times sixteen, plus the place of its
 * tone among `tones`. So they cross from the worker as one buffer, whatever their number.
 */
export type Marks = Uint32Array

export const markOf = (end: number, tone: Tone): number => end * 16 + tones.indexOf(tone)

/** A part of one tone. */
export interface Piece {
  readonly text: string
  readonly tone: Tone
}

/** A stretch of a text in pieces, which begins at a place of it; what the marks do not reach is plain. */
export function piecesOf(stretch: string, marks: Marks, from: number): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (let no = firstBehind(marks, from); at < stretch.length; no++) {
    const mark = marks[no]
    const end = mark === undefined ? stretch.length : (mark >>> 4) - from
    pieces.push({text: stretch.slice(at, end), tone: tones[(mark ?? 0) & 15] ?? 'plain'})
    at = end
  }
  return pieces
}

/** The first mark that ends behind a place. */
function firstBehind(marks: Marks, place: number): number {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (marks[middle]! >>> 4 > place) high = middle
    else low = middle + 1
  }
  return low
}
