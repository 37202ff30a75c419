import {equalBytes} from '../byte-path.ts'
import {decisionFor} from './asked.ts'
import type {Landing} from './landing.ts'
import {meeting, type Meeting} from './meeting.ts'
import {nameKey} from './name-case.ts'
import {nameTrouble, quote} from './name-limits.ts'
import {kindWord, type ConflictSide} from './plan-notes.ts'
import {nothing, type PlanWork} from './plan-work.ts'
import {shownSpot, spotAt} from './spot-path.ts'
import {DIR, FILE, LINK, sameThing, type Facts, type Spot} from './spot.ts'
import type {NothingStep} from './step.ts'

/** Something that wants a name in a folder. */
export interface Coming {
  readonly item: number
  readonly from: Spot
  readonly seen: Facts
  /** The name that it wants. */
  readonly name: Uint8Array
  readonly landing: Landing
  /** Two folders may become one. */
  readonly merges: boolean
  /** The kind of what it is brought as, where that is another: a link to it. */
  readonly as?: number | undefined
}

/** What the plan does with it: brings it to `to`, goes on inside a folder that is there, does nothing, or waits for a decision that the notes tell. */
export type Met =
  | {readonly does: 'bring'; readonly to: Spot; readonly existing?: Facts; readonly keptBoth?: true}
  | {readonly does: 'merge'; readonly to: Spot; readonly standing: Facts}
  | {readonly does: 'nothing'; readonly step: NothingStep}
  | {readonly does: 'stop'}

/** Settles who gets a name: looks at what is there and at what the plan itself brings there. */
export function meet(work: PlanWork, coming: Coming): Met {
  const {landing, name} = coming
  const to: Spot = {folder: landing.folder, name}
  const there = landing.fresh ? undefined : work.disk.facts(to)
  if (there && isSameEntry(work, coming, there))
    return isOtherSpelling(work, coming) ? bring(coming, {to}) : idle(work, coming, 'same-place')
  const planned = landing.brought.get(nameKey(name, landing.abilities))
  const standing = planned ?? there
  if (!standing) return newName(work, coming, to)
  if (!planned && isIdentical(work, coming, standing)) return idle(work, coming, 'identical')
  return meetStanding(work, coming, {standing, planned: planned !== undefined})
}

interface Standing {
  readonly standing: Facts
  /** This plan brings it. */
  readonly planned: boolean
}

function meetStanding(work: PlanWork, coming: Coming, met: Standing): Met {
  const {landing, name, seen} = coming
  const {standing} = met
  const to: Spot = {folder: landing.folder, name}
  switch (settled(work, coming, met)) {
    case 'merge':
      remember(coming, name)
      return {does: 'merge', to, standing}
    case 'skip':
      return idle(work, coming, 'skip')
    case 'replace':
      // Another name of the very file: it has that content already, and taking one away would take one of its names.
      return sameThing(standing, seen) ? idle(work, coming, 'same-place') : bring(coming, {to, existing: standing})
    case 'keep-both':
      return bring(coming, {to: {...to, name: landing.names.next(name, (coming.as ?? seen.kind) === DIR)}, keptBoth: true})
    case 'ask':
    case 'refuse':
      return {does: 'stop'}
  }
}

function newName(work: PlanWork, coming: Coming, to: Spot): Met {
  const message = nameTrouble(coming.name, coming.landing.abilities)
  if (message === undefined) return bring(coming, {to})
  work.notes.refuse({path: shownSpot(to), code: 'Conflict', message})
  return {does: 'stop'}
}

function bring(coming: Coming, how: {to: Spot; existing?: Facts; keptBoth?: true}): Met {
  remember(coming, how.to.name, how.keptBoth)
  return {does: 'bring', ...how}
}

/** A second folder cannot be merged there: what the first one brings is not on the disk yet, and could not be met. */
function remember({landing, seen}: Coming, name: Uint8Array, always = false): void {
  if (always || landing.remembers) landing.brought.set(nameKey(name, landing.abilities), seen)
}

function idle(work: PlanWork, {item, landing, name}: Coming, why: NothingStep['why']): Met {
  return {does: 'nothing', step: nothing(work, {item, to: {folder: landing.folder, name}, why})}
}

/** The very same name in the very same folder, on whatever way it was reached. A folder has one name only. */
function isSameEntry(work: PlanWork, {from, seen, name, landing}: Coming, there: Facts): boolean {
  if (!sameThing(there, seen)) return false
  if (seen.kind === DIR) return true
  return nameKey(from.name, landing.abilities) === nameKey(name, landing.abilities) && isSameFolder(work, from.folder, landing.folder)
}

/** On a volume that does not tell small letters from capitals, `a` becomes `A` although it is there. */
function isOtherSpelling({moves}: PlanWork, {from, name, landing}: Coming): boolean {
  return moves && !equalBytes(from.name, name) && nameKey(from.name, landing.abilities) === nameKey(name, landing.abilities)
}

function isSameFolder(work: PlanWork, a: Uint8Array, b: Uint8Array): boolean {
  if (equalBytes(a, b)) return true
  const [one, other] = [spotAt(a), spotAt(b)].map((spot) => spot && work.disk.facts(spot))
  return one !== undefined && other !== undefined && sameThing(one, other)
}

/** Asked only where it decides something: comparing reads both. */
function isIdentical({disk}: PlanWork, {from, seen, name, landing, as}: Coming, standing: Facts): boolean {
  if (as !== undefined || seen.kind !== standing.kind || seen.size !== standing.size || sameThing(seen, standing)) return false
  const to = {folder: landing.folder, name}
  if (seen.kind === FILE) return disk.sameContent(from, to) === true
  return seen.kind === LINK && equalBytes(disk.linkTarget(from), disk.linkTarget(to))
}

function settled(work: PlanWork, coming: Coming, met: Standing): Meeting {
  const {seen, merges, landing, name} = coming
  const {standing, planned} = met
  const target = shownSpot({folder: landing.folder, name})
  const decision = decisionFor(work.choices, target)
  const how = meeting({source: coming.as ?? seen.kind, target: standing.kind, decision, merges: merges && !planned, replaces: !planned})
  if (how === 'merge') return how
  work.notes.conflict({source: side(shownSpot(coming.from), seen), target: side(target, standing), decision})
  if (how === 'refuse') work.notes.refuse({path: target, code: 'Conflict', message: whyNot(coming, met)})
  return how
}

function side(path: string, {kind, size, mtimeNs}: Facts): ConflictSide {
  return {path, kind, size, mtimeNs}
}

function whyNot({seen, as = seen.kind, name}: Coming, {standing, planned}: Standing): string {
  if (planned)
    return `Two of the things that are brought want the name ${quote(name)}: one can be skipped or get another name, but not replace the other.`
  if (as === DIR && standing.kind === DIR) return `The folder ${quote(name)} cannot replace the one there: skip it or keep both.`
  return `A ${kindWord(as)} cannot replace the ${kindWord(standing.kind)} ${quote(name)}: skip it or keep both.`
}
