import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import type {PlanSummary} from './plan-notes.ts'
import {askedFacts, looked, planWork, type PlanWishes} from './plan-work.ts'
import {bytesKey} from './spot-path.ts'
import {DIR} from './spot.ts'
import type {Step} from './step.ts'
import {arrivalAt, type Arrival} from './transfer-arrival.ts'
import {transferTree} from './transfer-tree.ts'

export interface DuplicateRequest extends PlanWishes {
  readonly sources: readonly Asked[]
}

/** Plans a copy of each thing beside it, under the first free name. */
export function* planDuplicate(disk: LookDisk, request: DuplicateRequest): Generator<Step, PlanSummary> {
  const work = planWork(disk, request, false)
  const arrivals = new Map<string, Arrival | undefined>()
  for (const [item, {spot, shown}] of request.sources.entries()) {
    const {folder, name} = spot
    const seen = askedFacts(work, spot, shown)
    const key = bytesKey(folder)
    if (seen && !arrivals.has(key)) arrivals.set(key, looked(work, shown, () => arrivalAt(work, {folder, shown, names: []}))?.value)
    const landing = arrivals.get(key)?.landing
    if (!seen || !landing) continue
    const passage = {item, from: folder, device: landing.abilities.device, landing, renames: false}
    const free = landing.names.next(name, seen.kind === DIR)
    yield* transferTree(work, passage, {listed: {name, facts: seen}, name: free, merges: false, asked: true})
  }
  const [first] = request.sources
  for (const refusal of work.room.refusals(first?.shown ?? '')) work.notes.refuse(refusal)
  const [arrival] = arrivals.values()
  return work.notes.summary(arrival && work.room.on(arrival.landing.abilities.device))
}
