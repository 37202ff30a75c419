import {joinPath} from '../byte-path.ts'
import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import type {PlanSummary} from './plan-notes.ts'
import {askedFacts, looked, planWork, wholeListing, type PlanWishes, type PlanWork} from './plan-work.ts'
import {foldersAbove, shownSpot, spotKey, spotPath} from './spot-path.ts'
import {DIR, type Facts, type Spot} from './spot.ts'
import type {RemoveStep, Step} from './step.ts'
import type {Listed} from './work-disk.ts'

export interface RemoveRequest extends PlanWishes {
  readonly sources: readonly Asked[]
}

/** Plans to delete for good: what is in a folder before the folder. What lies in a thing that is deleted itself goes with it. */
export function* planRemove(disk: LookDisk, request: RemoveRequest): Generator<Step, PlanSummary> {
  const work = planWork(disk, request, true)
  for (const [item, source] of outermost(request.sources)) {
    const {spot, shown} = source
    const seen = askedFacts(work, spot, shown)
    const abilities = seen && looked(work, shown, () => work.disk.abilities(spot.folder))?.value
    if (!abilities) continue
    if (abilities.readOnly) work.notes.refuse({path: shown, code: 'PermissionDenied', message: `The volume of ${shown} is read-only.`})
    else yield* removeTree(work, {item, spot, seen, device: abilities.device})
  }
  return work.notes.summary()
}

/** The sources with their item numbers, each once and none that lies in another. */
export function* outermost(sources: readonly Asked[]): Generator<readonly [number, Asked]> {
  const all = new Set(sources.map(({spot}) => spotKey(spot)))
  const given = new Set<string>()
  for (const [item, source] of sources.entries()) {
    const before = given.size
    if (given.add(spotKey(source.spot)).size === before) continue
    if (!foldersAbove(source.spot).some((above) => all.has(spotKey(above)))) yield [item, source]
  }
}

interface Level {
  readonly path: Uint8Array
  readonly device: string
  readonly list: readonly Listed[]
  at: number
  readonly last: RemoveStep | undefined
}

function* removeTree(
  work: PlanWork,
  top: {readonly item: number; readonly spot: Spot; readonly seen: Facts; readonly device: string},
): Generator<Step> {
  const {item, spot} = top
  const levels: Level[] = [{path: spot.folder, device: top.device, list: [{name: spot.name, facts: top.seen}], at: 0, last: undefined}]
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const listed = level.list[level.at++]
    if (!listed) {
      levels.pop()
      if (level.last) yield level.last
      continue
    }
    const step = removal(work, item, {level, listed})
    if (step && listed.facts.kind !== DIR) yield step
    else if (step) levels.push(...opened(work, step))
  }
}

function removal(work: PlanWork, item: number, {level, listed: {name, facts}}: {level: Level; listed: Listed}): RemoveStep | undefined {
  const from = {folder: level.path, name}
  if (facts.kind === DIR && work.mounts.isMount(joinPath(level.path, name), facts, level.device)) {
    work.notes.refuse({path: shownSpot(from), code: 'Conflict', message: `${shownSpot(from)} is a mounted volume: it cannot be deleted.`})
    return undefined
  }
  work.notes.route('delete')
  work.notes.works(facts)
  return {kind: 'remove', item, touched: facts.kind === DIR || facts.nlink > 1 || undefined, from, seen: facts}
}

function opened(work: PlanWork, last: RemoveStep): readonly Level[] {
  const path = spotPath(last.from)
  const list = wholeListing(work, last.from, path)
  return list ? [{path, device: last.seen.device, list, at: 0, last}] : []
}
