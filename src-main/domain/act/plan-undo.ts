import type {LookDisk} from './look-disk.ts'
import {didSomething, madeFolders, type DoneStep} from './made-folders.ts'
import type {PlanSummary} from './plan-notes.ts'
import {planWork, type PlanWishes} from './plan-work.ts'
import {shownSpot} from './spot-path.ts'
import type {Step, StepResult} from './step.ts'
import {trashRooms, type TrashWays} from './trash-rooms.ts'
import {undoWorld} from './undo-world.ts'
import {undoStep} from './undo-step.ts'

/** The journal of an act; parts are read twice, so that none needs to be held. */
export interface ActDone {
  /** Of the parts that were begun. */
  readonly parts: number
  part(no: number): {readonly steps: readonly Step[]; readonly results: readonly StepResult[]}
}

export interface UndoRequest extends PlanWishes, TrashWays {
  readonly done: ActDone
}

/** Plans to take an act back, newest step first. What cannot be taken back as it was refuses the whole, with what has changed since. */
export function* planUndo(disk: LookDisk, request: UndoRequest): Generator<Step, PlanSummary> {
  const {done} = request
  const work = planWork(disk, {weigh: false, ...request}, true)
  const context = {
    work,
    ways: request,
    rooms: trashRooms(work),
    world: undoWorld(work),
    made: madeFolders(forwards(done)),
    settled: new Map(),
    carried: new Map(),
  }
  for (const {step, result} of backwards(done)) if (didSomething(result)) yield* undoStep(context, step, result)
  const first = done.parts > 0 ? done.part(0).steps[0] : undefined
  for (const refusal of work.room.refusals(first ? shownSpot('to' in first ? first.to : first.from) : '')) work.notes.refuse(refusal)
  return work.notes.summary()
}

function* forwards(done: ActDone): Generator<DoneStep> {
  for (let no = 0; no < done.parts; no++) {
    const {steps, results} = done.part(no)
    for (const [at, step] of steps.entries()) {
      const result = results[at]
      if (result) yield {step, result}
    }
  }
}

function* backwards(done: ActDone): Generator<DoneStep> {
  for (let no = done.parts - 1; no >= 0; no--) {
    const {steps, results} = done.part(no)
    for (let at = steps.length - 1; at >= 0; at--) {
      const [step, result] = [steps[at], results[at]]
      if (step && result) yield {step, result}
    }
  }
}
