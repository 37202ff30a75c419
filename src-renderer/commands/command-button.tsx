import type {ComponentProps} from 'react'
import type {CommandId} from '../messages.ts'
import {useKeyText} from '../core/key-texts.ts'
import {IconButton} from '../ui/icon-button.tsx'
import {runCommand} from './run-command.ts'

/** A command as a button that is only an icon; its key is told on hover. */
export function CommandButton({
  id,
  ...rest
}: Omit<ComponentProps<typeof IconButton>, 'onClick' | 'shortcut' | 'id'> & {readonly id: CommandId}) {
  return <IconButton {...rest} {...useKeyText(id)} onClick={() => runCommand(id)} />
}
