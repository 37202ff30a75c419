import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import {noName} from './name-limits.ts'
import type {PlanSummary} from './plan-notes.ts'
import {askedFacts, looked, planWork, type PlanWishes} from './plan-work.ts'
import type {Step} from './step.ts'
import {arrivalAt} from './transfer-arrival.ts'
import {transferTree} from './transfer-tree.ts'

export interface RenameRequest extends PlanWishes {
  readonly source: Asked
  readonly name: Uint8Array
}

/** Plans to give one thing another name in its folder. It never goes into a folder that has that name. */
export function* planRename(disk: LookDisk, request: RenameRequest): Generator<Step, PlanSummary> {
  const {source, name} = request
  const {spot, shown} = source
  // What is inside a folder stays where it is, so it is not looked at.
  const work = planWork(disk, {weigh: false, ...request}, true)
  const message = noName(name)
  if (message !== undefined) work.notes.refuse({path: shown, code: 'BadInput', message})
  const seen = message === undefined ? askedFacts(work, spot, shown) : undefined
  const arrival = seen && looked(work, shown, () => arrivalAt(work, {folder: spot.folder, shown, names: [name]}))?.value
  if (!seen || !arrival) return work.notes.summary()
  const {landing} = arrival
  const passage = {item: 0, from: spot.folder, device: landing.abilities.device, landing, renames: true}
  yield* transferTree(work, passage, {listed: {name: spot.name, facts: seen}, name, merges: false, asked: true})
  return work.notes.summary()
}
