import {messages} from '../messages.ts'
import {PopupItem} from '../ui/popup.tsx'
import {commands} from './commands.ts'
import {type Context, contextNow} from './context.ts'
import {runCommand} from './run-command.ts'

interface ItemParts {
  readonly id: keyof typeof messages.command.ofOne
  /** What it is for, as the command's own choices call it. */
  readonly of: string
  /** Where its pane is not the active one. */
  readonly context?: Context
  /** A key of the thing itself. */
  readonly shortcut?: string
}

/** A menu that closes takes the keyboard back; what wants it itself begins after that. */
const MENU_GONE_MS = 180

/** A command for one thing, as an entry of the menu of that; not there where it cannot be done with it. */
export function SubjectItem({id, of, context = contextNow(), shortcut}: ItemParts) {
  const {icon, grave, focuses, cannot, argument} = commands[id]
  const choices = argument?.choices(context, '') ?? []
  if (cannot?.(context) !== undefined || !Array.isArray(choices) || !choices.some(({value}) => value === of)) return null
  const run = (): void => void runCommand(id, {context, argument: of})
  return (
    <PopupItem
      {...(icon ? {icon} : {})}
      {...(shortcut === undefined ? {} : {shortcut})}
      danger={grave ?? false}
      onClick={() => (focuses ? setTimeout(run, MENU_GONE_MS) : run())}
    >
      {messages.command.ofOne[id]}
    </PopupItem>
  )
}
