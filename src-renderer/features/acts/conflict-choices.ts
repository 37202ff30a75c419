import type {Decision, Plan, PlanConflict, PlanSide} from '../../../src-main/contract/plan.ts'
import type {Settlement} from './consent.ts'

/** What was chosen for each file that is met, by its path, and for all that the plan does not list. */
export interface Choices {
  readonly byPath: ReadonlyMap<string, Decision>
  readonly rest: Decision
}

/** Nothing is replaced unless somebody says so. */
export function firstChoices(plan: Plan): Choices {
  return {byPath: new Map(plan.conflicts.map(({target, decision}) => [target.path, decision ?? 'skip'])), rest: 'skip'}
}

export function chosen(choices: Choices, path: string, decision: Decision): Choices {
  return {...choices, byPath: new Map(choices.byPath).set(path, decision)}
}

export function chosenForAll(choices: Choices, decision: Decision): Choices {
  return {byPath: new Map([...choices.byPath.keys()].map((path) => [path, decision])), rest: decision}
}

const forAll = {overwrite: {overwrite: true}, 'keep-both': {keepBoth: true}, skip: {skip: true}} as const

export function settledBy(plan: Plan, {byPath, rest}: Choices): Settlement {
  const decisions = [...byPath].map(([path, decision]) => ({path, decision}))
  return {decisions, ...(plan.conflictCount > plan.conflicts.length ? forAll[rest] : {})}
}

/** Which side is newer and which is larger, where they differ. */
export function compared({source, target}: PlanConflict): {readonly newer?: PlanSide; readonly larger?: PlanSide} {
  const age = new Date(source.modifiedAt).getTime() - new Date(target.modifiedAt).getTime()
  const weight = source.kind === 'file' && target.kind === 'file' ? source.sizeBytes - target.sizeBytes : 0
  return {
    ...(age === 0 ? {} : {newer: age > 0 ? source : target}),
    ...(weight === 0 ? {} : {larger: weight > 0 ? source : target}),
  }
}
