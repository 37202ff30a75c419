import type {PhaseMetrics, PhaseName} from '../../contract/job.ts'

/** What an index run remembers of itself, written in the transaction of the rows that it tells of. */
export interface ScanState {
  /** Row numbers from here on were new in this run. */
  readonly firstId: number
  /** Change numbers after this one are this run's. */
  readonly firstSeq: number
  readonly statted: number
  readonly listed: number
  readonly excluded: number
  /** Parts that could not be read. */
  readonly unread: number
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly moved: number
  readonly hashed: number
  readonly bytesHashed: number
  readonly resumed: number
  readonly phases: Readonly<Record<PhaseName, PhaseMetrics>>
}

export interface ScanRow {
  readonly job: string
  readonly root: number
  readonly state: ScanState
  /** Checkpoints written so far. */
  readonly parts: number
}

/** A new row that became a known one. */
export interface Taken {
  readonly young: number
  readonly old: number
}

/** Under this name the missing of no run stand, but of what follows the disk. */
export const FOLLOWING = 'following'

/** Kinds as the column holds them. */
export const kinds = {file: 0, dir: 1, link: 2, special: 3, mount: 4} as const
