import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import type {PlanSummary} from './plan-notes.ts'
import {looked, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {spotPath} from './spot-path.ts'
import type {Step} from './step.ts'
import {arrivalFor} from './transfer-arrival.ts'
import {bringAll} from './plan-transfer.ts'

export interface ExtractRequest extends PlanWishes {
  /** Each can be listed by its path, as if it were a folder. */
  readonly archives: readonly Asked[]
  /** A folder that is there: into it. Else the new path of what the one archive holds. */
  readonly destination: Asked
}

/** Plans to unpack archives: what they hold is copied out of them, by the same rules as from a folder. One that cannot be read refuses the whole. */
export function* planExtract(disk: LookDisk, request: ExtractRequest): Generator<Step, PlanSummary> {
  const {archives, destination} = request
  const work = planWork(disk, request, false)
  const sources = archives.flatMap((archive) => insideOf(work, archive))
  const arrival = looked(work, destination.shown, () => arrivalFor(work, sources, destination))?.value
  if (!arrival) return work.notes.summary()
  yield* bringAll(work, {sources, arrival, firstItem: 0, copies: true})
  for (const refusal of work.room.refusals(destination.shown)) work.notes.refuse(refusal)
  return work.notes.summary(work.room.on(arrival.landing.abilities.device))
}

function insideOf(work: PlanWork, {spot, shown}: Asked): readonly Asked[] {
  const folder = spotPath(spot)
  return looked(work, shown, () => work.disk.list(folder))?.value.map(({name}) => ({spot: {folder, name}, shown})) ?? []
}
