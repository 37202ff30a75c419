import './search-box.css'
import {Search, X} from 'lucide-react'
import type {KeyboardEvent} from 'react'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {clearSearch, useSearch} from './search-state.ts'

export const SEARCH_BOX_ID = 'search-box'

/** Where one types what one looks for; the answer comes while one types. */
export function SearchBox({onDown}: {readonly onDown: () => void}) {
  const text = useSearch((state) => state.text)
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') clearSearch()
    else if (event.key === 'ArrowDown' || event.key === 'Enter') onDown()
    else return
    event.preventDefault()
  }
  return (
    <div className="search-box">
      <Search size={15} aria-hidden />
      <input
        id={SEARCH_BOX_ID}
        type="search"
        aria-label={messages.search.box}
        placeholder={messages.search.placeholder}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => useSearch.setState({text: event.currentTarget.value})}
        onKeyDown={keys}
      />
      {text === '' ? null : <IconButton icon={X} small label={messages.search.clear} onClick={() => clearSearch()} />}
    </div>
  )
}
