import {isWithin} from '../byte-path.ts'
import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import type {PlanSummary} from './plan-notes.ts'
import {outermost} from './plan-remove.ts'
import {askedFacts, looked, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {spotPath} from './spot-path.ts'
import {sameThing, type Facts} from './spot.ts'
import type {Step} from './step.ts'
import {factsAround} from './transfer-arrival.ts'
import {trashRooms, type TrashPlace, type TrashWays} from './trash-rooms.ts'

export interface TrashRequest extends PlanWishes, TrashWays {
  readonly sources: readonly Asked[]
}

/** Plans to put things into the trash of their volume, each as a whole. */
export function* planTrash(disk: LookDisk, request: TrashRequest): Generator<Step, PlanSummary> {
  const work = planWork(disk, request, true)
  const rooms = trashRooms(work)
  for (const [item, source] of outermost(request.sources)) {
    const from = source.spot
    const seen = askedFacts(work, from, source.shown)
    const place = seen && looked(work, source.shown, () => placeFor(work, {source, seen}, request))?.value
    if (place) yield* rooms.put({item, from, seen, place, info: request.infoFor(from)})
  }
  return work.notes.summary()
}

/** The trash that a thing may go to; undefined where there is none for it, which is noted as a refusal. */
export function placeFor(
  work: PlanWork,
  {source, seen}: {readonly source: Asked; readonly seen: Facts},
  ways: TrashWays,
): TrashPlace | undefined {
  const {spot, shown} = source
  const path = spotPath(spot)
  const refuse = (code: 'Conflict' | 'PermissionDenied' | 'Unsupported', message: string): undefined => {
    work.notes.refuse({path: shown, code, message})
    return undefined
  }
  const {readOnly, device} = work.disk.abilities(spot.folder)
  if (readOnly) return refuse('PermissionDenied', `The volume of ${shown} is read-only.`)
  if (work.mounts.isMount(path, seen, device)) return refuse('Conflict', `${shown} is a mounted volume: it cannot go to the trash.`)
  const place = ways.trashFor(spot)
  if (!place) return refuse('Unsupported', `There is no trash on the volume of ${shown}.`)
  if (isWithin(path, place.files) || isWithin(path, place.info)) return refuse('Conflict', `${shown} is in the trash already.`)
  const holdsTrash = isWithin(place.files, path) || factsAround(work, place.files).some((above) => sameThing(above, seen))
  return holdsTrash ? refuse('Conflict', `The trash itself lies in ${shown}.`) : place
}
