import type {Place} from './place.ts'

/** A folder that somebody looks at. */
export interface OpenedFolder {
  readonly entry: number
  /** The location that keeps it; none for a folder that was never added. */
  readonly location: string | undefined
}

/** Brings folders to the index when they are looked at, so that any folder can be browsed at once and keeps its ids when it is added. */
export interface Browser {
  open(place: Place): Promise<OpenedFolder>
}
