import {type CoreError, type ErrorCode} from '../../contract/errors.ts'
import type {Decision} from '../../contract/plan.ts'
import {DIR, FILE, LINK, type Facts} from './spot.ts'
import type {NothingStep} from './step.ts'

/** How the bytes go, as far as planning can tell; whoever copies knows whether that is a clone or a stream. */
export type Route = 'rename' | 'copy' | 'link' | 'clone' | 'trash' | 'delete' | 'none'

export interface ConflictSide {
  readonly path: string
  readonly kind: number
  readonly size: number
  readonly mtimeNs: bigint
}

/** Two that want the same name. */
export interface PlannedConflict {
  readonly source: ConflictSide
  readonly target: ConflictSide
  readonly decision?: Decision | undefined
}

export interface PlannedRefusal {
  readonly path: string
  readonly code: ErrorCode
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>> | undefined
}

/** What a planner tells when its steps are out. */
export interface PlanSummary {
  /** Files, folders, links and special files that it works on. */
  readonly items: number
  readonly files: number
  readonly folders: number
  /** Of the files that it works on, each inode once. */
  readonly bytes: number
  /** The first thousand. */
  readonly conflicts: readonly PlannedConflict[]
  readonly conflictCount: number
  /** Conflicts that wait for a decision. */
  readonly undecided: number
  readonly identical: number
  /** For which nothing is done for another reason than `identical`. */
  readonly skipped: number
  /** Special files and mounted volumes that a copy leaves out. */
  readonly leftOut: number
  /** The first thousand. */
  readonly refusals: readonly PlannedRefusal[]
  readonly refusalCount: number
  readonly route: Route
  /** Of the target's volume, where something is brought to one. */
  readonly space?: {readonly neededBytes: number; readonly freeBytes: number; readonly afterBytes: number} | undefined
  /** Why it cannot be carried out as it is. */
  readonly blockedBy?: 'refusal' | 'conflict' | undefined
}

export interface PlanNotes {
  /** Something that a step works on. */
  works(seen: Facts): void
  /** Something new, with its bytes if it has any. */
  makes(kind: number, bytes?: number): void
  nothing(why: NothingStep['why']): void
  conflict(conflict: PlannedConflict): void
  refuse(refusal: PlannedRefusal): void
  /** A copy anywhere makes the whole a copy. */
  route(route: Route): void
  summary(space?: PlanSummary['space']): PlanSummary
}

const KEPT = 1000

/** Collects the figures of a plan while its steps go by; it keeps nothing of a file but the inodes of hard links. */
export function planNotes(): PlanNotes {
  const figures = {
    items: 0,
    files: 0,
    folders: 0,
    bytes: 0,
    conflictCount: 0,
    undecided: 0,
    identical: 0,
    skipped: 0,
    leftOut: 0,
    refusalCount: 0,
  }
  const conflicts: PlannedConflict[] = []
  const refusals: PlannedRefusal[] = []
  const inodes = new Set<string>()
  let route: Route = 'none'

  const isNewInode = ({nlink, device, inode}: Facts): boolean => {
    if (nlink < 2) return true
    const before = inodes.size
    return inodes.add(`${device}:${inode}`).size > before
  }
  return {
    works: (seen) => {
      figures.items++
      if (seen.kind === DIR) figures.folders++
      if (seen.kind !== FILE) return
      figures.files++
      if (isNewInode(seen)) figures.bytes += seen.size
    },
    makes: (kind, bytes = 0) => {
      figures.items++
      figures.bytes += bytes
      if (kind === DIR) figures.folders++
      if (kind === FILE) figures.files++
    },
    nothing: (why) => {
      if (why === 'identical') figures.identical++
      else if (why === 'special' || why === 'mount') figures.leftOut++
      else figures.skipped++
    },
    conflict: (conflict) => {
      figures.conflictCount++
      if (conflict.decision === undefined) figures.undecided++
      if (conflicts.length < KEPT) conflicts.push(conflict)
    },
    refuse: (refusal) => {
      figures.refusalCount++
      if (refusals.length < KEPT) refusals.push(refusal)
    },
    route: (next) => {
      if (route !== 'copy') route = next
    },
    summary: (space) => {
      const blockedBy = figures.refusalCount > 0 ? 'refusal' : figures.undecided > 0 ? 'conflict' : undefined
      return {...figures, conflicts, refusals, route, space, blockedBy}
    },
  }
}

/** How a thing is called where nothing more is known of it. */
export function kindWord(kind: number): string {
  return kind === FILE ? 'file' : kind === DIR ? 'folder' : kind === LINK ? 'link' : 'special file'
}

/** What a disk refused while it was looked at, as a refusal of the plan. */
export function refusalOf(error: CoreError, path: string): PlannedRefusal {
  return {path, code: error.code, message: error.message, details: error.details}
}
