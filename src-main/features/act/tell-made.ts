import type {PartWork, Working} from './part-work.ts'
import {isOf} from './part-work.ts'

/** Looks at what the folders of a part became, after all has come into them: whoever takes the act back compares with it. */
export function* tellMade(work: PartWork): Working {
  for (const slot of work.slots) {
    if (slot.state !== 'placed' || !isOf(slot, 'make-folder')) continue
    slot.made = work.disk.facts(slot.step.to)
    yield work.told
  }
}
