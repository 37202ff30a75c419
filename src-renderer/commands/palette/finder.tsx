import {type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState} from 'react'

/** One line of the list. */
export interface FinderOption {
  readonly key: string
  readonly title: string
  /** Which letters of the title are meant. */
  readonly marks: readonly number[]
  readonly detail?: string | undefined
  readonly shortcut?: string | undefined
  readonly cannot?: boolean
}

interface FinderParts {
  readonly label: string
  /** What was taken before, above the field. */
  readonly above?: string
  readonly list: string
  readonly hint: string
  readonly status: string
  readonly text: string
  readonly options: readonly FinderOption[]
  readonly onText: (text: string) => void
  readonly onTake: (no: number) => void
  readonly onTab?: ((no: number) => void) | undefined
  readonly onLeave: () => void
  readonly leavesWhenEmpty?: boolean
}

const PAGE = 8

/** A field and the lines that go with what is written in it: the keyboard stays in the field and marks one line. */
export function Finder(parts: FinderParts) {
  const {label, above, hint, status, text, options, onText} = parts
  const id = useId()
  const [place, setPlace] = useState(0)
  const at = Math.min(place, options.length - 1)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const write = (next: string): void => {
    setPlace(0)
    onText(next)
  }
  return (
    <>
      {above === undefined ? null : <p className="palette-above">{above}</p>}
      <input
        ref={field}
        className="palette-field"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={id}
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        placeholder={label}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => hear(event, {...parts, onText: write, at, setPlace})}
      />
      <OptionList {...parts} id={id} at={at} setPlace={setPlace} />
      <p className="palette-foot">
        <span>{hint}</span>
        <span role="status">{status}</span>
      </p>
    </>
  )
}

interface ListParts extends Pick<FinderParts, 'list' | 'options' | 'onTake'>, Pick<Hearing, 'at' | 'setPlace'> {
  readonly id: string
}

function OptionList({id, list, options, at, setPlace, onTake}: ListParts) {
  const marked = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers answer a promise here, which is no way to end an effect.
    marked.current?.scrollIntoView({block: 'nearest'})
  }, [at, options.length])
  return (
    <div id={id} role="listbox" aria-label={list} className="palette-list" tabIndex={-1}>
      {options.map((option, no) => (
        <div
          key={option.key}
          id={`${id}-${no}`}
          ref={no === at ? marked : undefined}
          role="option"
          aria-selected={no === at}
          aria-disabled={option.cannot || undefined}
          className="palette-option"
          // The field keeps the keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => setPlace(no)}
          onClick={() => onTake(no)}
        >
          <Line {...option} />
        </div>
      ))}
    </div>
  )
}

function Line({title, marks, detail, shortcut}: FinderOption) {
  return (
    <>
      <span className="palette-title">{markedLetters(title, marks)}</span>
      {detail === undefined ? null : <span className="palette-detail">{detail}</span>}
      {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
    </>
  )
}

function markedLetters(title: string, marks: readonly number[]): ReactNode {
  if (marks.length === 0) return title
  const meant = new Set(marks)
  return Array.from({length: title.length}, (_, at) => (meant.has(at) ? <b key={at}>{title[at]}</b> : title[at]))
}

interface Hearing extends FinderParts {
  readonly at: number
  readonly setPlace: (place: number) => void
}

function hear(event: KeyboardEvent, hearing: Hearing): void {
  if (event.nativeEvent.isComposing) return
  const act = move(event.key, hearing) ?? takeOrLeave(event, hearing)
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}

function move(key: string, {at, options, setPlace}: Hearing): (() => void) | undefined {
  const last = options.length - 1
  const aims: Readonly<Record<string, number>> = {
    ArrowDown: at >= last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    PageDown: Math.min(at + PAGE, last),
    PageUp: Math.max(at - PAGE, 0),
  }
  const aim = aims[key]
  return aim === undefined ? undefined : () => setPlace(aim)
}

function takeOrLeave(
  {key, shiftKey}: KeyboardEvent,
  {at, text, onTake, onTab, onLeave, leavesWhenEmpty}: Hearing,
): (() => void) | undefined {
  if (key === 'Enter') return () => onTake(at)
  if (key === 'Escape' || (key === 'Backspace' && text === '' && leavesWhenEmpty)) return onLeave
  // There is nothing else to go to while it is open.
  if (key === 'Tab') return () => (shiftKey ? undefined : onTab?.(at))
  return undefined
}
