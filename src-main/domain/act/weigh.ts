import {CoreError} from '../../contract/errors.ts'
import {joinPath} from '../byte-path.ts'
import type {Route} from './plan-notes.ts'
import type {PlanWork} from './plan-work.ts'
import {shownSpot, spotPath} from './spot-path.ts'
import {DIR, type Facts, type Spot} from './spot.ts'
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
function weighInside(work: PlanWork, top: Uint8Array, seen: Facts): boolean {
  const levels = [{path: top, device: seen.device, list: readable(work, top), at: 0}]
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const next = level.list[level.at++]
    if (!next) levels.pop()
    else {
      work.notes.works(next.facts)
      if (next.facts.kind !== DIR) continue
      const path = joinPath(level.path, next.name)
      if (work.mounts.isMount(path, next.facts, level.device)) return false
      levels.push({path, device: next.facts.device, list: readable(work, path), at: 0})
    }
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
