import {displayName} from '../display-path.ts'
import {decisionFor, type Asked} from './asked.ts'
import {landingAt} from './landing.ts'
import type {LookDisk} from './look-disk.ts'
import {missingFolders, type MissingFolders} from './missing-folders.ts'
import {nameTrouble, noName} from './name-limits.ts'
import type {PlanSummary} from './plan-notes.ts'
import {bringAll} from './plan-transfer.ts'
import {looked, nothing, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {shownSpot, spotPath} from './spot-path.ts'
import {DIR, type Facts, type Spot} from './spot.ts'
import type {Step} from './step.ts'
import {arrivalAt, factsAround} from './transfer-arrival.ts'

export interface MakeFolderRequest extends PlanWishes {
  /** Item 0. */
  readonly folder: Asked
  /** Make the folders on the way to it, too, and be content with one that is there. */
  readonly parents?: boolean | undefined
  /** What is moved into it: items 1 and up. */
  readonly selection?: readonly Asked[] | undefined
}

/** Whatever the system leaves of it for a new folder of this user. */
const MODE = 0o777

/** Plans to make a folder, also with a selection that is moved into it. */
export function* planMakeFolder(disk: LookDisk, request: MakeFolderRequest): Generator<Step, PlanSummary> {
  const {folder, selection = []} = request
  const work = planWork(disk, request, true)
  const message = noName(folder.spot.name)
  if (message !== undefined) work.notes.refuse({path: folder.shown, code: 'BadInput', message})
  const place = message === undefined ? looked(work, folder.shown, () => placeFor(work, request))?.value : undefined
  if (!place) return work.notes.summary()
  yield* made(work, place, folder.spot)
  const goesOn = selection.length > 0 && (place.make.length > 0 || place.why !== 'skip')
  const arrival = goesOn ? looked(work, folder.shown, () => arrivalIn(work, place, selection))?.value : undefined
  if (!arrival) return work.notes.summary()
  yield* bringAll(work, {sources: selection, arrival, firstItem: 1, copies: false})
  for (const refusal of work.room.refusals(folder.shown)) work.notes.refuse(refusal)
  return work.notes.summary(work.room.on(arrival.landing.abilities.device))
}

function* made(work: PlanWork, {make, keptBoth, why}: Place, asked: Spot): Generator<Step> {
  for (const to of make) {
    work.notes.makes(DIR)
    yield {kind: 'make-folder', item: 0, keptBoth: (to === make.at(-1) && keptBoth) || undefined, to, mode: MODE}
  }
  if (make.length === 0) yield nothing(work, {item: 0, to: asked, why})
}

interface Place {
  /** From the top down. */
  readonly make: readonly Spot[]
  readonly folder: Uint8Array
  readonly lacking: MissingFolders
  readonly keptBoth?: boolean
  /** Why nothing is made. */
  readonly why: 'skip' | 'same-place'
}

function placeFor(work: PlanWork, {folder: {spot, shown}, parents = false}: MakeFolderRequest): Place | undefined {
  const there = work.disk.facts(spot)
  const lacking = missingFolders(work, spot.folder)
  if (!lacking) return undefined
  const place = {make: [...lacking.missing, spot], folder: spotPath(spot), lacking, why: 'same-place' as const}
  if (there) return taken(work, {spot, shown, there, parents}, place)
  if (lacking.missing.length > 0 && !parents) {
    work.notes.refuse({path: shown, code: 'PathNotFound', message: `The folder that shall hold ${shown} does not exist.`})
    return undefined
  }
  const message = nameTrouble(spot.name, lacking.abilities)
  if (message === undefined) return place
  work.notes.refuse({path: shown, code: 'Conflict', message})
  return undefined
}

interface Taken {
  readonly spot: Spot
  readonly shown: string
  readonly there: Facts
  readonly parents: boolean
}

function taken(work: PlanWork, {spot, shown, there, parents}: Taken, place: Place): Place | undefined {
  const decision = decisionFor(work.choices, shownSpot(spot))
  if (decision === 'keep-both') {
    const name = arrivalAt(work, {folder: spot.folder, shown, names: [spot.name]})!.landing.names.next(spot.name, true)
    const to = {folder: spot.folder, name}
    return {...place, make: [to], folder: spotPath(to), keptBoth: true}
  }
  if (decision === 'skip') return {...place, make: [], why: 'skip'}
  if (parents && there.kind === DIR) return {...place, make: []}
  work.notes.refuse({path: shown, code: 'NameTaken', message: `Something stands at ${shown} already.`})
  return undefined
}

function arrivalIn(work: PlanWork, {make, folder, lacking}: Place, selection: readonly Asked[]) {
  const names = selection.map(({spot}) => spot.name)
  if (make.length === 0) return arrivalAt(work, {folder, shown: displayName(folder).text, names})
  const {abilities, existing} = lacking
  const landing = landingAt(work, {folder, abilities, mount: work.mounts.over(existing), fresh: true, coming: names, mixed: true})
  return {landing, around: factsAround(work, existing)}
}
