import type {ErrorCode} from '../../contract/errors.ts'
import type {ArchiveFormat} from '../archive/format.ts'
import type {Facts, Spot} from './spot.ts'

/** One effect on one path. `item` says which of the asked targets it is done for. Every `seen` is a precondition: other facts on the disk refuse it. */
export type Step =
  | MakeFolderStep
  | SettleFolderStep
  | CopyFileStep
  | CopyLinkStep
  | JoinStep
  | MoveStep
  | RemoveStep
  | TrashStep
  | RestoreStep
  | NewLinkStep
  | NewFileStep
  | PackStep
  | NewHardLinkStep
  | SwapVersionStep
  | NothingStep

interface Base {
  readonly item: number
  /**
   * An earlier step of this act moves the ctime of what `seen` or `existing` tells, as it renames it or one of its hard links, or takes out
   * what is in a folder: it is compared by `sameBytes`, and a folder by `sameThing`.
   */
  readonly touched?: boolean | undefined
}

/** What a step that brings something to `to` finds there: nothing, or what it shall replace; the old goes to the version store. */
interface Bringing extends Base {
  readonly to: Spot
  /** Absent: nothing may stand there. */
  readonly existing?: Facts | undefined
  /** The name differs from the one asked for, because that one was taken. */
  readonly keptBoth?: boolean | undefined
}

/** Makes a folder that is not there; one that came meanwhile is taken as made (folders merge). */
export interface MakeFolderStep extends Base {
  readonly kind: 'make-folder'
  readonly to: Spot
  /** As in `Bringing`. */
  readonly keptBoth?: boolean | undefined
  /** Permission bits while the act runs: the owner may write; `settle-folder` gives it its own. */
  readonly mode: number
}

/** Gives a folder that this act made the attributes and times of its source, after all in it is there. */
export interface SettleFolderStep extends Base {
  readonly kind: 'settle-folder'
  readonly from: Spot
  readonly to: Spot
  readonly seen: Facts
}

/** Copies a regular file: temporary part, verified, placed without replacing, flushed; then takes the source away where it is moved. */
export interface CopyFileStep extends Bringing {
  readonly kind: 'copy-file'
  readonly from: Spot
  readonly seen: Facts
  readonly removeSource: boolean
  /**
   * Brings bytes alone: what is replaced gives its attributes. `share`: it holds the same bytes, and what comes shares the blocks of the source.
   * `mend`: it has rotted, and what comes must have `hash`.
   */
  readonly instead?: 'share' | 'mend' | undefined
  /** BLAKE3-256 of the bytes that must come. */
  readonly hash?: Uint8Array | undefined
}

/** Makes the same symbolic link again. */
export interface CopyLinkStep extends Bringing {
  readonly kind: 'copy-link'
  readonly from: Spot
  readonly seen: Facts
  readonly target: Uint8Array
  readonly removeSource: boolean
}

/** Gives a file that this act has copied another name, as the source had (hard links inside one copy). */
export interface JoinStep extends Bringing {
  readonly kind: 'join'
  readonly first: Spot
  readonly from: Spot
  readonly seen: Facts
  readonly removeSource: boolean
}

/** Renames a file or a whole folder within one volume. */
export interface MoveStep extends Bringing {
  readonly kind: 'move'
  readonly from: Spot
  readonly seen: Facts
}

/** Takes away a file, a link, a special file or an empty folder for good. A folder that is not empty stays and is told as skipped. */
export interface RemoveStep extends Base {
  readonly kind: 'remove'
  readonly from: Spot
  readonly seen: Facts
}

/** Puts a thing into a trash folder: the info file is written first, then the thing is renamed (XDG Trash 1.0). */
export interface TrashStep extends Base {
  readonly kind: 'trash'
  readonly from: Spot
  readonly seen: Facts
  /** `files/NAME` of the trash. */
  readonly to: Spot
  /** `info/NAME.trashinfo`. */
  readonly infoAt: Spot
  readonly info: Uint8Array
  /** Another file of the same bytes, which must stand there untouched when this one goes. */
  readonly kept?: Spot | undefined
  readonly keptSeen?: Facts | undefined
}

/** Brings a thing back out of the trash; its info file goes last. */
export interface RestoreStep extends Bringing {
  readonly kind: 'restore'
  readonly from: Spot
  readonly infoAt: Spot
  readonly seen: Facts
}

export interface NewLinkStep extends Bringing {
  readonly kind: 'new-link'
  readonly target: Uint8Array
}

/** Makes a file of bytes that the act brings along: a temporary part, flushed, placed without replacing. */
export interface NewFileStep extends Omit<Bringing, 'existing'> {
  readonly kind: 'new-file'
  readonly existing?: undefined
  readonly content: Uint8Array
  /** Permission bits, less what the system takes from every new file of this user. */
  readonly mode: number
}

/** Makes an archive of files and folders as they are when it is made: a temporary part, read back, flushed, placed without replacing. */
export interface PackStep extends Omit<Bringing, 'existing'> {
  readonly kind: 'pack'
  readonly existing?: undefined
  readonly format: ArchiveFormat
  readonly sources: readonly Spot[]
  /** What the plan found in them: files, folders and links. */
  readonly count: number
  /** Of their files; the archive may be smaller. */
  readonly size: number
}

export interface NewHardLinkStep extends Bringing {
  readonly kind: 'new-hard-link'
  readonly from: Spot
  readonly seen: Facts
  /** What is replaced must hold the same bytes; both are read at the last moment. */
  readonly instead?: 'share' | undefined
}

/** Undo of a replace: what the version store holds comes back, and what stands there now goes into the store in its stead. */
export interface SwapVersionStep extends Base {
  readonly kind: 'swap-version'
  /** In the version store. */
  readonly from: Spot
  readonly seen: Facts
  readonly to: Spot
  readonly existing: Facts
}

/**
 * Nothing is done for this, and why: it was skipped by decision, its content is already there, it is its own target,
 * or it is a pipe, a socket, a device or a mounted volume inside a folder that is copied.
 */
export interface NothingStep extends Base {
  readonly kind: 'nothing'
  readonly to: Spot
  readonly why: 'skip' | 'identical' | 'same-place' | 'special' | 'mount'
}

export const outcomes = ['done', 'skipped', 'kept-both', 'replaced', 'refused', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** What became of one step. */
export interface StepResult {
  readonly outcome: Outcome
  readonly error?: {readonly code: ErrorCode; readonly message: string} | undefined
  /** Of what now stands at `to`; undo and the index compare with it. */
  readonly made?: Facts | undefined
  /** BLAKE3-256 of all bytes, where they were copied. */
  readonly hash?: Uint8Array | undefined
  /** The bytes were read back from the target and hashed (P4). */
  readonly verified?: boolean | undefined
  /** Where the replaced content is now. */
  readonly version?: Spot | undefined
  /** Attributes that the target refused, as `owner` or `xattr user.tag`. */
  readonly lost?: readonly string[] | undefined
  readonly bytes?: number | undefined
}

/** Steps that are flushed and journalled together. At most 256. */
export interface Part {
  readonly no: number
  readonly steps: readonly Step[]
}
export const STEPS_A_PART = 256
