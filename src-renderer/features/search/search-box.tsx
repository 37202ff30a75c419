import './search-box.css'
import {Search, X} from 'lucide-react'
import {useMemo, useRef} from 'react'
import type {Known} from '../../../src-main/contract/query/complete.ts'
import {activePane, usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {useNavigation} from '../places/index.ts'
import type {FieldOption} from './completion-list.tsx'
import {QueryField} from './query-field.tsx'
import {clearRecentSearches, keepSearch, useRecentSearches} from './recent-searches.ts'
import {clearSearch, useSearch} from './search-state.ts'

export const SEARCH_BOX_ID = 'search-box'

/** Where one types what one looks for; the answer comes while one types. */
export function SearchBox({known, onDown}: {readonly known: Known; readonly onDown: () => void}) {
  const text = useSearch((state) => state.text)
  const field = useRef<HTMLInputElement>(null)
  const recent = useRecentSearches((state) => state.texts)
  const pane = usePane()
  const place = useNavigation(({visits, at}) => visits[at]?.place)
  const where = useMemo(() => ({pane, place}), [pane, place])
  const done = (): void => {
    keepSearch(text)
    onDown()
  }
  return (
    <div className="search-box">
      <Search size={15} aria-hidden />
      <QueryField
        id={SEARCH_BOX_ID}
        label={messages.search.box}
        placeholder={messages.search.placeholder}
        text={text}
        known={known}
        offers={recent.length === 0 ? [] : offersOf(recent)}
        field={field}
        where={where}
        onText={(next) => useSearch.setState({text: next}, activePane())}
        onLeave={() => clearSearch()}
        onDone={done}
      >
        {text === '' ? null : <IconButton icon={X} small label={messages.search.clear} onClick={() => clearSearch()} />}
      </QueryField>
    </div>
  )
}

const offersOf = (recent: readonly string[]): readonly FieldOption[] => [
  ...recent.slice(0, SHOWN).map((text) => ({key: text, text})),
  {key: '\u0000clear', text: messages.search.clearRecent, take: clearRecentSearches},
]

const SHOWN = 8

/** Gives the keyboard to the box, at a part of its text. */
export function editInBox({from, end}: {readonly from: number; readonly end: number}): void {
  const box = document.getElementById(SEARCH_BOX_ID)
  if (!(box instanceof HTMLInputElement)) return
  box.focus()
  box.setSelectionRange(from, end)
}
