import type {Mark} from './unpacked-stream.ts'

/** Places in what gzip packed from which it can be unpacked; without them everything would be unpacked again for whoever goes back. */
export interface GzipMarks {
  /** As `Unpacking.mark`. */
  add(unpacked: number, make: () => Mark): void
  /** The last one that is not behind a place. */
  before(offset: number): Mark | undefined
}

const FIRST_STEP_BYTES = 512 * 1024
const MOST_MARKS = 1024

/** They stand the farther apart the more there are. */
export function openGzipMarks(): GzipMarks {
  let marks: Mark[] = []
  let step = FIRST_STEP_BYTES
  return {
    add: (unpacked, make) => {
      if (unpacked < (marks.at(-1)?.unpacked ?? 0) + step) return
      marks.push(make())
      if (marks.length < MOST_MARKS) return
      marks = marks.filter((_, at) => at % 2 === 1)
      step *= 2
    },
    before: (offset) => marks.findLast(({unpacked}) => unpacked <= offset),
  }
}
