import {useEffect, useRef} from 'react'
import type {Completion} from '../../../src-main/contract/query/complete.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {valueWords} from './term-words.ts'

const words = messages.search

/** One line of the list below a field. */
export interface FieldOption {
  readonly key: string
  readonly text: string
  readonly completion?: Completion
  /** What choosing it does, where it does not write. */
  readonly take?: () => void
}

interface ListParts {
  readonly id: string
  readonly options: readonly FieldOption[]
  readonly at: number
  readonly setPlace: (place: number) => void
  readonly onTake: (no: number) => void
}

/** What a field offers; the field keeps the keyboard. */
export function CompletionList({id, options, at, setPlace, onTake}: ListParts) {
  const marked = useRef<HTMLDivElement>(null)
  useEffect(() => {
    marked.current?.scrollIntoView({block: 'nearest'})
  }, [at])
  return (
    <div id={id} role="listbox" aria-label={words.offers} className="completions" hidden={options.length === 0} tabIndex={-1}>
      {options.map((option, no) => (
        <div
          key={option.key}
          id={`${id}-${no}`}
          ref={no === at ? marked : undefined}
          role="option"
          aria-selected={no === at}
          className="completion"
          data-acts={option.take ? '' : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => setPlace(no)}
          onClick={() => onTake(no)}
        >
          <span className="completion-text">{shown(option.text)}</span>
          {option.completion ? <span className="completion-detail">{detailOf(option.completion)}</span> : null}
        </div>
      ))}
    </div>
  )
}

function detailOf({key, name, text}: Completion): string {
  if (key === '') return words.keys[name as keyof typeof words.keys]
  const said = valueWords(key, name)
  return said === text || said === `.${text}` ? '' : said
}
