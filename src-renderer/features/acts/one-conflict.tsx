import type {Plan, PlanConflict, PlanSide} from '../../../src-main/contract/plan.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {DialogActions} from '../../ui/dialog.tsx'
import {ConflictSide} from './conflict-side.tsx'
import {compared} from './conflict-choices.ts'
import type {Settlement} from './consent.ts'
import {PlanFacts} from './plan-facts.tsx'

const words = messages.act.conflicts

interface OneParts {
  readonly plan: Plan
  readonly conflict: PlanConflict
  readonly answer: (settlement: Settlement | undefined) => void
}

/** Asks about the only file that meets another one: both sides, and what to do, with no step between. */
export function OneConflict({plan, conflict, answer}: OneParts) {
  const {source, target} = conflict
  const {newer, larger} = compared(conflict)
  const side = (name: string, of: PlanSide) => (
    <div>
      <dt>{name}</dt>
      <dd>
        <ConflictSide side={of} newer={newer === of} larger={larger === of} />
      </dd>
    </div>
  )
  return (
    <>
      <dl className="act-sides">
        {side(words.incoming, source)}
        {side(words.present, target)}
      </dl>
      {plan.files + plan.folders > 0 ? <PlanFacts plan={plan} open /> : null}
      <DialogActions>
        <Button look="plain" onClick={() => answer(undefined)}>
          {messages.cancel}
        </Button>
        <Button autoFocus onClick={() => answer({skip: true})}>
          {words.decisions.skip}
        </Button>
        <Button onClick={() => answer({keepBoth: true})}>{words.decisions['keep-both']}</Button>
        <Button look="danger" onClick={() => answer({overwrite: true})}>
          {words.decisions.overwrite}
        </Button>
      </DialogActions>
    </>
  )
}
