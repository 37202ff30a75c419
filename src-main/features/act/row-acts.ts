import {CoreError} from '../../contract/errors.ts'
import type {Plan} from '../../contract/plan.ts'
import {undoTitle} from '../../domain/act/plan-words.ts'
import type {Clock, Random} from '../../domain/ports.ts'
import type {NotedAct} from '../../store/acts/note-act.ts'
import type {OtherActs} from './acts-of.ts'

/** How acts on one sort of rows of the library are taken back. */
export interface RowActs {
  /** What their actions begin with, as `tag`. */
  readonly subject: string
  readonly clock: Clock
  readonly random: Random
  /** Takes the act of that id back and keeps the new one, in one transaction. */
  readonly write: (input: {readonly act: NotedAct; readonly taken: string; readonly now: number}) => Promise<void>
}

/** Takes acts on rows of the library back: in one transaction, with an act and an audit row of its own. */
export function rowActs({subject, clock, random, write}: RowActs): OtherActs {
  return {
    owns: (action) => action.startsWith(`${subject}.`),
    takeBack: async (taken, {how, dryRun, commit, actor}) => {
      const plan = planOf({title: undoTitle(taken.title, how === 'redo'), hash: `${subject}.${taken.id}`, action: how})
      if (dryRun === true) return {plan}
      if (commit !== undefined && commit !== plan.hash)
        throw new CoreError({
          code: 'PlanMoved',
          message: 'Something else was done since, so nothing was taken back.',
          hint: 'Look at the new plan.',
        })
      const now = clock.now()
      const targets = [{path: taken.title, outcome: 'done' as const}]
      const request = {action: how, act: taken.id}
      const act = {id: random.uuid(), title: plan.title, request, undoes: taken.id, audit: {at: now, actor, action: how, targets}}
      await write({act, taken: taken.id, now})
      return {plan}
    },
  }
}

/** A plan that touches no file. */
const planOf = (said: Pick<Plan, 'title' | 'hash' | 'action'>): Plan => ({
  ...said,
  items: 0,
  files: 0,
  folders: 0,
  bytes: 0,
  conflicts: [],
  conflictCount: 0,
  identical: 0,
  refusals: [],
  route: 'none',
  lastCopies: [],
  lastCopyCount: 0,
})
