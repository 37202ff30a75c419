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
  const {title, label, text} = facesOf(plan)
  return (
    <Dialog open onClose={() => answer(undefined)} title={title} text={text}>
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

interface Faces {
  readonly title: string
  readonly label: string
  readonly text: string
}

function facesOf(plan: Plan): Faces {
  const weight = words.weight(plan.files, plan.folders, bytes(plan.bytes))
  switch (plan.action) {
    case 'file.empty':
      return {title: words.emptyTitle, label: words.empty, text: weight}
    case 'file.delete':
      return {title: words.deleteTitle(plan.items), label: words.delete, text: weight}
    case 'duplicate.resolve':
      return {title: words.resolveTitle(plan.items), label: words.resolve, text: words.resolveText(bytes(plan.bytes))}
    default:
      return {title: words.otherTitle, label: words.goOn, text: shown(plan.title)}
  }
}

function LastCopies({plan}: {readonly plan: Plan}) {
  const rest = plan.lastCopyCount - Math.min(plan.lastCopies.length, COPIES_SHOWN)
  return (
    <div className="act-warning" role="note">
      <p>{words.lastCopies(plan.lastCopyCount)}</p>
      <ul className="act-paths" tabIndex={0} aria-label={words.copies}>
        {plan.lastCopies.slice(0, COPIES_SHOWN).map(({path}) => (
          <li key={path}>{shown(path)}</li>
        ))}
        {rest > 0 ? <li>{words.more(rest)}</li> : null}
      </ul>
    </div>
  )
}
