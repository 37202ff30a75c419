import {Buffer} from 'node:buffer'
import type {PlanSummary} from '../../domain/act/plan-notes.ts'
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
  /** Paths of files that the plan takes away for good or replaces, the first thousand of this stretch. */
  readonly taken: readonly Uint8Array[]
}

interface Running {
  readonly steps: Generator<Step, PlanSummary>
  readonly hash: ReturnType<ReturnType<typeof blake3>['stream']>
  no: number
}

const STRETCH_MS = 40

/** The planning part of a disk thread's table. */
export function planCalls(): PlanCalls {
  const running = new Map<string, Running>()
  return {
    beginPlan: ({plan, input, now, done}) => {
      const journal = done && {
        parts: done.length,
        part: (no: number) => ({steps: readPart(done[no]!.steps).steps, results: readResults(done[no]!.results)}),
      }
      const steps = actSteps(ActInput.parse(input), planGround(now, journal))
      running.set(plan, {steps, hash: blake3().stream(), no: 0})
    },
    nextOfPlan: ({plan}) => {
      const found = running.get(plan)
      if (!found) throw new Error('Invariant: a plan is begun before it goes on.')
      return stretchOf(found)
    },
    endPlan: ({plan}) => void running.delete(plan),
  }
}

function stretchOf(plan: Running): PlanStretch {
  const until = performance.now() + STRETCH_MS
  const texts: ActText[] = []
  const taken: Uint8Array[] = []
  let count = 0
  for (;;) {
    const {steps, summary} = partOf(plan.steps)
    if (steps.length > 0) {
      const text = partText({no: plan.no, steps})
      plan.hash.update(Buffer.from(text))
      texts.push({no: plan.no++, steps: text, paths: pathsOf(steps)})
      count += steps.length
      for (const path of takenBy(steps)) if (taken.length < TAKEN_TOLD) taken.push(path)
    }
    if (summary) return {texts, steps: count, taken, summary, hash: Buffer.from(plan.hash.digest()).toString('hex')}
    if (performance.now() > until) return {texts, steps: count, taken}
  }
}

const TAKEN_TOLD = 1000

function partOf(source: Generator<Step, PlanSummary>): {readonly steps: readonly Step[]; readonly summary?: PlanSummary} {
  const steps: Step[] = []
  while (steps.length < STEPS_A_PART) {
    const next = source.next()
    if (next.done) return {steps, summary: next.value}
    steps.push(next.value)
  }
  return {steps}
}

function* takenBy(steps: readonly Step[]): Generator<Uint8Array> {
  for (const step of steps) if (step.kind === 'remove' && step.seen.kind === 0) yield joinPath(step.from.folder, step.from.name)
}

function pathsOf(steps: readonly Step[]): ActText['paths'] {
  return steps.flatMap((step) => {
    if (step.kind === 'nothing' || step.kind === 'settle-folder') return []
    const whole = step.kind === 'move' || step.kind === 'trash' || step.kind === 'restore'
    const spots = [...('from' in step ? [step.from] : []), ...('to' in step ? [step.to] : [])]
    return spots.map(({folder, name}) => ({path: joinPath(folder, name), whole}))
  })
}
