import {Menu} from '@base-ui/react/menu'
import {ChevronRight} from 'lucide-react'
import {useEffect, useState} from 'react'
import type {CommandId} from '../messages.ts'
import {useKeyText} from '../core/key-texts.ts'
import {messages} from '../messages.ts'
import {Popup, PopupItem} from '../ui/popup.tsx'
import type {Choice} from './command.ts'
import {commands} from './commands.ts'
import type {Context} from './context.ts'
import {MarkedChoices} from './marked-choices.tsx'
import {runCommand} from './run-command.ts'

/** A menu that closes takes the keyboard back; what wants it itself begins after that. */
const MENU_GONE_MS = 180

interface ItemParts {
  readonly id: CommandId
  readonly context: Context
}

/** A command as an entry of a menu, with its key; not there where it cannot be done. In the menu of the one thing that it is for it has its short name. */
export function CommandItem({id, context, isOfOne}: ItemParts & {readonly isOfOne?: boolean}) {
  const {icon, grave, focuses, cannot} = commands[id]
  const {ofOne, titles} = messages.command
  const key = useKeyText(id)
  if (cannot?.(context) !== undefined) return null
  const run = (): void => {
    if (focuses) setTimeout(() => runCommand(id, {context}), MENU_GONE_MS)
    else runCommand(id, {context})
  }
  return (
    <PopupItem {...(icon ? {icon} : {})} {...key} danger={grave ?? false} onClick={run}>
      {isOfOne && id in ofOne ? ofOne[id as keyof typeof ofOne] : titles[id]}
    </PopupItem>
  )
}

/** A command whose choices are a menu below its entry. */
export function CommandChoices({id, context}: ItemParts) {
  const {icon: Icon, cannot} = commands[id]
  if (cannot?.(context) !== undefined) return null
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="popup-item">
        {Icon ? <Icon size={15} strokeWidth={1.8} aria-hidden /> : null}
        {messages.command.titles[id]}
        <span className="popup-end">
          <ChevronRight size={14} aria-hidden />
        </span>
      </Menu.SubmenuTrigger>
      <Popup side="inline-end" align="start">
        <Choices id={id} context={context} />
      </Popup>
    </Menu.SubmenuRoot>
  )
}

// Drawn only while the submenu is open: only then the choices are asked for.
function Choices({id, context}: ItemParts) {
  const [choices, setChoices] = useState<readonly Choice[]>()
  const {argument} = commands[id]
  useEffect(() => {
    let wanted = true
    void Promise.resolve(argument?.choices(context, '') ?? []).then((answer) => wanted && setChoices(answer))
    return () => {
      wanted = false
    }
  }, [argument, context])
  if (choices === undefined || choices.length === 0) {
    return (
      <Menu.Item className="popup-item" disabled>
        {choices === undefined ? messages.file.loading : messages.command.palette.noChoice}
      </Menu.Item>
    )
  }
  const now = argument?.now?.(context)
  if (now !== undefined) return <MarkedChoices id={id} context={context} choices={choices} now={now} />
  return choices.map(({value, title}) => (
    <PopupItem key={value} onClick={() => runCommand(id, {context, argument: value})}>
      {title}
    </PopupItem>
  ))
}
