import './palette.css'
import {useLayoutEffect, useRef} from 'react'
import {flushSync} from 'react-dom'
import {messages} from '../../messages.ts'
import {commands} from '../commands.ts'
import {runCommand} from '../run-command.ts'
import {ChoiceStep} from './choice-step.tsx'
import {CommandStep} from './command-step.tsx'
import type {FoundCommand} from './found-commands.ts'
import {closePalette, usePalette} from './palette-store.ts'
import {noteCommand} from './recent-commands.ts'

/** Every command by writing a part of its name; what it must be told is asked in a second step. */
export function Palette() {
  const isOpen = usePalette((palette) => palette.isOpen)
  return isOpen ? <OpenPalette /> : null
}

// The browser's own dialog: it gives the keyboard back to where it was in the moment in which it closes, before the command begins.
const close = (): void => flushSync(closePalette)

function OpenPalette() {
  const {context, asks, beganAsking} = usePalette()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const mine = dialog.current
    mine?.showModal()
    return () => mine?.close()
  }, [])
  if (!context) return null
  const take = ({id}: FoundCommand): void => {
    if (commands[id].argument) return usePalette.setState({asks: id})
    close()
    noteCommand(id)
    runCommand(id, {context})
  }
  const tell = (argument: string): void => {
    if (asks === undefined) return
    close()
    noteCommand(asks)
    runCommand(asks, {context, argument})
  }
  const back = (): void => (beganAsking ? close() : usePalette.setState({asks: undefined}))
  return (
    <dialog
      ref={dialog}
      role="dialog"
      className="palette"
      aria-label={messages.command.palette.title}
      onClose={({currentTarget}) => (currentTarget.open ? undefined : closePalette())}
      onClick={(event) => (event.target === event.currentTarget ? close() : undefined)}
    >
      {asks === undefined ? (
        <CommandStep context={context} onTake={take} onLeave={close} />
      ) : (
        <ChoiceStep key={asks} id={asks} context={context} onTake={tell} onLeave={back} />
      )}
    </dialog>
  )
}
