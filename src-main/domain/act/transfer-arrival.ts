import {equalBytes} from '../byte-path.ts'
import type {Asked} from './asked.ts'
import {landingAt, type Landing} from './landing.ts'
import {mayChange} from './may-change.ts'
import {nameKey} from './name-case.ts'
import {noName} from './name-limits.ts'
import type {PlannedRefusal} from './plan-notes.ts'
import type {PlanWork} from './plan-work.ts'
import {foldersAbove, spotAt, spotPath} from './spot-path.ts'
import {DIR, sameThing, type Facts, type Spot} from './spot.ts'

/** Where things arrive: the folder, the new name where one was asked for, and all folders around it. */
export interface Arrival {
  readonly landing: Landing
  readonly name?: Uint8Array | undefined
  /** Of the folder and the ones above it. */
  readonly around: readonly Facts[]
}

/** Finds out whether things go into a folder or become a new path; undefined where neither is possible, which is noted as a refusal. */
export function arrivalFor(work: PlanWork, sources: readonly Asked[], destination: Asked): Arrival | undefined {
  const {spot, shown} = destination
  const path = spotPath(spot)
  const isTop = spotAt(path) === undefined
  const there = isTop ? undefined : work.disk.facts(spot)
  const names = sources.map((source) => source.spot.name)
  if ((isTop || there?.kind === DIR) && !isOtherSpellingOf(work, sources, {spot, there}))
    return arrivalAt(work, {folder: path, shown, names})
  const trouble = sources.length === 1 ? whyNoNewPath(work, destination) : whyNoFolder(shown, there)
  if (trouble) {
    work.notes.refuse({path: shown, ...trouble})
    return undefined
  }
  const arrival = arrivalAt(work, {folder: spot.folder, shown, names: [spot.name]})
  return arrival && {...arrival, name: spot.name}
}

type Trouble = Pick<PlannedRefusal, 'code' | 'message'>

function whyNoFolder(shown: string, there: Facts | undefined): Trouble {
  if (there) return {code: 'NotAFolder', message: `${shown} is no folder, so it cannot take several things.`}
  return {code: 'PathNotFound', message: `There is no folder at ${shown} that could take several things.`}
}

function whyNoNewPath(work: PlanWork, {spot, shown}: Asked): Trouble | undefined {
  const holder = spotAt(spot.folder)
  if (holder && work.disk.facts(holder)?.kind !== DIR)
    return {code: 'PathNotFound', message: `The folder that shall hold ${shown} does not exist.`}
  const message = noName(spot.name)
  return message === undefined ? undefined : {code: 'BadInput', message}
}

/** A folder may get other capitals on a volume that does not tell them apart, where its new name is there already: itself. */
function isOtherSpellingOf(work: PlanWork, sources: readonly Asked[], {spot, there}: {spot: Spot; there: Facts | undefined}): boolean {
  const [source] = sources
  if (!work.moves || !there || !source || sources.length > 1) return false
  if (!equalBytes(source.spot.folder, spot.folder) || equalBytes(source.spot.name, spot.name)) return false
  const abilities = work.disk.abilities(spot.folder)
  if (nameKey(source.spot.name, abilities) !== nameKey(spot.name, abilities)) return false
  const seen = work.disk.facts(source.spot)
  return seen !== undefined && sameThing(seen, there)
}

export interface ArrivalInput {
  readonly folder: Uint8Array
  readonly shown: string
  /** Gone through once, and only where a name is taken. */
  readonly names: Iterable<Uint8Array>
}

/** An existing folder that things are brought into; one that cannot be written is noted as a refusal. */
export function arrivalAt(work: PlanWork, {folder, shown, names}: ArrivalInput): Arrival | undefined {
  const abilities = work.disk.abilities(folder)
  if (!mayChange(work, {folder, abilities, shown})) return undefined
  const landing = landingAt(work, {folder, abilities, mount: work.mounts.over(folder), fresh: false, coming: names, mixed: true})
  return {landing, around: factsAround(work, folder)}
}

/** Of a folder and the ones above it; the top is left out, because nothing that can be brought is the top. */
export function factsAround(work: PlanWork, folder: Uint8Array): readonly Facts[] {
  const spot = spotAt(folder)
  if (!spot) return []
  return [spot, ...foldersAbove(spot)].flatMap((above) => work.disk.facts(above) ?? [])
}
