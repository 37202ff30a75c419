import {Menu} from '@base-ui/react/menu'
import {Check} from 'lucide-react'
import type {ReactNode} from 'react'
import type {CommandId} from '../messages.ts'
import type {Choice} from './command.ts'
import type {Context} from './context.ts'
import {runCommand} from './run-command.ts'

interface MarkedParts {
  readonly id: CommandId
  readonly context: Context
  readonly choices: readonly Choice[]
  /** What holds now: one of the choices, or any number of them. */
  readonly now: string | readonly string[]
}

/** The choices of a command as entries of a menu, with a mark at what holds now. */
export function MarkedChoices({id, context, choices, now}: MarkedParts): ReactNode {
  const take = (value: string): void => void runCommand(id, {context, argument: value})
  if (typeof now === 'string')
    return (
      <Menu.RadioGroup value={now} onValueChange={take}>
        {choices.map(({value, title}) => (
          <Menu.RadioItem key={value} value={value} className="popup-item" closeOnClick>
            <span className="popup-mark">
              <Menu.RadioItemIndicator>
                <Check size={14} aria-hidden />
              </Menu.RadioItemIndicator>
            </span>
            {title}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    )
  return choices.map(({value, title}) => (
    <Menu.CheckboxItem key={value} className="popup-item" checked={now.includes(value)} onCheckedChange={() => take(value)}>
      <span className="popup-mark">
        <Menu.CheckboxItemIndicator>
          <Check size={14} aria-hidden />
        </Menu.CheckboxItemIndicator>
      </span>
      {title}
    </Menu.CheckboxItem>
  ))
}
