import './act-dialogs.css'
import './plan-sheet.css'
import {useState} from 'react'
import type {Plan} from '../../../src-main/contract/plan.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {shown} from '../../ui/format.ts'
import {nameOf} from '../places/index.ts'
import {ConflictTable} from './conflict-table.tsx'
import {type Choices, firstChoices, settledBy} from './conflict-choices.ts'
import type {Settlement} from './consent.ts'
import {OneConflict} from './one-conflict.tsx'
import {PlanFacts} from './plan-facts.tsx'

const words = messages.act.conflicts

interface ConflictParts {
  readonly plan: Plan
  readonly answer: (settlement: Settlement | undefined) => void
}

/** Settles all files that meet in one act: the only one directly, several the same for all of them at once, or each in a table. */
export function ConflictDialog({plan, answer}: ConflictParts) {
  const about = [`${shown(plan.title)}.`, words.safe].join(' ')
  const [only] = plan.conflicts
  if (plan.conflictCount > 1 || !only) return <Several plan={plan} answer={answer} about={about} />
  return (
    <Dialog open onClose={() => answer(undefined)} title={words.titleOf(shown(nameOf(only.target.path)))} text={about}>
      <OneConflict plan={plan} conflict={only} answer={answer} />
    </Dialog>
  )
}

function Several({plan, answer, about}: ConflictParts & {readonly about: string}) {
  const [choices, setChoices] = useState<Choices>()
  return (
    <Dialog open wide={choices !== undefined} onClose={() => answer(undefined)} title={words.title(plan.conflictCount)} text={about}>
      {choices === undefined ? (
        <>
          <PlanFacts plan={plan} open />
          <FirstChoice answer={answer} decideEach={() => setChoices(firstChoices(plan))} />
        </>
      ) : (
        <>
          <ConflictTable plan={plan} choices={choices} onChoice={setChoices} />
          <DialogActions>
            <Button onClick={() => setChoices(undefined)}>{words.back}</Button>
            <Button onClick={() => answer(undefined)}>{messages.cancel}</Button>
            <Button look="primary" onClick={() => answer(settledBy(plan, choices))}>
              {words.goOn}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  )
}

function FirstChoice({answer, decideEach}: Pick<ConflictParts, 'answer'> & {readonly decideEach: () => void}) {
  return (
    <>
      <div className="act-first">
        <Button look="danger" onClick={() => answer({overwrite: true})}>
          {words.replaceAll}
        </Button>
        <Button autoFocus onClick={() => answer({skip: true})}>
          {words.skipAll}
        </Button>
        <Button onClick={() => answer({keepBoth: true})}>{words.keepBoth}</Button>
        <Button onClick={decideEach}>{words.each}</Button>
      </div>
      <DialogActions>
        <Button look="plain" onClick={() => answer(undefined)}>
          {messages.cancel}
        </Button>
      </DialogActions>
    </>
  )
}
