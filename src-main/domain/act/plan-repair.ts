import type {ErrorCode} from '../../contract/errors.ts'
import type {LookDisk} from './look-disk.ts'
import type {PlanSummary} from './plan-notes.ts'
import {looked, nothing, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {recordedFacts, type Recorded} from './recorded.ts'
import type {Step} from './step.ts'

/** A file to repair, and what was found out by reading it and its copies. */
export interface Repairing {
  readonly damaged: Recorded
  /** BLAKE3-256 of the bytes that were recorded. */
  readonly hash?: Uint8Array | undefined
  /** A file that was found to hold them. */
  readonly copy?: Recorded | undefined
  /** It holds them itself. */
  readonly isSound?: boolean | undefined
  /** Why it cannot be repaired. */
  readonly refusal?: {readonly code: ErrorCode; readonly message: string} | undefined
}

export interface RepairRequest extends PlanWishes {
  readonly things: readonly Repairing[]
}

/** Plans to replace rotten files by good copies. The bytes are hashed once more while they are copied, and what is replaced is kept. */
export function* planRepair(disk: LookDisk, request: RepairRequest): Generator<Step, PlanSummary> {
  const work = planWork(disk, request, false)
  for (const [item, thing] of request.things.entries()) yield* repairOne(work, item, thing)
  const [first] = request.things
  for (const refusal of work.room.refusals(first?.damaged.shown ?? '')) work.notes.refuse(refusal)
  return work.notes.summary()
}

function* repairOne(work: PlanWork, item: number, {damaged, hash, copy, isSound, refusal}: Repairing): Generator<Step> {
  const {spot: to, shown} = damaged
  if (refusal) return work.notes.refuse({path: shown, ...refusal})
  const existing = recordedFacts(work, damaged)
  if (!existing) return
  if (isSound) return yield nothing(work, {item, to, why: 'identical'})
  const seen = copy && recordedFacts(work, copy)
  const abilities = looked(work, shown, () => work.disk.abilities(to.folder))?.value
  if (!copy || !seen || !abilities) return
  if (abilities.readOnly) return work.notes.refuse({path: shown, code: 'PermissionDenied', message: `The volume of ${shown} is read-only.`})
  work.notes.route('copy')
  work.notes.works(existing)
  work.room.need(abilities, existing.size)
  const touched = existing.nlink > 1 || undefined
  yield {kind: 'copy-file', item, touched, from: copy.spot, seen, to, existing, removeSource: false, instead: 'mend', hash}
}
