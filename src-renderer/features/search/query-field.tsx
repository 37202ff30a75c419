import './query-field.css'
import {type KeyboardEvent, type ReactNode, type RefObject, useId} from 'react'
import type {Known} from '../../../src-main/contract/query/complete.ts'
import {CompletionList, type FieldOption} from './completion-list.tsx'
import {ProblemLine} from './problem-line.tsx'
import {type FieldList, useFieldList} from './use-field-list.ts'

interface QueryFieldParts {
  readonly id?: string
  readonly label: string
  readonly placeholder: string
  readonly text: string
  readonly known: Known
  /** Whole texts that are offered while nothing is written. */
  readonly offers?: readonly FieldOption[]
  readonly field: RefObject<HTMLInputElement | null>
  /** Where one stands: another one closes the list, by whatever one went there. */
  readonly where?: object
  readonly onText: (text: string) => void
  /** Escape, where no list is open. */
  readonly onLeave: () => void
  /** Enter, or the way down, where nothing of a list is meant. */
  readonly onDone: () => void
  readonly children?: ReactNode
}

/** A field for the language of search: it offers words of the language while one writes, and says below what is not understood. */
export function QueryField(parts: QueryFieldParts) {
  const {id: own, label, placeholder, text, known, field, onText} = parts
  const made = useId()
  const id = own ?? made
  const list = useFieldList(parts)
  return (
    <div className="query-field">
      <input
        ref={field}
        id={id}
        type="text"
        role="combobox"
        inputMode="search"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={list.isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={list.at < 0 ? undefined : `${id}-list-${list.at}`}
        aria-describedby={`${id}-problem`}
        placeholder={placeholder}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={({currentTarget: {value, selectionStart}}) => {
          onText(value)
          list.openAt(selectionStart ?? value.length)
        }}
        onFocus={() => (text === '' ? list.openAt(0) : undefined)}
        onBlur={list.close}
        onKeyDown={(event) => hear(event, parts, list)}
      />
      {parts.children}
      <CompletionList id={`${id}-list`} options={list.options} at={list.at} setPlace={list.mark} onTake={list.take} />
      <ProblemLine id={`${id}-problem`} text={text} known={known} quiet={list.isOpen} />
    </div>
  )
}

function hear(event: KeyboardEvent, parts: QueryFieldParts, list: FieldList): void {
  if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return
  const {key, shiftKey, ctrlKey} = event
  const showAll = (): void => list.openAt(parts.field.current?.selectionStart ?? 0, true)
  const act = ctrlKey ? (key === ' ' ? showAll : undefined) : (list.isOpen && inList(key, shiftKey, list)) || inField(key, parts, list)
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}

/** What keys do while something is offered. */
function inList(key: string, shift: boolean, {at, options, mark, take, close}: FieldList): (() => void) | undefined {
  const last = options.length - 1
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => mark(at >= last ? -1 : at + 1),
    ArrowUp: () => mark(at < 0 ? last : at - 1),
    Escape: close,
    ...(at < 0 ? {} : {Enter: () => take(at)}),
    ...(at < 0 || shift ? {} : {Tab: () => take(at)}),
  }
  return acts[key]
}

function inField(key: string, {onLeave, onDone}: QueryFieldParts, {close}: FieldList): (() => void) | undefined {
  const done = (): void => {
    close()
    onDone()
  }
  return {Enter: done, ArrowDown: done, Escape: onLeave}[key]
}
