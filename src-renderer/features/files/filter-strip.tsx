import './filter-strip.css'
import {ListFilter, X} from 'lucide-react'
import {useEffect, useRef} from 'react'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {useFiles} from './files-state.ts'
import {closeFilter, focusOf, useFilter, writeFilter} from './folder-filter.ts'

const words = messages.tabs.filter

/** Where one writes what the rows of this folder are narrowed to. */
export function FilterStrip({onDone}: {readonly onDone: () => void}) {
  const pane = usePane()
  const {text} = useFilter()
  const total = useFiles(({rows}) => (rows?.wish.source.filter ? rows.total : undefined))
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const mine = focusOf(pane)
    mine.focus = () => input.current?.select()
    mine.focus()
    return () => {
      mine.focus = undefined
    }
  }, [pane])
  const close = (): void => {
    closeFilter(pane)
    onDone()
  }
  return (
    <div className="filter-strip">
      <ListFilter size={15} aria-hidden />
      <input
        ref={input}
        className="filter-input"
        aria-label={words.label}
        placeholder={words.placeholder}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => writeFilter(event.currentTarget.value, pane)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || !['Escape', 'Enter', 'ArrowDown'].includes(event.key)) return
          event.preventDefault()
          if (event.key === 'Escape') close()
          else onDone()
        }}
      />
      <span className="filter-found" role="status">
        {total === undefined ? '' : words.found(total)}
      </span>
      <IconButton icon={X} small label={words.close} shortcut="Esc" onClick={close} />
    </div>
  )
}
