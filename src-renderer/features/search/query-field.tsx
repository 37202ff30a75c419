import './query-field.css'
import {type ChangeEvent, type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState} from 'react'
import type {Completion, Known} from '../../../src-main/contract/query/complete.ts'
import {CompletionList, type FieldOption} from './completion-list.tsx'
import {ProblemLine} from './problem-line.tsx'
import {useCompletions} from './use-completions.ts'

export interface QueryFieldParts {
  readonly id?: string
  readonly label: string
  readonly placeholder: string
  readonly text: string
  readonly known: Known
  /** Whole texts that are offered while nothing is written. */
  readonly offers?: readonly FieldOption[]
  readonly field: RefObject<HTMLInputElement | null>
  readonly onText: (text: string) => void
  /** Escape, where no list is open. */
  readonly onLeave: () => void
  /** Enter, or the way down, where nothing of a list is meant. */
  readonly onDone: () => void
  readonly children?: ReactNode
}

/** A field for the language of search: it offers words of the language while one writes, and says below what is not understood. */
export function QueryField(parts: QueryFieldParts) {
  const {id: own, label, placeholder, text, known, offers = [], field, onText} = parts
  const made = useId()
  const id = own ?? made
  const [caret, setCaret] = useState<number>()
  const [place, setPlace] = useState(-1)
  const completions = useCompletions({text, caret, known})
  const options = caret === undefined ? [] : text === '' ? offers : completions.map(optionOf)
  const isOpen = options.length > 0
  const at = Math.min(place, options.length - 1)
  const close = (): void => {
    setCaret(undefined)
    setPlace(-1)
  }
  const write = (next: string, to: number): void => {
    onText(next)
    setPlace(-1)
    setCaret(to)
    caretTo(field, to)
  }
  const take = (no: number): void => {
    const option = options[no]
    if (!option) return
    if (option.take) option.take()
    else if (option.completion) complete(option.completion, {text, write, close})
    else write(option.text, option.text.length)
    if (!option.completion) close()
  }
  const hearing = {...parts, isOpen, at, count: options.length, setPlace, take, close, showAll: () => setCaret(field.current?.selectionStart ?? 0)}
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
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={at < 0 ? undefined : `${id}-list-${at}`}
        aria-describedby={`${id}-problem`}
        placeholder={placeholder}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          onText(event.currentTarget.value)
          setPlace(-1)
          setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length)
        }}
        onFocus={() => (text === '' ? setCaret(0) : undefined)}
        onBlur={close}
        onKeyDown={(event) => hear(event, hearing)}
      />
      {parts.children}
      <CompletionList id={`${id}-list`} options={options} at={at} setPlace={setPlace} onTake={take} />
      <ProblemLine id={`${id}-problem`} text={text} known={known} quiet={isOpen} />
    </div>
  )
}

const optionOf = (completion: Completion): FieldOption => ({
  key: `${completion.key}:${completion.name}`,
  text: completion.text,
  completion,
})

interface Completing {
  readonly text: string
  readonly write: (text: string, caret: number) => void
  readonly close: () => void
}

/** Puts a completion in its place; behind what is whole a new word begins. */
function complete({from, end, text: put, isWhole}: Completion, {text, write, close}: Completing): void {
  const rest = text.slice(end)
  const gap = isWhole && !rest.startsWith(' ') ? ' ' : ''
  write(text.slice(0, from) + put + gap + rest, from + put.length + gap.length)
  if (isWhole) close()
}

function caretTo(field: RefObject<HTMLInputElement | null>, to: number): void {
  requestAnimationFrame(() => field.current?.setSelectionRange(to, to))
}

interface Hearing extends QueryFieldParts {
  readonly isOpen: boolean
  readonly at: number
  readonly count: number
  readonly setPlace: (place: number) => void
  readonly take: (no: number) => void
  readonly close: () => void
  readonly showAll: () => void
}

function hear(event: KeyboardEvent, hearing: Hearing): void {
  if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return
  const act = event.ctrlKey ? (event.key === ' ' ? hearing.showAll : undefined) : actOf(event, hearing)
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}

function actOf({key, shiftKey}: KeyboardEvent, {isOpen, at, count, setPlace, take, close, onLeave, onDone}: Hearing): (() => void) | undefined {
  switch (key) {
    case 'ArrowDown':
      return isOpen ? () => setPlace(at >= count - 1 ? -1 : at + 1) : onDone
    case 'ArrowUp':
      return isOpen ? () => setPlace(at < 0 ? count - 1 : at - 1) : undefined
    case 'Enter':
      return isOpen && at >= 0 ? () => take(at) : closing(close, onDone)
    case 'Tab':
      return isOpen && at >= 0 && !shiftKey ? () => take(at) : undefined
    case 'Escape':
      return isOpen ? close : onLeave
    default:
      return undefined
  }
}

const closing = (close: () => void, then: () => void) => (): void => {
  close()
  then()
}
