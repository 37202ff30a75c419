import {isWithin} from '../byte-path.ts'
import type {Asked} from './asked.ts'
import {quote} from './name-limits.ts'
import type {PlanWork} from './plan-work.ts'
import {foldersAbove, spotKey, spotPath} from './spot-path.ts'
import {DIR, sameThing, type Facts} from './spot.ts'
import {factsAround, type Arrival} from './transfer-arrival.ts'

/** One source and where it shall go. */
export interface SourceCheck {
  readonly source: Asked
  readonly seen: Facts
  readonly arrival: Arrival
  /** The keys of all sources. */
  readonly all: ReadonlySet<string>
}

/** Whether one source can be brought where it shall go, and what is known of it then; what forbids it is noted as a refusal. */
export function isPossible(
  work: PlanWork,
  check: SourceCheck,
): {readonly device: string; readonly mount: string; readonly merges: boolean} | undefined {
  const {source, seen, arrival} = check
  const {spot, shown} = source
  const {folder} = arrival.landing
  const from = work.disk.abilities(spot.folder)
  if (work.moves && from.readOnly) {
    work.notes.refuse({
      path: shown,
      code: 'PermissionDenied',
      message: `The volume of ${shown} is read-only: nothing can be moved away from it.`,
    })
    return undefined
  }
  if (seen.kind === DIR && (isWithin(folder, spotPath(spot)) || arrival.around.some((above) => sameThing(above, seen)))) {
    const message = `${shown} cannot be ${work.moves ? 'moved' : 'copied'} into itself.`
    work.notes.refuse({path: shown, code: 'Conflict', message})
    return undefined
  }
  const outer = work.moves ? foldersAbove(spot).find((above) => check.all.has(spotKey(above))) : undefined
  if (outer) {
    work.notes.refuse({path: shown, code: 'Conflict', message: `${shown} lies in ${quote(outer.name)}, which is moved itself.`})
    return undefined
  }
  return {device: from.device, mount: work.moves ? work.mounts.over(spot.folder) : '', merges: mergesAt(work, check)}
}

/** A folder that comes to the place of one that it lies in would become a part of what it is a part of. */
function mergesAt(work: PlanWork, {source, seen, arrival}: SourceCheck): boolean {
  if (seen.kind !== DIR) return false
  const standing = work.disk.facts({folder: arrival.landing.folder, name: arrival.name ?? source.spot.name})
  return standing === undefined || !factsAround(work, source.spot.folder).some((above) => sameThing(above, standing))
}
