import type {ActResult} from '../../contract/outcome.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import type {Outcome, Part, Step, StepResult} from '../../domain/act/step.ts'
import type {ActOutcome, AuditTarget} from '../../runtime/act-types.ts'

/** Sums up what became of an act, part after part, in the words in which it is told. */
export interface ActTally {
  add(part: Part, results: readonly StepResult[]): void
  readonly bytes: number
  readonly steps: number
  outcome(): Exclude<ActOutcome, 'cancelled'>
  /** Whether there is something that an undo could take back. */
  undo(): 'none' | 'open'
  /** One for each asked target, and one for what inside of it did not go as the rest. */
  results(): readonly ActResult[]
  audit(): readonly AuditTarget[]
}

/** From good to bad; the worst of its steps is what an item is told as. */
const ranks: readonly Outcome[] = ['done', 'kept-both', 'replaced', 'skipped', 'refused', 'failed']
const reversible = new Set<Step['kind']>([
  'make-folder',
  'copy-file',
  'copy-link',
  'join',
  'move',
  'trash',
  'restore',
  'new-link',
  'new-file',
  'pack',
  'new-hard-link',
  'swap-version',
])

interface Item {
  readonly path: string
  target?: string
  outcome: Outcome
  copied: number
  verified: number
  readonly lost: Set<string>
  error: StepResult['error']
  /** So far it only found folders that were there. */
  isMerged: boolean
}

/** `asked` are the names by which the items were asked for. */
export function openActTally(asked: readonly string[] = []): ActTally {
  const items = new Map<number, Item>()
  const inside: ActResult[] = []
  const counts = {bytes: 0, steps: 0, good: 0, bad: 0, reversible: 0}
  return {
    get bytes() {
      return counts.bytes
    },
    get steps() {
      return counts.steps
    },
    add({steps}, results) {
      for (const [at, step] of steps.entries()) {
        const result = results[at]!
        count(counts, step, result)
        const item = items.get(step.item)
        if (!item) {
          items.set(step.item, newItem(step, result, asked[step.item]))
          continue
        }
        addTo(item, step, result)
        if (result.outcome !== 'done' && !isMerged(step, result)) inside.push(toldInside(step, result))
      }
    },
    outcome: () => (counts.bad === 0 ? 'completed' : counts.good === 0 ? 'failed' : 'partial'),
    undo: () => (counts.reversible > 0 ? 'open' : 'none'),
    results: () => [...[...items.values()].map(told), ...inside],
    audit: () => [...[...items.values()].map(told), ...inside].map(({path, target, outcome}) => ({path, target, outcome})),
  }
}

function count(
  counts: {bytes: number; steps: number; good: number; bad: number; reversible: number},
  step: Step,
  {outcome, bytes = 0}: StepResult,
): void {
  const isBad = outcome === 'failed' || outcome === 'refused'
  counts.bytes += bytes
  counts.steps++
  if (isBad) counts.bad++
  else counts.good++
  if (!isBad && outcome !== 'skipped' && reversible.has(step.kind)) counts.reversible++
}

function newItem(step: Step, result: StepResult, asked: string | undefined): Item {
  const item: Item = {
    ...(asked === undefined ? placesOf(step) : askedPlaces(step, asked)),
    outcome: result.outcome,
    copied: 0,
    verified: 0,
    lost: new Set(),
    error: result.error,
    isMerged: isMerged(step, result),
  }
  addTo(item, step, result)
  return item
}

function addTo(item: Item, step: Step, result: StepResult): void {
  const {verified, lost} = result
  addOutcome(item, step, result)
  // Its folder was made first.
  if (step.kind === 'trash' || step.kind === 'restore') item.target = shownSpot(step.to)
  if (step.kind === 'copy-file' || step.kind === 'pack') item.copied++
  if (verified) item.verified++
  for (const one of lost ?? []) item.lost.add(one)
}

function addOutcome(item: Item, step: Step, result: StepResult): void {
  const {outcome, error} = result
  if (isMerged(step, result)) return
  // What is brought into a folder that was there already is what the item is about.
  if (item.isMerged || ranks.indexOf(outcome) > ranks.indexOf(item.outcome)) {
    item.outcome = outcome
    item.error = error
  }
  item.isMerged = false
}

const isMerged = (step: Step, {outcome}: StepResult): boolean => step.kind === 'make-folder' && outcome === 'skipped'

function told({path, target, outcome, copied, verified, lost, error}: Item): ActResult {
  return {
    path,
    ...(target !== undefined && {target}),
    outcome,
    ...(copied > 0 && {verified: verified === copied}),
    ...(lost.size > 0 && {lost: [...lost]}),
    ...(error && {error}),
  }
}

function toldInside(step: Step, {outcome, error, lost}: StepResult): ActResult {
  return {...placesOf(step), outcome, ...(lost && {lost: [...lost]}), ...(error && {error})}
}

/** Where it was, and where it is now. */
function placesOf(step: Step): {readonly path: string; readonly target?: string} {
  const to = 'to' in step ? shownSpot(step.to) : undefined
  if ('from' in step) return {path: shownSpot(step.from), ...(to !== undefined && {target: to})}
  return {path: to ?? ''}
}

function askedPlaces(step: Step, path: string): {readonly path: string; readonly target?: string} {
  const target = 'to' in step ? shownSpot(step.to) : undefined
  // A folder that was made on the way to what was asked for is not where it went.
  return target === undefined || `${path}/`.startsWith(`${target}/`) ? {path} : {path, target}
}

/** What a step is about, for those who tell of it. */
export const pathOfStep = (step: Step): string => placesOf(step).path
