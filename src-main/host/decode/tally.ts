import type {ArchiveEntry} from '../../contract/preview.ts'

/** Counts the entries of an archive as they come, and keeps the first. */
export interface Tally {
  add(entry: ArchiveEntry): void
  /** It has taken long enough, or there are too many. */
  isEnough(): boolean
}
