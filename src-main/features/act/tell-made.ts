import {CoreError} from '../../contract/errors.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import {isOf, type PartWork, type Working} from './part-work.ts'

/** Looks at what the folders of a part became, after all has come into them: whoever takes the act back compares with it. */
export function* tellMade(work: PartWork): Working {
  for (const slot of work.slots) {
    if (slot.state !== 'placed' || !isOf(slot, 'make-folder')) continue
    slot.made = factsOrNone(work, slot.step.to)
    yield work.told
  }
}

/** All is done and durable by now: what cannot be told does not make it undone. */
function factsOrNone({disk}: PartWork, spot: Spot): Facts | undefined {
  try {
    return disk.facts(spot)
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}
