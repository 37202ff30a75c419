import {useEffect, useRef} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import {messages} from '../../messages.ts'
import {endRenaming} from './renaming.ts'

/** A name that is being written where it stands: Enter takes it, Escape leaves it, Tab takes it and goes to the next file. */
export function RenameField({item}: {readonly item: Item}) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const field = input.current
    if (!field) return
    field.focus()
    field.setSelectionRange(0, baseLength(item))
  }, [item])
  const end = (written: string | undefined, next: boolean): void => {
    const grid = input.current?.closest<HTMLElement>('[role="grid"]')
    // First the end, so that leaving the field is not a second one; then the keyboard, which nobody else would have.
    endRenaming(item, written, next)
    if (!next) grid?.focus()
  }
  return (
    <input
      ref={input}
      className="file-rename"
      aria-label={messages.act.newName}
      defaultValue={item.name}
      spellCheck={false}
      autoComplete="off"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={(event) => endRenaming(item, event.currentTarget.value, false)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || !['Enter', 'Escape', 'Tab'].includes(event.key)) return
        event.preventDefault()
        event.stopPropagation()
        end(event.key === 'Escape' ? undefined : event.currentTarget.value, event.key === 'Tab')
      }}
    />
  )
}

/** How much of a name is what people change: all of a folder's, all before the ending of a file's. */
export function baseLength({kind, name}: Pick<Item, 'kind' | 'name'>): number {
  const dot = name.lastIndexOf('.')
  return kind === 'dir' || dot <= 0 ? name.length : dot
}
