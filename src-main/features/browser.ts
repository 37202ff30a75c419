import type {EntryColumns} from '../host/walk-chunk.ts'
import type {Place} from './place.ts'

/** A folder that somebody looks at. */
export interface OpenedFolder {
  readonly entry: number
  /** The location that keeps it; none for a folder that was never added. */
  readonly location: string | undefined
}

/** A folder as the disk told it just now. */
export interface SeenFolder {
  readonly entries: EntryColumns
  /** What can be told before the entries are written; they are, before anybody reads the index again. */
  readonly noted: Promise<NumberedFolder>
  readonly written: Promise<NumberedFolder>
}

export interface NumberedFolder {
  readonly entry: number
  /** The row numbers of the entries, in their order; absent where they are not known yet, or rows tell more than the listing. */
  readonly ids: Float64Array | undefined
}

/** Brings folders to the index when they are looked at, so that any folder can be browsed at once and keeps its ids when it is added. */
export interface Browser {
  /** Answers once the index holds what is in it. */
  open(place: Place): Promise<OpenedFolder>
  /** Answers a folder of no location as soon as the disk has told what is in it. */
  look(place: Place): Promise<OpenedFolder | SeenFolder>
}
