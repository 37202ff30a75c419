import {CoreError} from '../../contract/errors.ts'
import type {Choices} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import {mountsOf, type Mounts} from './mounts.ts'
import {planNotes, refusalOf, type PlanNotes} from './plan-notes.ts'
import {roomNeeded, type RoomNeeded} from './room-needed.ts'
import {shownSpot} from './spot-path.ts'
import type {Facts, Spot} from './spot.ts'
import type {NothingStep} from './step.ts'
import type {Listed} from './work-disk.ts'

/** What one run of a planner carries along. */
export interface PlanWork {
  readonly disk: LookDisk
  readonly notes: PlanNotes
  readonly room: RoomNeeded
  readonly mounts: Mounts
  readonly choices: Choices
  /** Whether something brought is meant to leave its old place. */
  readonly moves: boolean
  /** By inode and target device: where the first name of a file that has several was copied to. */
  readonly copied: Map<string, Spot>
  /** Whether the insides of what is renamed whole are counted. */
  readonly weighs: boolean
}

/** What every planner may be told beside what it is about. */
export interface PlanWishes {
  readonly choices?: Choices | undefined
  /** The mount points of the system. Without them they are told by the device of folders. */
  readonly mounts?: readonly Uint8Array[] | undefined
  /** False: what is inside a folder that goes as a whole is not counted, and only known mounts are found in it. */
  readonly weigh?: boolean | undefined
}

export function planWork(disk: LookDisk, wishes: PlanWishes, moves: boolean): PlanWork {
  const weighs = wishes.weigh ?? true
  return {
    disk,
    notes: planNotes(),
    room: roomNeeded(),
    mounts: mountsOf(wishes.mounts),
    choices: wishes.choices ?? {},
    moves,
    copied: new Map(),
    weighs,
  }
}

/** What stands at a spot that was asked for; where nothing does or it cannot be looked at, that is noted as a refusal. */
export function askedFacts(work: PlanWork, spot: Spot, shown: string): Facts | undefined {
  if (spot.name.length === 0) {
    work.notes.refuse({path: shown, code: 'Conflict', message: `${shown} is the top of all: it is in no folder that it could leave.`})
    return undefined
  }
  const seen = looked(work, shown, () => work.disk.facts(spot))
  if (seen === undefined) return undefined
  if (seen.value === undefined) work.notes.refuse({path: shown, code: 'PathNotFound', message: `There is nothing at ${shown}.`})
  return seen.value
}

/** The listing of a folder whose whole is needed; undefined where it cannot be read, which is noted as a refusal. */
export function wholeListing(work: PlanWork, folder: Spot, path: Uint8Array): readonly Listed[] | undefined {
  return looked(work, shownSpot(folder), () => work.disk.list(path))?.value
}

/** Looks at the disk; what the disk refuses refuses the plan, and any other failure is our own. */
export function looked<T>(work: PlanWork, shown: string, look: () => T): {readonly value: T} | undefined {
  try {
    return {value: look()}
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    work.notes.refuse(refusalOf(error, shown))
    return undefined
  }
}

export function nothing(work: PlanWork, step: Omit<NothingStep, 'kind'>): NothingStep {
  work.notes.nothing(step.why)
  return {kind: 'nothing', ...step}
}
