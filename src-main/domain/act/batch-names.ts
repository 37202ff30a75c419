import {decisionFor} from './asked.ts'
import {nameGiver} from './free-name.ts'
import {meeting} from './meeting.ts'
import {nameKey} from './name-case.ts'
import {quote} from './name-limits.ts'
import type {ConflictSide} from './plan-notes.ts'
import type {PlanWork} from './plan-work.ts'
import {shownSpot} from './spot-path.ts'
import {DIR, sameThing, type Facts, type Spot} from './spot.ts'
import type {Abilities} from './work-disk.ts'

/** One thing that gets a new name in a batch. */
export interface Renaming {
  readonly item: number
  readonly from: Spot
  readonly seen: Facts
  /** The name that it gets; another one than the rule gave where both are kept. */
  to: Uint8Array
  keptBoth: boolean
  /** What it replaces. */
  existing: Facts | undefined
  state: 'renamed' | 'skipped' | 'stopped'
}

/**
 * Settles who gets which name in one folder. A name is free as soon as its holder leaves, in whatever order they were asked for;
 * where a holder stays after all, whoever wanted its name is asked again.
 */
export function settleBatch(work: PlanWork, renamings: readonly Renaming[], abilities: Abilities): void {
  const keyOf = (name: Uint8Array) => nameKey(name, abilities)
  const leaving = new Map(renamings.map((one) => [keyOf(one.from.name), one]))
  const claims = new Map<string, Renaming>()
  const wants = new Set(renamings.map((one) => keyOf(one.to)))
  const isTaken = (spot: Spot) => claims.has(keyOf(spot.name)) || wants.has(keyOf(spot.name)) || work.disk.facts(spot) !== undefined
  const names = nameGiver({abilities, taken: (name) => isTaken({folder: renamings[0]!.from.folder, name})})
  const open = [...renamings]
  const stay = (one: Renaming, state: 'skipped' | 'stopped'): void => {
    one.state = state
    const key = keyOf(one.from.name)
    leaving.delete(key)
    const claimant = claims.get(key)
    if (!claimant || claimant === one) return
    claims.delete(key)
    open.push(claimant)
  }
  for (let one = open.shift(); one; one = open.shift()) {
    const key = keyOf(one.to)
    const rival = claims.get(key)
    const isFree = leaving.has(key)
    const standing = rival?.seen ?? (isFree ? undefined : work.disk.facts({folder: one.from.folder, name: one.to}))
    const how = standing === undefined ? 'bring' : settled(work, one, {standing, rival})
    if (how === 'skip' || how === 'stop') {
      stay(one, how === 'skip' ? 'skipped' : 'stopped')
      continue
    }
    if (how === 'keep-both') {
      one.to = names.next(one.to, one.seen.kind === DIR)
      one.keptBoth = true
    }
    one.existing = how === 'replace' ? standing : undefined
    claims.set(keyOf(one.to), one)
  }
}

interface Met {
  readonly standing: Facts
  /** Another of the batch that gets the name. */
  readonly rival: Renaming | undefined
}

function settled(work: PlanWork, one: Renaming, {standing, rival}: Met): 'skip' | 'stop' | 'keep-both' | 'replace' {
  const target = shownSpot({folder: one.from.folder, name: one.to})
  const decision = decisionFor(work.choices, target)
  const how = meeting({source: one.seen.kind, target: standing.kind, decision, merges: false, replaces: rival === undefined})
  const path = rival ? shownSpot(rival.from) : target
  work.notes.conflict({source: side(shownSpot(one.from), one.seen), target: side(path, standing), decision})
  if (how === 'refuse') {
    const why = rival ? `gets the name of another thing` : `cannot replace what has the name`
    work.notes.refuse({path: target, code: 'Conflict', message: `${quote(one.from.name)} ${why} ${quote(one.to)}: skip it or keep both.`})
  }
  // Another name of the very file: taking one away would take one of its names.
  if (how === 'replace' && sameThing(standing, one.seen)) return 'skip'
  return how === 'skip' || how === 'keep-both' || how === 'replace' ? how : 'stop'
}

function side(path: string, {kind, size, mtimeNs}: Facts): ConflictSide {
  return {path, kind, size, mtimeNs}
}
