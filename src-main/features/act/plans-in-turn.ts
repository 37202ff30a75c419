import type {PlanSummary} from '../../domain/act/plan-notes.ts'
import type {Step} from '../../domain/act/step.ts'

/** Several plans as one: the steps of each in turn, every plan's things as an item of their own, the figures summed. */
export function* inTurn(plans: readonly Generator<Step, PlanSummary>[]): Generator<Step, PlanSummary> {
  const summaries: PlanSummary[] = []
  for (const [item, plan] of plans.entries()) {
    for (let next = plan.next(); ; next = plan.next()) {
      if (next.done) {
        summaries.push(next.value)
        break
      }
      yield {...next.value, item}
    }
  }
  return summaries.reduce(added)
}

function added(a: PlanSummary, b: PlanSummary): PlanSummary {
  return {
    ...a,
    items: a.items + b.items,
    files: a.files + b.files,
    folders: a.folders + b.folders,
    bytes: a.bytes + b.bytes,
    conflicts: [...a.conflicts, ...b.conflicts],
    conflictCount: a.conflictCount + b.conflictCount,
    undecided: a.undecided + b.undecided,
    identical: a.identical + b.identical,
    skipped: a.skipped + b.skipped,
    leftOut: a.leftOut + b.leftOut,
    refusals: [...a.refusals, ...b.refusals],
    refusalCount: a.refusalCount + b.refusalCount,
    blockedBy: a.blockedBy === 'refusal' || b.blockedBy === undefined ? a.blockedBy : b.blockedBy,
  }
}
