import {CoreError} from '../../contract/errors.ts'
import {refusalOf} from './plan-notes.ts'
import {shownSpot, spotKey} from './spot-path.ts'
import {sameBytes} from './spot.ts'
import type {Step, StepResult} from './step.ts'
import {takeAway, takeBack, type Made, type Moved} from './undo-brought.ts'
import {makeAgain, unmake} from './undo-folder.ts'
import {swapBack} from './undo-swap.ts'
import type {Undoing} from './undoing.ts'

/** What takes one step back that did something; nothing where that cannot be, which the notes tell. */
export function* undoStep(undoing: Undoing, step: Step, result: StepResult): Generator<Step> {
  try {
    yield* inverse(undoing, step, result)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    undoing.work.notes.refuse(refusalOf(error, shownSpot('to' in step ? step.to : step.from)))
  }
}

function* inverse(undoing: Undoing, step: Step, result: StepResult): Generator<Step> {
  switch (step.kind) {
    case 'nothing':
      return
    case 'settle-folder':
      undoing.settled.set(spotKey(step.to), step)
      return
    case 'make-folder':
      return yield* unmake(undoing, step, result)
    case 'remove':
      return yield* makeAgain(undoing, step)
    case 'swap-version':
      yield* swapBack(undoing, step, {...result, version: result.version ?? step.from})
      return
    default:
      return yield* hasLeft(undoing, step) ? takeBack(undoing, step, result) : takeAway(undoing, step, result)
  }
}

/** Whether a step took something from the place that it goes back to; what came out of the trash goes there anew. */
function hasLeft({world}: Undoing, step: Made | Moved): step is Moved {
  if (step.kind === 'move' || step.kind === 'trash') return true
  if (!('removeSource' in step) || !step.removeSource) return false
  // Where the source could not be taken away, it still is what it was.
  const source = world.facts(step.from)
  return source === undefined || !sameBytes(source, step.seen)
}
