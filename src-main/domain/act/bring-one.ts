import type {Landing} from './landing.ts'
import type {Met} from './meet.ts'
import {quote} from './name-limits.ts'
import {looked, type PlanWork} from './plan-work.ts'
import {shownSpot} from './spot-path.ts'
import {DIR, LINK, type Facts, type Spot} from './spot.ts'
import type {Step} from './step.ts'
import {weigh} from './weigh.ts'

export interface Bringing {
  readonly item: number
  readonly from: Spot
  readonly seen: Facts
  readonly landing: Landing
  readonly met: Extract<Met, {does: 'bring'}>
  readonly renames: boolean
}

/** The step that brings one thing to a name that is settled; undefined where the target cannot hold it, which is noted as a refusal. */
export function bringOne(work: PlanWork, bringing: Bringing): Step | undefined {
  const {item, from, seen, met, renames} = bringing
  const {to, existing, keptBoth} = met
  const touched = hasOtherNames(seen) || hasOtherNames(existing) || undefined
  if (renames)
    return weigh(work, {spot: from, seen}, 'rename') ? {kind: 'move', item, touched, from, seen, to, existing, keptBoth} : undefined
  work.notes.route('copy')
  work.notes.works(seen)
  if (seen.kind === DIR) return {kind: 'make-folder', item, to, keptBoth, mode: 0o700}
  const removeSource = work.moves
  if (seen.kind !== LINK) return bringFile(work, bringing)
  if (!bringing.landing.abilities.symbolicLinks)
    return refuse(work, to, `The target's volume cannot hold the symbolic link ${quote(to.name)}.`)
  const target = looked(work, shownSpot(from), () => work.disk.linkTarget(from))
  return target && {kind: 'copy-link', item, touched, from, seen, to, existing, keptBoth, target: target.value, removeSource}
}

function bringFile(work: PlanWork, {item, from, seen, landing, met: {to, existing, keptBoth}}: Bringing): Step | undefined {
  const {abilities} = landing
  const removeSource = work.moves
  if (seen.size > abilities.fileBytes)
    return refuse(work, to, `${quote(to.name)} is larger than the ${abilities.fileBytes} bytes that a file may have there.`)
  const shared = hasOtherNames(seen)
  const touched = shared || hasOtherNames(existing) || undefined
  const key = `${seen.device}:${seen.inode} ${abilities.device}`
  const first = shared && abilities.hardLinks ? work.copied.get(key) : undefined
  if (first) return {kind: 'join', item, touched, first, from, seen, to, existing, keptBoth, removeSource}
  if (shared) work.copied.set(key, to)
  work.room.need(abilities, Math.min(seen.size, seen.allocatedBytes ?? seen.size))
  return {kind: 'copy-file', item, touched, from, seen, to, existing, keptBoth, removeSource}
}

/** What the plan does to its other names moves its ctime. */
function hasOtherNames(facts: Facts | undefined): boolean {
  return facts !== undefined && facts.kind !== DIR && facts.nlink > 1
}

function refuse(work: PlanWork, to: Spot, message: string): undefined {
  work.notes.refuse({path: shownSpot(to), code: 'Conflict', message})
  return undefined
}
