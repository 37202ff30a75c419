import {shownSpot} from './spot-path.ts'
import {DIR, LINK, type Facts, type Spot} from './spot.ts'
import type {
  CopyFileStep,
  CopyLinkStep,
  JoinStep,
  MoveStep,
  NewHardLinkStep,
  NewLinkStep,
  RestoreStep,
  Step,
  StepResult,
  TrashStep,
} from './step.ts'
import {swapBack} from './undo-swap.ts'
import type {Undoing} from './undoing.ts'

export type Made = CopyFileStep | CopyLinkStep | JoinStep | NewLinkStep | NewHardLinkStep | RestoreStep

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

export function* trashNow({work, world, ways, rooms}: Undoing, {item, at, now, origin}: TrashNow): Generator<Step> {
  const place = ways.trashFor(at)
  if (!place) {
    const path = shownSpot(origin)
    work.notes.refuse({path, code: 'Unsupported', message: `There is no trash on the volume of ${path}.`})
    return
  }
  const touched = world.isNew(at) || (now.kind !== DIR && now.nlink > 1) || undefined
  world.leaves(at)
  yield* rooms.put({item, from: at, seen: now, place, info: ways.infoFor(origin), name: origin.name, touched})
}

export type Moved = MoveStep | TrashStep | CopyFileStep | CopyLinkStep | JoinStep

/** Brings a thing back to where it was; what it replaced comes back first. */
export function* takeBack(undoing: Undoing, step: Moved, result: StepResult): Generator<Step> {
  const {world, made, work} = undoing
  const {item, to} = step
  const holder = made.around(to)
  if (holder) holder.seen++
  const now = world.unchanged(to, result.made)
  if (!now || !world.canTake(step.from, now)) return
  const swapped = result.version ? yield* swapBack(undoing, step, result) : undefined
  if (result.version && !swapped) return
  const from = swapped?.at ?? to
  work.notes.works(now)
  const touched = world.isNew(from) || (now.kind !== DIR && now.nlink > 1) || undefined
  yield back(undoing, step, {item, touched, from, seen: now, to: step.from})
  world.leaves(from)
  world.arrives(step.from, now)
}

function back(undoing: Undoing, step: Moved, base: Base): Step {
  if (step.kind === 'move') return {kind: 'move', ...base}
  if (step.kind !== 'trash') return carriedBack(undoing, base, step.to)
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

/** Back across volumes; `stood` is where it stands while this is planned. */
function carriedBack({work, world, carried}: Undoing, base: Base, stood: Spot): Step {
  const {seen, to} = base
  if (seen.kind === LINK) return {kind: 'copy-link', ...base, target: work.disk.linkTarget(stood), removeSource: true}
  const abilities = world.abilities(to.folder)
  const key = `${seen.device}:${seen.inode} ${abilities.device}`
  const first = seen.nlink > 1 && abilities.hardLinks ? carried.get(key) : undefined
  if (first) return {kind: 'join', ...base, first, removeSource: true}
  carried.set(key, to)
  work.room.need(abilities, seen.size)
  return {kind: 'copy-file', ...base, removeSource: true}
}
