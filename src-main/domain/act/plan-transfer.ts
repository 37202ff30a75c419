import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import type {PlanSummary} from './plan-notes.ts'
import {askedFacts, looked, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {spotKey} from './spot-path.ts'
import type {Step} from './step.ts'
import {arrivalFor, type Arrival} from './transfer-arrival.ts'
import {isPossible, refuseOwnTarget} from './transfer-checks.ts'
import {transferTree} from './transfer-tree.ts'

export interface TransferRequest extends PlanWishes {
  readonly verb: 'copy' | 'move'
  readonly sources: readonly Asked[]
  /** A folder that is there, a link to one followed: into it. Else the new path of the one source. */
  readonly destination: Asked
  /** Never rename, whatever the volumes could. */
  readonly route?: 'copy' | undefined
}

/** Plans to copy or to move: the steps in the order in which they must run, and at the end what they come to. */
export function* planTransfer(disk: LookDisk, request: TransferRequest): Generator<Step, PlanSummary> {
  const {verb, sources, destination} = request
  const work = planWork(disk, request, verb === 'move')
  const arrival = looked(work, destination.shown, () => arrivalFor(work, sources, destination))?.value
  if (!arrival) return work.notes.summary()
  for (const source of sources) looked(work, source.shown, () => refuseOwnTarget(work, source, arrival))
  yield* bringAll(work, {sources, arrival, firstItem: 0, copies: request.route === 'copy'})
  for (const refusal of work.room.refusals(destination.shown)) work.notes.refuse(refusal)
  return work.notes.summary(work.room.on(arrival.landing.abilities.device))
}

export interface BringAll {
  readonly sources: readonly Asked[]
  readonly arrival: Arrival
  /** The item of the first source. */
  readonly firstItem: number
  /** Nothing is renamed. */
  readonly copies: boolean
}

/** Brings sources to one folder; one that was asked for twice is brought once. */
export function* bringAll(work: PlanWork, {sources, arrival, firstItem, copies}: BringAll): Generator<Step> {
  const asked = new Set<string>()
  const all = new Set(sources.map(({spot}) => spotKey(spot)))
  for (const [index, source] of sources.entries()) {
    const key = spotKey(source.spot)
    if (asked.size === asked.add(key).size) continue
    yield* bringSource(work, source, {arrival, item: firstItem + index, copies, all})
  }
}

interface BringSource {
  readonly arrival: Arrival
  readonly item: number
  readonly copies: boolean
  /** The keys of all sources. */
  readonly all: ReadonlySet<string>
}

function* bringSource(work: PlanWork, source: Asked, {arrival, item, copies, all}: BringSource): Generator<Step> {
  const {spot, shown} = source
  const {landing} = arrival
  const seen = askedFacts(work, spot, shown)
  if (!seen) return
  const possible = looked(work, shown, () => isPossible(work, {source, seen, arrival, all}))?.value
  if (!possible) return
  const {device, mount} = possible
  const renames = work.moves && !copies && device === landing.abilities.device && mount === landing.mount
  const passage = {item, from: spot.folder, device, landing, renames}
  const name = arrival.name ?? spot.name
  yield* transferTree(work, passage, {listed: {name: spot.name, facts: seen}, name, merges: possible.merges, asked: true})
}
