import {create} from 'zustand'
import type {Plan} from '../../../src-main/contract/plan.ts'
import type {Settlement} from './consent.ts'

/** What a user is asked about an act; one question at a time, the others wait. */
export type Question =
  | {readonly about: 'conflicts'; readonly plan: Plan; readonly answer: (settlement: Settlement | undefined) => void}
  | {readonly about: 'confirmation'; readonly plan: Plan; readonly answer: (yes: boolean | undefined) => void}

export const useQuestion = create<{readonly question?: Question | undefined}>(() => ({}))

let before: Promise<unknown> = Promise.resolve()

/** How the files that meet are settled; undefined when the act is given up. */
export function askSettlement(plan: Plan): Promise<Settlement | undefined> {
  return inTurn((answer) => ({about: 'conflicts', plan, answer}))
}

export async function askConfirmation(plan: Plan): Promise<boolean> {
  return (await inTurn<boolean>((answer) => ({about: 'confirmation', plan, answer}))) === true
}

function inTurn<T>(questionOf: (answer: (value: T | undefined) => void) => Question): Promise<T | undefined> {
  const mine = before.then(
    () =>
      new Promise<T | undefined>((resolve) => {
        const answer = (value: T | undefined): void => {
          useQuestion.setState({question: undefined})
          resolve(value)
        }
        useQuestion.setState({question: questionOf(answer)})
      }),
  )
  before = mine
  return mine
}
