import {shownSpot} from '../../domain/act/spot-path.ts'
import type {Step, StepResult} from '../../domain/act/step.ts'

/** A step that did not go as it should, for people. */
export interface PartProblem {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** The steps of a part that failed or were refused. */
export function partSentences(steps: readonly Step[], results: readonly StepResult[]): readonly PartProblem[] {
  return steps.flatMap((step, at) => {
    const error = results[at]?.error
    return error ? [{path: shownSpot('from' in step ? step.from : step.to), code: error.code, message: error.message}] : []
  })
}
