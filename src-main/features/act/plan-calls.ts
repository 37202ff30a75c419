import {Buffer} from 'node:buffer'
import type {PlanSummary} from '../../domain/act/plan-notes.ts'
import type {Facts} from '../../domain/act/spot.ts'
import {readPart, readResults, partText} from '../../domain/act/steps-text.ts'
import {type Step, STEPS_A_PART} from '../../domain/act/step.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {blake3} from '../../host/hash/blake3.ts'
import type {ActText} from '../../runtime/act-types.ts'
import {ActInput} from './act-request.ts'
import {actSteps} from './act-steps.ts'
import {planGround} from './plan-ground.ts'

/** Asks a disk thread to plan, some parts at a time. */
export type PlanCalls = {
  readonly beginPlan: (input: BeginPlan) => void
  readonly nextOfPlan: (input: {readonly plan: string}) => PlanStretch
  readonly endPlan: (input: {readonly plan: string}) => void
}

export interface BeginPlan {
  /** Names it until it is ended. */
  readonly plan: string
  /** As `ActInput`, in JSON. */
  readonly input: unknown
  /** Milliseconds since 1970; part of the plan, because the trash keeps when a thing came. */
  readonly now: number
  /** The texts of the parts are wanted, to be kept; their hash and the summary come in any case. */
  readonly withTexts: boolean
  /** Of the act that is taken back, every part that was begun. */
  readonly done?: readonly {readonly steps: string; readonly results: string}[] | undefined
}

export interface PlanStretch {
  readonly texts: readonly ActText[]
  readonly steps: number
  /** At the end. */
  readonly summary?: PlanSummary | undefined
  /** BLAKE3-256 over all texts, in hexadecimal; at the end. */
  readonly hash?: string | undefined
  /** Files that the plan takes away for good. */
  readonly taken: readonly Taken[]
}

/** A file that a plan takes away for good, as it was seen. */
export interface Taken {
  readonly path: Uint8Array
  readonly seen: Facts
}

interface Running {
  readonly steps: Generator<Step, PlanSummary>
  readonly hash: ReturnType<ReturnType<typeof blake3>['stream']>
  readonly withTexts: boolean
  no: number
  /** Lets go what was opened for it. */
  end(): void
}

const STRETCH_MS = 40

/** The planning part of a disk thread's table. */
export function planCalls(): PlanCalls {
  const running = new Map<string, Running>()
  return {
    beginPlan: ({plan, input, now, withTexts, done}) => {
      const journal = done && {
        parts: done.length,
        part: (no: number) => ({steps: readPart(done[no]!.steps).steps, results: readResults(done[no]!.results)}),
      }
      const asked = ActInput.parse(input)
      const {end, ...ground} = planGround({now, done: journal, input: asked})
      running.set(plan, {steps: actSteps(asked, ground), hash: blake3().stream(), withTexts, no: 0, end})
    },
    nextOfPlan: ({plan}) => {
      const found = running.get(plan)
      if (!found) throw new Error('Invariant: a plan is begun before it goes on.')
      return stretchOf(found)
    },
    endPlan: ({plan}) => {
      running.get(plan)?.end()
      running.delete(plan)
    },
  }
}

function stretchOf(plan: Running): PlanStretch {
  const until = performance.now() + STRETCH_MS
  const texts: ActText[] = []
  const taken: Taken[] = []
  let count = 0
  for (;;) {
    const {steps, summary} = partOf(plan.steps)
    if (steps.length > 0) {
      const text = partText({no: plan.no, steps})
      plan.hash.update(Buffer.from(text))
      if (plan.withTexts) texts.push({no: plan.no, steps: text, paths: pathsOf(steps)})
      plan.no++
      count += steps.length
      taken.push(...takenBy(steps))
    }
    if (summary) return {texts, steps: count, taken, summary, hash: Buffer.from(plan.hash.digest()).toString('hex')}
    if (performance.now() > until) return {texts, steps: count, taken}
  }
}

function partOf(source: Generator<Step, PlanSummary>): {readonly steps: readonly Step[]; readonly summary?: PlanSummary} {
  const steps: Step[] = []
  while (steps.length < STEPS_A_PART) {
    const next = source.next()
    if (next.done) return {steps, summary: next.value}
    steps.push(next.value)
  }
  return {steps}
}

function* takenBy(steps: readonly Step[]): Generator<Taken> {
  for (const step of steps)
    if (step.kind === 'remove' && step.seen.kind === 0) yield {path: joinPath(step.from.folder, step.from.name), seen: step.seen}
}

function pathsOf(steps: readonly Step[]): ActText['paths'] {
  return steps.flatMap((step) => {
    if (step.kind === 'nothing' || step.kind === 'settle-folder') return []
    const whole = step.kind === 'move' || step.kind === 'trash' || step.kind === 'restore'
    const spots = [...('from' in step ? [step.from] : []), ...('to' in step ? [step.to] : [])]
    return spots.map(({folder, name}) => ({path: joinPath(folder, name), whole}))
  })
}
