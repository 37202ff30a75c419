import {useLayoutEffect, useRef, useState} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {endRenaming, keepDraft, useRenaming} from './renaming.ts'

/** A name that is being written where it stands: Enter takes it, Escape leaves it, Tab takes it and goes to the next file. */
export function RenameField({item}: {readonly item: Item}) {
  const pane = usePane()
  const input = useRef<HTMLInputElement>(null)
  const [begun] = useState(() => useRenaming.getState(pane).draft)
  // Once for each field, however often its entry is told anew: else what is being written would be chosen, and overwritten.
  useLayoutEffect(() => {
    input.current?.focus()
    input.current?.setSelectionRange(begun?.start ?? 0, begun?.end ?? 0)
  }, [begun])
  const end = (name: string | undefined, next: boolean): void => {
    const grid = input.current?.closest<HTMLElement>('[role="grid"]')
    // First the end, so that leaving the field is not a second one; then the keyboard, which nobody else would have.
    endRenaming(item, {name, next}, pane)
    if (!next) grid?.focus()
  }
  return (
    <input
      ref={input}
      className="file-rename"
      aria-label={messages.act.newName}
      defaultValue={begun?.text ?? item.name}
      spellCheck={false}
      autoComplete="off"
      onSelect={({currentTarget: {value, selectionStart, selectionEnd}}) =>
        keepDraft({text: value, start: selectionStart ?? 0, end: selectionEnd ?? 0}, pane)
      }
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={(event) => endRenaming(item, {name: event.currentTarget.value, next: false}, pane)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || !['Enter', 'Escape', 'Tab'].includes(event.key)) return
        event.preventDefault()
        event.stopPropagation()
        end(event.key === 'Escape' ? undefined : event.currentTarget.value, event.key === 'Tab')
      }}
    />
  )
}
