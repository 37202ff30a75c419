import {create} from 'zustand'
import type {Job} from '../../../src-main/contract/job.ts'
import type {ActResult} from '../../../src-main/contract/outcome.ts'

/** Asks once more for what did not go. */
export type Again = (failed: readonly ActResult[]) => Promise<unknown>

/** An act of which something did not go, with what can be tried again. */
export interface Problems {
  readonly job: Job
  readonly title: string
  readonly results: readonly ActResult[]
  /** Absent where asking the same again would be something else, as with numbers in a template. */
  readonly again?: Again | undefined
}

/** What is still to be decided of acts that did not go whole; the first is shown. */
export const useProblems = create<{readonly waiting: readonly Problems[]}>(() => ({waiting: []}))

export function showProblems(problems: Problems): void {
  // A job that failed as a whole may have no results: then its own errors are what there is to tell.
  const whole = problems.job.errors.map(({path, code, message}): ActResult => ({path, outcome: 'failed', error: {code, message}}))
  const results = problems.results.filter(({outcome}) => outcome === 'failed' || outcome === 'refused')
  useProblems.setState(({waiting}) => ({waiting: [...waiting, {...problems, results: results.length > 0 ? results : whole}]}))
}

/** One of them is left as it is; the last one ends the question. */
export function skipProblem(path: string): void {
  useProblems.setState(({waiting: [first, ...rest]}) => {
    const results = first?.results.filter((result) => result.path !== path) ?? []
    return {waiting: first && results.length > 0 ? [{...first, results}, ...rest] : rest}
  })
}

export function skipProblems(): void {
  useProblems.setState(({waiting}) => ({waiting: waiting.slice(1)}))
}

export function tryAgain({results, again}: Problems): void {
  skipProblems()
  void again?.(results)
}
