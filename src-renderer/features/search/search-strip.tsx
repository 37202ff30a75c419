import type {ReactNode} from 'react'
import {askedBy, withKey} from '../../../src-main/contract/query/edit.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {Chips} from './chips.tsx'
import {FilterMenu} from './filter-menu.tsx'
import {editInBox} from './search-box.tsx'
import {dateChoices, kindChoices, type MenuChoices, sizeChoices} from './menu-choices.ts'
import {type SearchState, useSearch} from './search-state.ts'

const words = messages.search

interface StripParts {
  /** How many were found; absent until it is known. */
  readonly found: number | undefined
  readonly canScope: boolean
  /** Those of other subjects. */
  readonly filters?: ReactNode
  /** What can be done with the search as a whole. */
  readonly acts?: ReactNode
}

/** Below the search box while one searches: where, what kind, how large, how old, how many there are, and what was understood. */
export function SearchStrip({found, canScope, filters, acts}: StripParts) {
  const pane = usePane()
  const {text} = useSearch()
  const write = (next: string): void => useSearch.setState({text: next}, pane)
  return (
    <div className="search-strip">
      <Scope canScope={canScope} />
      <KeyMenu title={words.kind} choices={kindChoices} text={text} onChange={write} />
      <KeyMenu title={words.size} choices={sizeChoices} text={text} onChange={write} />
      <KeyMenu title={words.date} choices={dateChoices} text={text} onChange={write} />
      {filters}
      <span className="search-found" role="status">
        {found === undefined ? '' : words.found(found)}
      </span>
      {acts}
      <Chips text={text} onChange={write} onEdit={editInBox} />
    </div>
  )
}

function Scope({canScope}: Pick<StripParts, 'canScope'>) {
  const pane = usePane()
  const {scope} = useSearch()
  const set = (next: SearchState['scope']): void => useSearch.setState({scope: next}, pane)
  return (
    <div className="segments" role="group" aria-label={words.scope}>
      <button type="button" aria-pressed={scope === 'everywhere' || !canScope} onClick={() => set('everywhere')}>
        {words.everywhere}
      </button>
      {canScope ? (
        <button type="button" aria-pressed={scope === 'folder'} onClick={() => set('folder')}>
          {words.thisFolder}
        </button>
      ) : null}
    </div>
  )
}

interface KeyMenuParts {
  readonly title: string
  readonly choices: MenuChoices
  readonly text: string
  readonly onChange: (text: string) => void
}

/** A menu that writes one key of the text, and shows what the text says of it. */
function KeyMenu({title, choices: {key, options, matchOf}, text, onChange}: KeyMenuParts) {
  const asked = JSON.stringify(askedBy(text, key))
  const value = options().find(([option]) => JSON.stringify(matchOf(option)) === asked)?.[0]
  return (
    <FilterMenu
      title={title}
      value={value}
      options={options()}
      onChange={(next) => onChange(withKey(text, key, next === undefined ? undefined : matchOf(next)))}
    />
  )
}
