import {useState} from 'react'
import {onMac} from '../../core/platform.ts'
import {messages} from '../../messages.ts'
import {commands} from '../commands.ts'
import type {Context} from '../context.ts'
import {chordText} from '../keys/chord.ts'
import {useKeymap} from '../keys/keymap.ts'
import {Finder} from './finder.tsx'
import {type FoundCommand, foundCommands} from './found-commands.ts'
import {recentCommands} from './recent-commands.ts'

const words = messages.command.palette

interface StepParts {
  readonly context: Context
  readonly onTake: (command: FoundCommand) => void
  readonly onLeave: () => void
}

/** Which command it is to be. */
export function CommandStep({context, onTake, onLeave}: StepParts) {
  const [text, setText] = useState('')
  const [recent] = useState(recentCommands)
  const {keys} = useKeymap()
  const found = foundCommands(text, context, recent)
  const options = found.map(({id, title, at, cannot}) => {
    const [first] = keys[id]
    const group = messages.command.groups[commands[id].group]
    return {
      key: id,
      title,
      marks: at,
      detail: cannot ?? (recent.includes(id) && text === '' ? words.recent : group),
      shortcut: first === undefined ? undefined : chordText(first, onMac),
      cannot: cannot !== undefined,
    }
  })
  const take = (no: number): void => {
    const command = found[no]
    if (command && command.cannot === undefined) onTake(command)
  }
  return (
    <Finder
      label={words.find}
      list={words.list}
      hint={words.hint}
      status={found.length === 0 ? words.none : words.found(found.length)}
      text={text}
      options={options}
      onText={setText}
      onTake={take}
      onLeave={onLeave}
    />
  )
}
