import {joinPath} from '../byte-path.ts'
import {bringOne} from './bring-one.ts'
import {landingAt, type Landing} from './landing.ts'
import {meet} from './meet.ts'
import {nothing, wholeListing, type PlanWork} from './plan-work.ts'
import {shownSpot} from './spot-path.ts'
import {DIR, SPECIAL, type Facts, type Spot} from './spot.ts'
import type {RemoveStep, SettleFolderStep, Step} from './step.ts'
import type {Listed} from './work-disk.ts'

/** A folder that things are taken from, and the one that they are brought to. */
export interface Passage {
  readonly item: number
  readonly from: Uint8Array
  /** Of the folder that they are taken from. */
  readonly device: string
  readonly landing: Landing
  /** Everything goes by renaming it. */
  readonly renames: boolean
}

interface Level extends Passage {
  readonly list: readonly Listed[]
  at: number
  /** Something in the source stays where it is, so that the folder is not emptied. */
  stays: boolean
  readonly settle?: SettleFolderStep | undefined
  readonly remove?: RemoveStep | undefined
}

/** What is brought through a passage: the asked thing itself, or something inside it. */
export interface Found {
  readonly listed: Listed
  /** The name that it shall have. */
  readonly name: Uint8Array
  readonly merges: boolean
  readonly asked: boolean
}

/**
 * Brings one asked thing with all that is in it. One listing a level is held, so that neither depth nor number matters.
 * Answers whether nothing of it stays in its old place.
 */
export function* transferTree(work: PlanWork, passage: Passage, found: Found): Generator<Step, boolean> {
  const levels: Level[] = []
  const top: Level = {...passage, list: [], at: 0, stays: false}
  const first = yield* visit(work, top, found)
  if (first) levels.push(first)
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const listed = level.list[level.at++]
    if (listed) {
      const inner = yield* visit(work, level, {listed, name: listed.name, merges: true, asked: false})
      if (inner) levels.push(inner)
      continue
    }
    levels.pop()
    if (level.settle) yield level.settle
    if (level.remove && !level.stays) yield level.remove
    else (levels.at(-1) ?? top).stays = true
  }
  return !top.stays
}

function* visit(work: PlanWork, level: Level, found: Found): Generator<Step, Level | undefined> {
  const {item, landing} = level
  const {listed, name, merges} = found
  const from: Spot = {folder: level.from, name: listed.name}
  const left = leftOut(work, level, found)
  if (left) {
    level.stays = true
    if (left.step) yield left.step
    return undefined
  }
  const met = meet(work, {item, from, seen: listed.facts, name, landing, merges})
  if (met.does === 'merge') return opened(work, level, {from, seen: listed.facts, to: met.to, standing: met.standing})
  if (met.does !== 'bring') {
    level.stays = true
    if (met.does === 'nothing') yield met.step
    return undefined
  }
  const step = bringOne(work, {item, from, seen: listed.facts, landing, met, renames: level.renames})
  if (!step) {
    level.stays = true
    return undefined
  }
  yield step
  return listed.facts.kind === DIR && !level.renames ? opened(work, level, {from, seen: listed.facts, to: met.to}) : undefined
}

/** What no copy brings: mounted volumes and special files inside a folder are told and left out; asked for, or moved, they refuse the whole. */
function leftOut(work: PlanWork, level: Level, {listed, name, asked}: Found): {readonly step?: Step} | undefined {
  const {item, landing, renames} = level
  const from: Spot = {folder: level.from, name: listed.name}
  const to: Spot = {folder: landing.folder, name}
  if (isMount(work, level, listed)) {
    if (!work.moves) return asked ? undefined : {step: nothing(work, {item, to, why: 'mount'})}
    work.notes.refuse({path: shownSpot(from), code: 'Conflict', message: `${shownSpot(from)} is a mounted volume: it cannot be moved.`})
    return {}
  }
  if (listed.facts.kind !== SPECIAL || renames) return undefined
  if (!asked) return {step: nothing(work, {item, to, why: 'special'})}
  const message = `${shownSpot(from)} is a pipe, a socket or a device: it has no content that could be copied.`
  work.notes.refuse({path: shownSpot(from), code: 'Unsupported', message})
  return {}
}

function isMount(work: PlanWork, level: Level, {name, facts}: Listed): boolean {
  return facts.kind === DIR && work.mounts.isMount(joinPath(level.from, name), facts, level.device)
}

interface Opening {
  readonly from: Spot
  readonly seen: Facts
  readonly to: Spot
  /** The folder that is there already; absent where the plan makes it. */
  readonly standing?: Facts
}

/** Goes into a folder. One that cannot be read refuses the plan, because a copy of a part must never look whole. */
function opened(work: PlanWork, level: Level, {from, seen, to, standing}: Opening): Level | undefined {
  const path = joinPath(from.folder, from.name)
  const list = wholeListing(work, from, path)
  if (!list) return undefined
  if (standing) work.notes.works(seen)
  const landing = innerLanding(work, level.landing, {to, standing, list})
  const renames = level.renames && landing.abilities.device === seen.device && landing.mount === level.landing.mount
  const touched = work.moves || undefined
  const settle: SettleFolderStep | undefined = standing ? undefined : {kind: 'settle-folder', item: level.item, touched, from, to, seen}
  const remove: RemoveStep | undefined = work.moves ? {kind: 'remove', item: level.item, touched, from, seen} : undefined
  return {item: level.item, from: path, device: seen.device, landing, renames, list, at: 0, stays: false, settle, remove}
}

function innerLanding(
  work: PlanWork,
  outer: Landing,
  {to, standing, list}: {to: Spot; standing: Facts | undefined; list: readonly Listed[]},
): Landing {
  const folder = joinPath(to.folder, to.name)
  const crosses = standing !== undefined && work.mounts.isMount(folder, standing, outer.abilities.device)
  const other = standing !== undefined && (crosses || standing.device !== outer.abilities.device)
  const coming = list.values().map(({name}) => name)
  return landingAt(work, {
    folder,
    abilities: other ? work.disk.abilities(folder) : outer.abilities,
    mount: crosses ? work.mounts.over(folder) : outer.mount,
    fresh: standing === undefined,
    coming,
    mixed: false,
  })
}
