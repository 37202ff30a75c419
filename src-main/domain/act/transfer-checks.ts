import {isWithin} from '../byte-path.ts'
import type {Asked} from './asked.ts'
import {mayChange} from './may-change.ts'
import {isOwnTarget} from './meet.ts'
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
  if (work.moves && !mayChange(work, {folder: spot.folder, abilities: from, shown})) return undefined
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

/** Notes a source as refused that is its own target, on whatever way that was reached. */
export function refuseOwnTarget(work: PlanWork, {spot, shown}: Asked, {landing, name = spot.name}: Arrival): void {
  const seen = work.disk.facts(spot)
  if (!seen || !isOwnTarget(work, {item: 0, from: spot, seen, name, landing, merges: false})) return
  const message = `${shown} cannot be ${work.moves ? 'moved' : 'copied'} onto itself.`
  work.notes.refuse({path: shown, code: 'Conflict', message})
}

/** A folder that comes to the place of one that it lies in would become a part of what it is a part of. */
function mergesAt(work: PlanWork, {source, seen, arrival}: SourceCheck): boolean {
  if (seen.kind !== DIR) return false
  const standing = work.disk.facts({folder: arrival.landing.folder, name: arrival.name ?? source.spot.name})
  return standing === undefined || !factsAround(work, source.spot.folder).some((above) => sameThing(above, standing))
}
