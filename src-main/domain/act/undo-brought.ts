import {shownSpot} from './spot-path.ts'
import {DIR, LINK, type Facts, type Spot} from './spot.ts'
import type {
  CopyFileStep,
  CopyLinkStep,
  JoinStep,
  MoveStep,
  NewFileStep,
  NewHardLinkStep,
  NewLinkStep,
  PackStep,
  RestoreStep,
  Step,
  StepResult,
  TrashStep,
} from './step.ts'
import {swapBack} from './undo-swap.ts'
import type {Undoing} from './undoing.ts'

/** A step that made something anew, which is taken away again. */
export type Made = CopyFileStep | CopyLinkStep | JoinStep | NewLinkStep | NewFileStep | PackStep | NewHardLinkStep | RestoreStep

/** Takes away what a step made: into the trash, or into the version store where something is to come back to its place. */
export function* takeAway(undoing: Undoing, step: Made, result: StepResult): Generator<Step> {
  const {world, made} = undoing
  const {item, to} = step
  if (result.version) {
    const swapped = yield* swapBack(undoing, step, result)
    // It came out of the trash, so that is where it is looked for.
    if (swapped && step.kind === 'restore') yield* trashNow(undoing, {item, ...swapped, origin: to})
    return
  }
  const holder = made.around(to)
  if (holder) holder.seen++
  const now = world.unchanged(to, result.made)
  if (now && !holder?.holdsCopies) yield* trashNow(undoing, {item, at: to, now, origin: to})
}

export interface TrashNow {
  readonly item: number
  readonly at: Spot
  readonly now: Facts
  /** Where it is restored to. */
  readonly origin: Spot
}

export function* trashNow(undoing: Undoing, {item, at, now, origin}: TrashNow): Generator<Step> {
  const {work, world, ways, rooms} = undoing
  const place = ways.trashFor(at)
  if (!place) {
    const path = shownSpot(origin)
    work.notes.refuse({path, code: 'Unsupported', message: `There is no trash on the volume of ${path}.`})
    return
  }
  const touched = isTouched(undoing, at, now)
  world.leaves(at)
  yield* rooms.put({item, from: at, seen: now, place, info: ways.infoFor(origin), name: origin.name, touched})
}

/** A step that took something from its place, where it goes back to. */
export type Moved = MoveStep | TrashStep | CopyFileStep | CopyLinkStep | JoinStep

/** Brings a thing back to where it was, and what it replaced to its place. */
export function* takeBack(undoing: Undoing, step: Moved, result: StepResult): Generator<Step> {
  const {world, made, work} = undoing
  const {item, to} = step
  const holder = made.around(to)
  if (holder) holder.seen++
  const now = world.unchanged(to, result.made)
  if (!now || !world.canTake(step.from, now)) return
  const base = {item, from: to, seen: now, to: step.from}
  // Across volumes it is copied back before it goes into the version store: what would leave the store again could not be redone.
  if (result.version && step.kind !== 'move' && step.kind !== 'trash') {
    yield carriedBack(undoing, {...base, touched: isTouched(undoing, to, now)}, false)
    world.arrives(step.from, now)
    yield* swapBack(undoing, step, result)
    return
  }
  const swapped = result.version ? yield* swapBack(undoing, step, result) : undefined
  if (result.version && !swapped) return
  const from = swapped?.at ?? to
  work.notes.works(now)
  yield back(undoing, step, {...base, from, touched: isTouched(undoing, from, now)})
  world.leaves(from)
  world.arrives(step.from, now)
}

/** Out of a folder may have gone what was brought there from elsewhere. */
function isTouched({world}: Undoing, at: Spot, {kind, nlink}: Facts): true | undefined {
  return world.isNew(at) || kind === DIR || nlink > 1 || undefined
}

function back(undoing: Undoing, step: Moved, base: Base): Step {
  if (step.kind === 'move') return {kind: 'move', ...base}
  if (step.kind !== 'trash') return carriedBack(undoing, base, true)
  const hasInfo = undoing.work.disk.facts(step.infoAt) !== undefined
  return hasInfo ? {kind: 'restore', ...base, infoAt: step.infoAt} : {kind: 'move', ...base}
}

interface Base {
  readonly item: number
  readonly touched: true | undefined
  readonly from: Spot
  readonly seen: Facts
  readonly to: Spot
}

function carriedBack({work, world, carried}: Undoing, base: Base, removeSource: boolean): Step {
  const {from, seen, to} = base
  if (seen.kind === LINK) return {kind: 'copy-link', ...base, target: work.disk.linkTarget(from), removeSource}
  const abilities = world.abilities(to.folder)
  const key = `${seen.device}:${seen.inode} ${abilities.device}`
  const first = seen.nlink > 1 && abilities.hardLinks ? carried.get(key) : undefined
  if (first) return {kind: 'join', ...base, first, removeSource}
  carried.set(key, to)
  work.room.need(abilities, seen.size)
  return {kind: 'copy-file', ...base, removeSource}
}
