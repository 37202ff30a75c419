import type {CoreError} from '../../contract/errors.ts'
import {equalBytes} from '../../domain/byte-path.ts'
import {nameKey} from '../../domain/act/name-case.ts'
import {isMoved} from '../../domain/act/still-there.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import {LINK, sameBytes, sameThing, type Facts, type Spot} from '../../domain/act/spot.ts'
import type {MoveStep, RestoreStep, Step} from '../../domain/act/step.ts'
import {joinedTo} from './joined-to.ts'
import {renameSeen} from './rename-seen.ts'
import {undoing} from './undoing.ts'
import {isOf, partOf, refused, stillSeen, type PartWork, type Slot} from './part-work.ts'

/** The steps that bring something to a name. */
export type BringingStep = Extract<
  Step,
  {kind: 'copy-file' | 'copy-link' | 'join' | 'move' | 'restore' | 'new-link' | 'new-file' | 'pack' | 'new-hard-link'}
>

export function isBringing(slot: Slot): slot is Slot<BringingStep> {
  return isOf(slot, 'copy-file', 'copy-link', 'join', 'move', 'restore', 'new-link', 'new-file', 'pack', 'new-hard-link')
}

/** Puts what a step brings to a name where nothing stands: the target's own, or the private one beside it. Never replaces. */
export function bringTo(work: PartWork, slot: Slot<BringingStep>, to: Spot): void {
  if (isOf(slot, 'copy-file', 'new-file', 'pack')) work.names.place(partOf(slot), to)
  else if (isOf(slot, 'move', 'restore')) renameSeen(work, slot.step, to)
  else if (isOf(slot, 'copy-link')) linkTo(work, slot, to)
  else if (isOf(slot, 'new-link')) work.names.makeLink(to, slot.step.target)
  else if (isOf(slot, 'join', 'new-hard-link')) joinTo(work, slot, to)
}

/** The same for the target's name, where a private one may hold it already. */
export function bringHome(work: PartWork, slot: Slot<BringingStep>): void {
  const {to} = slot.step
  const part = partOf(slot)
  if (slot.hasPart) work.names.place(part, to)
  else if (isOf(slot, 'move', 'restore') && isOtherSpelling(work, slot)) {
    // On its way through another name, because its own is the taken one.
    slot.hasPart = true
    bringTo(work, slot, part)
    work.names.place(part, to)
  } else bringTo(work, slot, to)
  slot.hasPart = false
}

/** Whether what stands at a spot is what the step brings. The content of a copied or new file is another question. */
export function isOurs(work: PartWork, slot: Slot<BringingStep>, {spot, facts}: {readonly spot: Spot; readonly facts: Facts}): boolean {
  if (isOf(slot, 'move', 'restore')) return isMoved(slot.step.seen, facts)
  if (isOf(slot, 'copy-link', 'new-link')) return facts.kind === LINK && equalBytes(work.disk.linkTarget(spot), slot.step.target)
  if (isOf(slot, 'join', 'new-hard-link')) return joinedTo(work, slot).some((one) => sameThing(one, facts))
  return false
}

function linkTo(work: PartWork, slot: Slot<Extract<Step, {kind: 'copy-link'}>>, to: Spot): void {
  const {step} = slot
  const {disk, names} = work
  const now = disk.facts(step.from)
  if (!now || !stillSeen(work, step, {seen: step.seen, now})) throw changed(step.from)
  names.makeLink(to, step.target)
  undoing(
    () => void (slot.lost = disk.keepAt(to, {seen: step.seen, from: step.from})),
    () => names.removeFile(to),
  )
}

function joinTo(work: PartWork, slot: Slot<Extract<Step, {kind: 'join' | 'new-hard-link'}>>, to: Spot): void {
  const {disk, names} = work
  const from = slot.step.kind === 'join' ? slot.step.first : slot.step.from
  const now = disk.facts(from)
  if (!now) throw refused('PathNotFound', `${shownSpot(from)} is no longer there.`)
  if (isOf(slot, 'new-hard-link') && !stillSeen(work, slot.step, {seen: slot.step.seen, now})) throw changed(from)
  names.joinName(from, to)
  // Where it is another's by now, it is not ours to take away.
  const came = disk.facts(to)
  if (!came || !sameThing(came, now) || (slot.made && !sameBytes(came, slot.made))) throw changed(from)
}

/** Where small letters and capitals are one, a thing stands in its own way. */
export function isOtherSpelling({disk}: PartWork, {step}: Slot<MoveStep | RestoreStep>): boolean {
  const {from, to, seen} = step
  if (!equalBytes(from.folder, to.folder) || equalBytes(from.name, to.name)) return false
  const insensitive = {caseSensitive: false}
  if (nameKey(from.name, insensitive) !== nameKey(to.name, insensitive)) return false
  const there = disk.facts(to)
  return there !== undefined && isMoved(seen, there) && !disk.list(to.folder).some(({name}) => equalBytes(name, to.name))
}

function changed(spot: Spot): CoreError {
  return refused('Conflict', `${shownSpot(spot)} changed meanwhile.`)
}
