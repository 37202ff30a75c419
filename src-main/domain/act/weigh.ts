import {CoreError} from '../../contract/errors.ts'
import {joinPath} from '../byte-path.ts'
import type {Route} from './plan-notes.ts'
import type {PlanWork} from './plan-work.ts'
import {shownSpot, spotPath} from './spot-path.ts'
import {DIR, type Facts, type Spot} from './spot.ts'
import {walkInside} from './walk-inside.ts'
import type {Listed} from './work-disk.ts'

/** Notes something that goes whole with all that is in it. False where a volume is mounted inside, which is noted as a refusal. */
export function weigh(work: PlanWork, {spot, seen}: {readonly spot: Spot; readonly seen: Facts}, route: Route): boolean {
  work.notes.route(route)
  work.notes.works(seen)
  if (seen.kind !== DIR) return true
  const path = spotPath(spot)
  const free = !work.mounts.isAbove(path) && (!work.weighs || weighInside(work, path, seen))
  if (!free) {
    const message = `A volume is mounted inside ${shownSpot(spot)}: it would be taken along.`
    work.notes.refuse({path: shownSpot(spot), code: 'Conflict', message})
  }
  return free
}

/** What cannot be read is not counted: it goes along unread. */
function weighInside(work: PlanWork, top: Uint8Array, {device}: Facts): boolean {
  for (const {folder, listed} of walkInside((path) => readable(work, path), top)) {
    // Up to the first mount all folders are on one device.
    if (listed.facts.kind === DIR && work.mounts.isMount(joinPath(folder, listed.name), listed.facts, device)) return false
    work.notes.works(listed.facts)
  }
  return true
}

function readable(work: PlanWork, folder: Uint8Array): readonly Listed[] {
  try {
    return work.disk.list(folder)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    return []
  }
}
