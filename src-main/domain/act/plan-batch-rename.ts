import {equalBytes, splitPath} from '../byte-path.ts'
import {displayName} from '../display-path.ts'
import type {Asked} from './asked.ts'
import {settleBatch, type Renaming} from './batch-names.ts'
import {batchOrder} from './batch-order.ts'
import type {LookDisk} from './look-disk.ts'
import {nameTrouble, noName} from './name-limits.ts'
import {namerFor, type Namer, type NameRule} from './name-rule.ts'
import type {PlanSummary} from './plan-notes.ts'
import {askedFacts, looked, nothing, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {bytesKey, spotKey} from './spot-path.ts'
import type {Facts} from './spot.ts'
import type {Step} from './step.ts'
import {arrivalAt} from './transfer-arrival.ts'
import {weigh} from './weigh.ts'

export interface BatchRenameRequest extends PlanWishes {
  /** In the order in which they are counted. */
  readonly sources: readonly Asked[]
  readonly rule: NameRule
  /** The day of a thing as text; its last change in UTC if nothing is said. */
  readonly dateOf?: ((seen: Facts) => string) | undefined
}

/** A line of the preview. */
export interface BatchRow {
  readonly path: string
  readonly name: string
  readonly newName: string
  /** `stopped`: a conflict or a refusal tells why. */
  readonly state: 'renamed' | 'same' | 'skipped' | 'stopped'
}

export interface BatchSummary extends PlanSummary {
  /** In the order of the sources. */
  readonly rows: readonly BatchRow[]
}

/** Plans new names for many things by one rule; names may be handed on in chains and circles. */
export function* planBatchRename(disk: LookDisk, request: BatchRenameRequest): Generator<Step, BatchSummary> {
  const {sources, rule, dateOf} = request
  const work = planWork(disk, {weigh: false, ...request}, true)
  const namer = namerFor(rule, dateOf)
  if (typeof namer === 'string') work.notes.refuse({path: sources[0]?.shown ?? '', code: 'BadInput', message: namer})
  const renamings = typeof namer === 'string' ? [] : sources.flatMap((source, item) => renamingOf(work, {source, item}, namer) ?? [])
  const inside = new Set(renamings.map(({from}) => bytesKey(from.folder)))
  for (const group of byFolder(renamings)) yield* renameIn(work, group, inside)
  const rows = renamings.map((one) => rowOf(one, sources[one.item]!.shown))
  return {...work.notes.summary(), rows}
}

function renamingOf(work: PlanWork, {source, item}: {readonly source: Asked; readonly item: number}, namer: Namer): Renaming | undefined {
  const {spot, shown} = source
  const seen = askedFacts(work, spot, shown)
  if (!seen) return undefined
  const to = namer({spot, seen, index: item})
  const message = typeof to === 'string' ? to : noName(to)
  if (message === undefined) return {item, from: spot, seen, to: to as Uint8Array, keptBoth: false, existing: undefined, state: 'renamed'}
  work.notes.refuse({path: shown, code: 'BadInput', message})
  return undefined
}

/** Deepest first, so that every path still leads where it led; each thing once. */
function byFolder(renamings: readonly Renaming[]): readonly (readonly Renaming[])[] {
  const once = new Map(renamings.map((one) => [spotKey(one.from), one]))
  const groups = Map.groupBy(once.values(), ({from}) => bytesKey(from.folder))
  const depth = ([one]: readonly Renaming[]) => splitPath(one!.from.folder).length
  return [...groups.values()].sort((a, b) => depth(b) - depth(a))
}

function* renameIn(work: PlanWork, group: readonly Renaming[], inside: ReadonlySet<string>): Generator<Step> {
  const {folder} = group[0]!.from
  const shown = displayName(folder).text
  const arrival = looked(work, shown, () => arrivalAt(work, {folder, shown, names: []}))?.value
  if (!arrival) return
  const {abilities} = arrival.landing
  const isSame = (one: Renaming) => equalBytes(one.from.name, one.to)
  const changing = group.filter((one) => !isSame(one))
  for (const one of group) if (isSame(one)) yield nothing(work, {item: one.item, to: one.from, why: 'same-place'})
  settleBatch(work, changing, abilities)
  for (const one of changing) {
    const message = one.state === 'renamed' ? nameTrouble(one.to, abilities) : undefined
    if (message !== undefined) work.notes.refuse({path: displayName(one.to).text, code: 'Conflict', message})
    else if (one.state === 'renamed') weigh(work, {spot: one.from, seen: one.seen}, 'rename')
    else if (one.state === 'skipped') yield nothing(work, {item: one.item, to: {folder, name: one.to}, why: 'skip'})
  }
  const isTouched = (spot: Renaming['from']) => inside.has(spotKey(spot))
  yield* batchOrder(
    changing.filter(({state}) => state === 'renamed'),
    {abilities, isTaken: (spot) => work.disk.facts(spot) !== undefined, isTouched},
  )
}

function rowOf(one: Renaming, path: string): BatchRow {
  const [name, newName] = [one.from.name, one.to].map((bytes) => displayName(bytes).text) as [string, string]
  return {path, name, newName, state: one.state === 'renamed' && equalBytes(one.from.name, one.to) ? 'same' : one.state}
}
