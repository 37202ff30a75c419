import type {Spot} from './spot.ts'
import type {WorkDisk} from './work-disk.ts'

/** What planners see of a disk: they ask while they plan, in the thread that owns it, and change nothing. */
export interface LookDisk extends Pick<WorkDisk, 'facts' | 'list' | 'linkTarget' | 'abilities'> {
  /** Whether this user may make and take away names in a folder; true where only trying would tell. */
  mayChange(folder: Uint8Array): boolean
  /** Whether two regular files of one size hold the same bytes; undefined where comparing would cost more than the plan may. */
  sameContent(a: Spot, b: Spot): boolean | undefined
}
