import './filter-strip.css'
import {ListFilter, X} from 'lucide-react'
import {useEffect, useRef} from 'react'
import type {Known} from '../../../src-main/contract/query/complete.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {QueryField} from '../search/index.ts'
import {useFiles} from './files-state.ts'
import {closeFilter, focusOf, useFilter, writeFilter} from './folder-filter.ts'

const words = messages.tabs.filter

/** Where one writes what the rows of this folder are narrowed to, in the language of search. */
export function FilterStrip({known, onDone}: {readonly known: Known; readonly onDone: () => void}) {
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
      <QueryField
        label={words.label}
        placeholder={words.placeholder}
        text={text}
        known={known}
        field={input}
        onText={(next) => writeFilter(next, pane)}
        onLeave={close}
        onDone={onDone}
      />
      <span className="filter-found" role="status">
        {total === undefined ? '' : words.found(total)}
      </span>
      <IconButton icon={X} small label={words.close} shortcut="Esc" onClick={close} />
    </div>
  )
}
