import type {Asked} from './asked.ts'
import {landingAt, type Landing} from './landing.ts'
import type {LookDisk} from './look-disk.ts'
import {meet} from './meet.ts'
import {missingFolders} from './missing-folders.ts'
import type {PlanSummary} from './plan-notes.ts'
import {askedFacts, looked, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {bytesKey, spotKey} from './spot-path.ts'
import {DIR, type Facts, type Spot} from './spot.ts'
import type {MakeFolderStep, Step} from './step.ts'
import {transferTree} from './transfer-tree.ts'
import {weigh} from './weigh.ts'

export interface TrashedThing {
  /** In the trash. */
  readonly trashed: Asked
  readonly infoAt: Spot
  /** Where it came from. */
  readonly back: Asked
}

export interface RestoreRequest extends PlanWishes {
  readonly things: readonly TrashedThing[]
}

/** Plans to bring things back out of the trash. A folder never merges with one that came to its place since. */
export function* planRestore(disk: LookDisk, request: RestoreRequest): Generator<Step, PlanSummary> {
  const work = planWork(disk, request, true)
  const landings = new Map<string, BackAt | undefined>()
  const made = new Set<string>()
  for (const [item, thing] of request.things.entries()) {
    const {trashed, back} = thing
    const seen = askedFacts(work, trashed.spot, trashed.shown)
    if (!seen) continue
    const key = bytesKey(back.spot.folder)
    if (!landings.has(key)) landings.set(key, looked(work, back.shown, () => landingOf(work, back.spot.folder, request.things))?.value)
    const at = landings.get(key)
    if (!at) continue
    for (const to of at.missing) {
      const before = made.size
      if (made.add(spotKey(to)).size > before) yield {kind: 'make-folder', item, to, mode: 0o777} satisfies MakeFolderStep
    }
    yield* restored(work, {item, thing, seen, landing: at.landing})
  }
  for (const refusal of work.room.refusals(request.things[0]?.back.shown ?? '')) work.notes.refuse(refusal)
  return work.notes.summary()
}

interface BackAt {
  readonly landing: Landing
  readonly missing: readonly Spot[]
}

function landingOf(work: PlanWork, folder: Uint8Array, things: readonly TrashedThing[]): BackAt | undefined {
  const lacking = missingFolders(work, folder)
  if (!lacking) return undefined
  const {missing, abilities, existing} = lacking
  const key = bytesKey(folder)
  const coming = things.values().filter(({back}) => bytesKey(back.spot.folder) === key)
  const names = coming.map(({back}) => back.spot.name)
  const fresh = missing.length > 0
  return {missing, landing: landingAt(work, {folder, abilities, mount: work.mounts.over(existing), fresh, coming: names, mixed: true})}
}

interface Back {
  readonly item: number
  readonly thing: TrashedThing
  readonly seen: Facts
  readonly landing: Landing
}

function* restored(work: PlanWork, back: Back): Generator<Step> {
  const {item, thing, seen, landing} = back
  const from = thing.trashed.spot
  const {name} = thing.back.spot
  const {device} = work.disk.abilities(from.folder)
  if (device !== landing.abilities.device || work.mounts.over(from.folder) !== landing.mount) return yield* carriedBack(work, back, device)
  const met = meet(work, {item, from, seen, name, landing, merges: false})
  if (met.does === 'nothing') yield met.step
  if (met.does !== 'bring' || !weigh(work, {spot: from, seen}, 'rename')) return
  const {to, existing, keptBoth} = met
  const touched = [seen, existing].some((facts) => facts && facts.kind !== DIR && facts.nlink > 1) || undefined
  yield {kind: 'restore', item, touched, from, infoAt: thing.infoAt, seen, to, existing, keptBoth}
}

/** A trash may hold what came from another volume: that is copied back, and leaves the trash when it is there. */
function* carriedBack(work: PlanWork, {item, thing, seen, landing}: Back, device: string): Generator<Step> {
  const {spot} = thing.trashed
  const passage = {item, from: spot.folder, device, landing, renames: false}
  const found = {listed: {name: spot.name, facts: seen}, name: thing.back.spot.name, merges: false, asked: true}
  const isOut = yield* transferTree(work, passage, found)
  const info = isOut ? work.disk.facts(thing.infoAt) : undefined
  if (info) yield {kind: 'remove', item, from: thing.infoAt, seen: info}
}
