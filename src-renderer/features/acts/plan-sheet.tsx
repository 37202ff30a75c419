import './act-dialogs.css'
import './plan-sheet.css'
import {Trash2} from 'lucide-react'
import type {Plan} from '../../../src-main/contract/plan.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {bytes, shown} from '../../ui/format.ts'
import {PlanFacts, PlanLists} from './plan-facts.tsx'

const words = messages.act.confirm

interface SheetParts {
  readonly plan: Plan
  readonly answer: (yes: boolean | undefined) => void
}

/** Shows what an act would do, and waits for a word; what takes away for good, or a last copy, has the way out under the keyboard. */
export function PlanSheet({plan, answer}: SheetParts) {
  const {title, label, grave, text} = faceOf(plan)
  const refused = plan.refusals.length > 0
  return (
    <Dialog open onClose={() => answer(undefined)} title={title} text={text}>
      <PlanFacts plan={plan} />
      <PlanLists plan={plan} />
      <DialogActions>
        <Button autoFocus={grave || refused} onClick={() => answer(undefined)}>
          {refused ? messages.close : messages.cancel}
        </Button>
        {refused ? null : (
          <Button look={grave ? 'danger' : 'primary'} autoFocus={!grave} onClick={() => answer(true)}>
            {grave ? <Trash2 size={15} aria-hidden /> : null}
            {label}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

interface Face {
  readonly title: string
  readonly label: string
  readonly grave: boolean
  readonly text?: string
}

function faceOf(plan: Plan): Face {
  switch (plan.action) {
    case 'file.empty':
      return {title: words.emptyTitle, label: words.empty, grave: true}
    case 'file.delete':
      return {title: words.deleteTitle(plan.items), label: words.delete, grave: true}
    case 'duplicate.resolve':
      return {title: words.resolveTitle(plan.items), label: words.resolve, grave: true, text: words.resolveText(bytes(plan.bytes))}
    default: {
      const label = messages.plan.verbs[plan.action] ?? words.goOn
      if (plan.lastCopyCount === 0) return {title: shown(plan.title), label, grave: false}
      return {title: words.otherTitle, label: words.goOn, grave: true, text: shown(plan.title)}
    }
  }
}
