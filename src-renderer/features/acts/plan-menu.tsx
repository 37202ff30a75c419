import {Menu} from '@base-ui/react/menu'
import {ChevronRight, ListChecks} from 'lucide-react'
import {messages} from '../../messages.ts'
import {Popup, PopupItem} from '../../ui/popup.tsx'
import {duplicateChosen, trashChosen} from './file-commands.ts'
import {pasteHere} from './file-clipboard.ts'
import {planFirst} from './plan-first.ts'

const words = messages.act

const acts: readonly (readonly [string, () => Promise<unknown>])[] = [
  [words.paste, () => pasteHere()],
  [words.duplicate, duplicateChosen],
  [words.trash, trashChosen],
]

/** Acts whose plan is shown before they are carried out; the same as any other item of a menu with Shift. */
export function PlanActs() {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="popup-item">
        <ListChecks size={15} strokeWidth={1.8} aria-hidden />
        {messages.plan.show}
        <kbd>{messages.plan.showHint}</kbd>
        <span className="popup-end">
          <ChevronRight size={14} aria-hidden />
        </span>
      </Menu.SubmenuTrigger>
      <Popup side="inline-end" align="start">
        {acts.map(([title, act]) => (
          <PopupItem key={title} onClick={() => showing(act)}>
            {title}
          </PopupItem>
        ))}
      </Popup>
    </Menu.SubmenuRoot>
  )
}

function showing(act: () => Promise<unknown>): void {
  planFirst()
  void act()
}
