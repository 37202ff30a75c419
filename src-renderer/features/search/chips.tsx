import './chips.css'
import {Menu} from '@base-ui/react/menu'
import {PencilLine, Replace, X} from 'lucide-react'
import {Fragment, type KeyboardEvent, useRef, useState} from 'react'
import {turnedClause, withoutClause} from '../../../src-main/contract/query/edit.ts'
import {parseQuery} from '../../../src-main/contract/query/parse.ts'
import type {Clause, Span} from '../../../src-main/contract/query/terms.ts'
import {messages} from '../../messages.ts'
import {Popup, PopupItem, PopupLine} from '../../ui/popup.tsx'
import {clauseText, termWords} from './term-words.ts'

const words = messages.search

interface ChipsParts {
  readonly text: string
  readonly onChange: (text: string) => void
  /** The part of the text that is to be written anew. */
  readonly onEdit: (span: Span) => void
}

/** The terms of a text that are understood, each to be turned round, edited and taken out; nothing where there are only words. */
export function Chips({text, onChange, onEdit}: ChipsParts) {
  const {clauses} = parseQuery(text)
  const row = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState(0)
  if (!clauses.some(isMore)) return null
  const at = Math.min(place, clauses.length - 1)
  const goTo = (next: number): void => {
    setPlace(next)
    row.current?.querySelectorAll<HTMLElement>('.chip-words')[next]?.focus()
  }
  const change = (next: string): void => {
    onChange(next)
    const left = parseQuery(next).clauses
    if (left.some(isMore)) requestAnimationFrame(() => goTo(Math.min(at, left.length - 1)))
    else onEdit({from: next.length, end: next.length})
  }
  return (
    <div ref={row} className="chips" role="toolbar" aria-label={words.chips}>
      {clauses.map((clause, no) => (
        <Chip
          key={`${no} ${text.slice(clause.from, clause.end)}`}
          clause={clause}
          inTabs={no === at}
          onFocus={() => setPlace(no)}
          onStep={(by) => goTo(Math.max(0, Math.min(no + by, clauses.length - 1)))}
          onEdit={() => onEdit(clause)}
          onTurn={() => change(turnedClause(text, clause))}
          onRemove={() => change(withoutClause(text, clause))}
        />
      ))}
    </div>
  )
}

/** Is it more than a word that names must hold? */
const isMore = ({terms}: Clause): boolean => terms.length > 1 || terms[0]!.not || terms[0]!.match.key !== 'name'

interface ChipParts {
  readonly clause: Clause
  /** The one that the Tab key leads to. */
  readonly inTabs: boolean
  readonly onFocus: () => void
  readonly onStep: (by: number) => void
  readonly onEdit: () => void
  readonly onTurn: () => void
  readonly onRemove: () => void
}

function Chip(parts: ChipParts) {
  const {clause, inTabs, onFocus, onEdit, onTurn, onRemove} = parts
  const said = clauseText(clause.terms)
  const isNot = clause.terms.every(({not}) => not)
  // A menu that closes gives the keyboard to its chip; the box takes it after that.
  const edits = useRef(false)
  const closed = (): void => {
    if (edits.current) onEdit()
    edits.current = false
  }
  return (
    <span className="chip" data-not={isNot ? '' : undefined}>
      <Menu.Root onOpenChangeComplete={(open) => (open ? undefined : closed())}>
        <Menu.Trigger
          className="chip-words"
          aria-keyshortcuts="F2 - Delete"
          tabIndex={inTabs ? 0 : -1}
          onFocus={onFocus}
          onKeyDown={(event) => hear(event, parts)}
        >
          <ChipWords clause={clause} />
        </Menu.Trigger>
        <Popup align="start">
          <PopupItem icon={PencilLine} shortcut="F2" onClick={() => (edits.current = true)}>
            {words.editTerm}
          </PopupItem>
          <PopupItem icon={Replace} shortcut="-" onClick={onTurn}>
            {isNot ? words.turnBack : words.turn}
          </PopupItem>
          <PopupLine />
          <PopupItem icon={X} shortcut="Delete" onClick={onRemove}>
            {words.removeTerm}
          </PopupItem>
        </Popup>
      </Menu.Root>
      <button
        type="button"
        className="chip-remove"
        tabIndex={-1}
        aria-label={words.remove(said)}
        title={words.remove(said)}
        onClick={onRemove}
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}

/** What is seen is what is heard, spaces and all. */
function ChipWords({clause: {terms}}: {readonly clause: Clause}) {
  return terms.map(({not, match, from}, no) => {
    const {key, value} = termWords(match)
    return (
      <Fragment key={from}>
        {no === 0 ? null : <span className="chip-soft">{` ${words.or} `}</span>}
        {not ? <span className="chip-soft">{`${words.notMark} `}</span> : null}
        {key === undefined ? null : <span className="chip-soft">{`${key}: `}</span>}
        <span className="chip-value">{value}</span>
      </Fragment>
    )
  })
}

function hear(event: KeyboardEvent, {onStep, onEdit, onTurn, onRemove}: ChipParts): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const acts: Readonly<Record<string, () => void>> = {
    ArrowRight: () => onStep(1),
    ArrowLeft: () => onStep(-1),
    F2: onEdit,
    '-': onTurn,
    '!': onTurn,
    Delete: onRemove,
    Backspace: onRemove,
  }
  const act = acts[event.key]
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}
