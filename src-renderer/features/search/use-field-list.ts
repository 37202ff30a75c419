import {type RefObject, useEffectEvent, useLayoutEffect, useRef, useState} from 'react'
import type {Completion, Known} from '../../../src-main/contract/query/complete.ts'
import type {FieldOption} from './completion-list.tsx'
import {useCompletions} from './use-completions.ts'

interface Field {
  readonly text: string
  readonly known: Known
  /** Whole texts that are offered while nothing is written. */
  readonly offers?: readonly FieldOption[] | undefined
  readonly field: RefObject<HTMLInputElement | null>
  /** Where one stands: another one closes the list, by whatever one went there. */
  readonly where?: object | undefined
  readonly onText: (text: string) => void
}

/** What is offered below a field of the language, which of it is marked, and what taking one of it writes. */
export interface FieldList {
  readonly options: readonly FieldOption[]
  readonly isOpen: boolean
  /** -1 while none is marked. */
  readonly at: number
  readonly mark: (no: number) => void
  readonly take: (no: number) => void
  /** Offers what goes with a place of the text; with `all` keys, too, where no word is written. */
  readonly openAt: (caret: number, all?: boolean) => void
  readonly close: () => void
}

/** Holds the list below a field: completions of the word before the caret, or whole texts while nothing is written. */
export function useFieldList({text, known, offers = [], field, where, onText}: Field): FieldList {
  const [caret, setCaret] = useState<number>()
  const [place, setPlace] = useState(-1)
  const [all, setAll] = useState(false)
  const caretIn = useRef<{readonly text: string; readonly at: number}>(undefined)
  // With the text itself and not with the next frame: whoever writes on at once would have his letters parted.
  useLayoutEffect(() => {
    const wanted = caretIn.current
    caretIn.current = undefined
    if (wanted?.text === text) field.current?.setSelectionRange(wanted.at, wanted.at)
  }, [text, field])
  const completions = useCompletions({text, caret, known, all})
  const options = caret === undefined ? [] : text === '' && !all ? offers : completions.map(optionOf)
  const openAt = (to: number, wantsAll = false): void => {
    setCaret(to)
    setAll(wantsAll)
    setPlace(-1)
  }
  const close = (): void => {
    setCaret(undefined)
    setPlace(-1)
  }
  const leave = useEffectEvent(close)
  useLayoutEffect(() => leave(), [where])
  const write = (next: string, to: number): void => {
    if (next === text) return field.current?.setSelectionRange(to, to)
    caretIn.current = {text: next, at: to}
    onText(next)
  }
  const take = (no: number): void => {
    const option = options[no]
    close()
    if (!option) return
    const {completion, text: whole, take: act} = option
    if (act) act()
    else if (completion) {
      const done = completed(text, completion)
      write(done.text, done.caret)
      if (!completion.isWhole) openAt(done.caret)
    } else write(whole, whole.length)
  }
  return {options, isOpen: options.length > 0, at: Math.min(place, options.length - 1), mark: setPlace, take, openAt, close}
}

const optionOf = (completion: Completion): FieldOption => ({
  key: `${completion.key}:${completion.name}`,
  text: completion.text,
  completion,
})

/** Puts a completion in its place; behind what is whole a new word begins. */
function completed(text: string, {from, end, text: put, isWhole}: Completion): {readonly text: string; readonly caret: number} {
  const rest = text.slice(end)
  const gap = isWhole && !rest.startsWith(' ') ? ' ' : ''
  return {text: text.slice(0, from) + put + gap + rest, caret: from + put.length + Number(isWhole)}
}
