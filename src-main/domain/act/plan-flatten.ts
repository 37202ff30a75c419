import {joinPath} from '../byte-path.ts'
import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import type {PlanSummary} from './plan-notes.ts'
import {askedFacts, looked, planWork, wholeListing, type PlanWishes, type PlanWork} from './plan-work.ts'
import {isPrivateName} from './private-names.ts'
import {spotPath} from './spot-path.ts'
import {DIR, type Facts, type Spot} from './spot.ts'
import type {Step} from './step.ts'
import {arrivalAt, type Arrival} from './transfer-arrival.ts'
import {transferTree} from './transfer-tree.ts'
import {walkInside} from './walk-inside.ts'
import type {Listed} from './work-disk.ts'

export interface FlattenRequest extends PlanWishes {
  readonly folder: Asked
}

/**
 * Plans to bring everything that lies in the folders below a folder up into it. A folder goes when nothing stays in it;
 * what was skipped, is there already, or is mounted stays with the folders around it.
 */
export function* planFlatten(disk: LookDisk, request: FlattenRequest): Generator<Step, PlanSummary> {
  const {folder} = request
  const work = planWork(disk, request, true)
  const seen = askedFacts(work, folder.spot, folder.shown)
  if (seen && seen.kind !== DIR) work.notes.refuse({path: folder.shown, code: 'NotAFolder', message: `${folder.shown} is no folder.`})
  const arrival = seen?.kind === DIR ? looked(work, folder.shown, () => arrivalIn(work, folder))?.value : undefined
  const top = seen && arrival && opened(work, {from: folder.spot, seen, item: 0})
  if (!top) return work.notes.summary()
  yield* emptied(work, top, arrival)
  for (const refusal of work.room.refusals(folder.shown)) work.notes.refuse(refusal)
  return work.notes.summary(work.room.on(arrival.landing.abilities.device))
}

function arrivalIn(work: PlanWork, {spot, shown}: Asked): Arrival | undefined {
  const folder = spotPath(spot)
  return arrivalAt(work, {folder, shown, names: namesInside(work, folder)})
}

/** Asked for only where a name is taken. */
function* namesInside({disk}: PlanWork, folder: Uint8Array): Generator<Uint8Array> {
  for (const {listed} of walkInside(disk.list, folder)) if (listed.facts.kind !== DIR) yield listed.name
}

interface Level {
  readonly from: Spot
  readonly seen: Facts
  readonly item: number
  readonly path: Uint8Array
  readonly list: readonly Listed[]
  at: number
  /** Something in it stays, so that it does not go. */
  stays: boolean
}

/** One listing a level is held, so that neither depth nor number matters. */
function* emptied(work: PlanWork, top: Level, {landing}: Arrival): Generator<Step> {
  const levels = [top]
  let item = 0
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const listed = level.list[level.at++]
    if (!listed) {
      levels.pop()
      yield* left(work, level, levels.at(-1))
      continue
    }
    if (listed.facts.kind === DIR) {
      const inner = staysWhole(work, level, listed)
        ? undefined
        : opened(work, {from: {folder: level.path, name: listed.name}, seen: listed.facts, item: ++item})
      if (inner) levels.push(inner)
      else level.stays = true
    } else if (level !== top) {
      const {device} = level.seen
      const renames = device === landing.abilities.device
      const passage = {item: ++item, from: level.path, device, landing, renames}
      const gone = yield* transferTree(work, passage, {listed, name: listed.name, merges: false, asked: false})
      if (!gone) level.stays = true
    }
  }
}

/** The folder goes after all that was in it; the one that was asked for stays. */
function* left(work: PlanWork, {from, seen, item, stays}: Level, above: Level | undefined): Generator<Step> {
  if (!above) return
  if (stays) above.stays = true
  else {
    work.notes.works(seen)
    yield {kind: 'remove', item, touched: true, from, seen}
  }
}

/** What is mounted in it, and what we keep in it ourselves, is none of the folder's own. */
function staysWhole(work: PlanWork, {path, seen}: Level, {name, facts}: Listed): boolean {
  if (isPrivateName(name)) return true
  if (!work.mounts.isMount(joinPath(path, name), facts, seen.device)) return false
  work.notes.nothing('mount')
  return true
}

/** One that cannot be read refuses the plan: what is in it would be forgotten. */
function opened(work: PlanWork, {from, seen, item}: Pick<Level, 'from' | 'seen' | 'item'>): Level | undefined {
  const path = spotPath(from)
  const list = wholeListing(work, from, path)
  return list && {from, seen, item, path, list, at: 0, stays: false}
}
