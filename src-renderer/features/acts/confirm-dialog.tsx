import './act-dialogs.css'
import {Trash2} from 'lucide-react'
import type {Plan} from '../../../src-main/contract/plan.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {bytes, shown} from '../../ui/format.ts'

const words = messages.act.confirm
const COPIES_SHOWN = 20

interface ConfirmParts {
  readonly plan: Plan
  readonly answer: (yes: boolean | undefined) => void
}

/** Asks before anything is taken away for good, and names the last copies of what would be gone. */
export function ConfirmDialog({plan, answer}: ConfirmParts) {
  const {title, label} = facesOf(plan)
  const forGood = plan.action === 'file.delete' || plan.action === 'file.empty'
  return (
    <Dialog
      open
      onClose={() => answer(undefined)}
      title={title}
      text={forGood ? words.weight(plan.files, plan.folders, bytes(plan.bytes)) : shown(plan.title)}
    >
      {plan.lastCopyCount > 0 ? <LastCopies plan={plan} /> : null}
      <DialogActions>
        <Button autoFocus onClick={() => answer(undefined)}>
          {messages.cancel}
        </Button>
        <Button look="danger" onClick={() => answer(true)}>
          <Trash2 size={15} aria-hidden />
          {label}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function facesOf(plan: Plan): {readonly title: string; readonly label: string} {
  if (plan.action === 'file.empty') return {title: words.emptyTitle, label: words.empty}
  if (plan.action === 'file.delete') return {title: words.deleteTitle(plan.items), label: words.delete}
  return {title: words.otherTitle, label: words.goOn}
}

function LastCopies({plan}: {readonly plan: Plan}) {
  const rest = plan.lastCopyCount - Math.min(plan.lastCopies.length, COPIES_SHOWN)
  return (
    <div className="act-warning" role="note">
      <p>{words.lastCopies(plan.lastCopyCount)}</p>
      <ul className="act-paths">
        {plan.lastCopies.slice(0, COPIES_SHOWN).map(({path}) => (
          <li key={path}>{shown(path)}</li>
        ))}
        {rest > 0 ? <li>{words.more(rest)}</li> : null}
      </ul>
    </div>
  )
}
