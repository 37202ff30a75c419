import {CoreError} from '../../contract/errors.ts'
import type {Plan} from '../../contract/plan.ts'
import {undoTitle} from '../../domain/act/plan-words.ts'
import type {Clock, Random} from '../../domain/ports.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import type {Writer} from '../../store/remote.ts'
import type {OtherActs} from '../act/index.ts'

/** What it takes to change tags in somebody's name. */
export interface TagActParts {
  readonly write: Writer
  readonly events: EventBus
  readonly clock: Clock
  readonly random: Random
  readonly device: string
}

/** Takes acts on tags back: in one transaction, with an act and an audit row of its own. */
export function tagActs({write, events, clock, random, device}: TagActParts): OtherActs {
  return {
    owns: (action) => action.startsWith('tag.'),
    takeBack: async (taken, {how, dryRun, commit, actor}) => {
      const plan = planOf({title: undoTitle(taken.title, how === 'redo'), hash: `tags.${taken.id}`, action: how})
      if (dryRun === true) return {plan}
      if (commit !== undefined && commit !== plan.hash)
        throw new CoreError({
          code: 'PlanMoved',
          message: 'Something else was done since, so nothing was taken back.',
          hint: 'Look at the new plan.',
        })
      const at = clock.now()
      const targets = [{path: taken.title, outcome: 'done' as const}]
      const request = {action: how, act: taken.id}
      const act = {id: random.uuid(), title: plan.title, request, undoes: taken.id, audit: {at, actor, action: how, targets}}
      await write.takeBackTags({act, taken: taken.id, device, now: at})
      events.emit({type: 'tag.changed'})
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
