import type {ActResult} from '../../contract/outcome.ts'
import {readPart, readResults} from '../../domain/act/steps-text.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import type {Step, StepResult} from '../../domain/act/step.ts'
import type {ActJournal} from '../../runtime/act-types.ts'

/** How much an outcome tells of the whole that it is a part of: the worst of all counts. */
const weight = {failed: 5, refused: 4, replaced: 3, 'kept-both': 2, done: 1, skipped: 0} as const

const PARTS_AT_ONCE = 64
/** Things inside an asked one that did not go as it did. */
const MOST_APART = 10_000

/** What became of each thing that an act was asked for, and of whatever inside it failed; in the order asked. */
export async function actResults(act: string, journal: Pick<ActJournal, 'parts'>): Promise<readonly ActResult[]> {
  const whole = new Map<number, ActResult>()
  const apart: ActResult[] = []
  for (let from = 0; ; from += PARTS_AT_ONCE) {
    const rows = await journal.parts({act, from, count: PARTS_AT_ONCE})
    for (const {steps, results} of rows) {
      if (results === undefined) continue
      const told = readResults(results)
      for (const [at, step] of readPart(steps).steps.entries()) add(step, told[at]!, {whole, apart})
    }
    if (rows.length < PARTS_AT_ONCE) return [...whole.values(), ...apart]
  }
}

interface Sums {
  readonly whole: Map<number, ActResult>
  readonly apart: ActResult[]
}

function add(step: Step, result: StepResult, {whole, apart}: Sums): void {
  const fresh = resultOf(step, result)
  const known = whole.get(step.item)
  if (!known) {
    whole.set(step.item, fresh)
    return
  }
  const bad = result.outcome === 'failed' || result.outcome === 'refused'
  if (bad && apart.length < MOST_APART) apart.push(fresh)
  whole.set(step.item, {...joined(known, fresh), ...(bad && known.error === undefined ? {error: fresh.error} : {})})
}

function joined(known: ActResult, fresh: ActResult): ActResult {
  const outcome = weight[fresh.outcome] > weight[known.outcome] ? fresh.outcome : known.outcome
  const verified = known.verified === undefined ? fresh.verified : known.verified && fresh.verified !== false
  const lost = [...new Set([...(known.lost ?? []), ...(fresh.lost ?? [])])]
  return {...known, outcome, ...(verified === undefined ? {} : {verified}), ...(lost.length === 0 ? {} : {lost})}
}

function resultOf(step: Step, {outcome, error, verified, lost}: StepResult): ActResult {
  const from = 'from' in step ? shownSpot(step.from) : undefined
  const to = 'to' in step ? shownSpot(step.to) : undefined
  return {
    path: from ?? to ?? '',
    ...(from !== undefined && to !== undefined ? {target: to} : {}),
    outcome,
    ...(verified === undefined ? {} : {verified}),
    ...(lost === undefined ? {} : {lost: [...lost]}),
    ...(error ? {error} : {}),
  }
}
