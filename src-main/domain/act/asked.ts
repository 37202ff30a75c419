import type {Decision} from '../../contract/plan.ts'
import type {Spot} from './spot.ts'

/** A place as it was asked for: resolved, and as the person wrote or saw it. */
export interface Asked {
  readonly spot: Spot
  readonly shown: string
}

/** How files that meet are settled. */
export interface Choices {
  /** For all that `each` does not name. */
  readonly all?: Decision | undefined
  /** By the path of the target, as conflicts show it. */
  readonly each?: ReadonlyMap<string, Decision> | undefined
}

export function decisionFor(choices: Choices, target: string): Decision | undefined {
  return choices.each?.get(target) ?? choices.all
}
