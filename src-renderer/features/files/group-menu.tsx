import {Menu} from '@base-ui/react/menu'
import {Check, ChevronRight, Rows3} from 'lucide-react'
import {groupNames} from '../../../src-main/contract/search.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {Popup} from '../../ui/popup.tsx'
import {groupBy, useViewOptions} from './view-options.ts'

const words = messages.inspect.groups

/** What the files of a folder can be put together by. */
export function GroupMenu() {
  const pane = usePane()
  const group = useViewOptions((options) => options.group)
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="popup-item">
        <Rows3 size={15} strokeWidth={1.8} aria-hidden />
        {words.title}
        <span className="popup-end">
          <ChevronRight size={14} aria-hidden />
        </span>
      </Menu.SubmenuTrigger>
      <Popup side="inline-end" align="start">
        <Menu.RadioGroup value={group} onValueChange={(next) => groupBy(next, pane)}>
          {groupNames.map((name) => (
            <Menu.RadioItem key={name} value={name} className="popup-item" closeOnClick>
              <span className="popup-mark">
                <Menu.RadioItemIndicator>
                  <Check size={14} aria-hidden />
                </Menu.RadioItemIndicator>
              </span>
              {words.by[name]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Popup>
    </Menu.SubmenuRoot>
  )
}
