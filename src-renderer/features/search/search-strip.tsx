import type {ReactNode} from 'react'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {FilterMenu} from './filter-menu.tsx'
import {type DateFilter, type SearchState, type SizeFilter, useSearch} from './search-state.ts'

const words = messages.search
const kinds = [
  'folder',
  'image',
  'video',
  'audio',
  'document',
  'text',
  'code',
  'archive',
  'spreadsheet',
  'presentation',
  'book',
  'web',
  'email',
  'font',
  'database',
  'executable',
] as const
const kindOptions = () => kinds.map((kind) => [kind === 'folder' ? 'dir' : kind, messages.categories[kind] ?? kind] as const)
const sizeOptions = () => Object.entries(words.sizes) as [SizeFilter, string][]
const dateOptions = () => Object.entries(words.dates) as [DateFilter, string][]

interface StripParts {
  /** How many were found; absent until it is known. */
  readonly found: number | undefined
  readonly canScope: boolean
  /** Those of other subjects. */
  readonly filters?: ReactNode
}

/** Below the search box while one searches: where, what kind, how large, how old, and how many there are. */
export function SearchStrip({found, canScope, filters}: StripParts) {
  const pane = usePane()
  const {scope, kind, size, date} = useSearch()
  const set = (change: Partial<SearchState>): void => useSearch.setState(change, pane)
  return (
    <div className="search-strip">
      <div className="segments" role="group" aria-label={words.scope}>
        <button type="button" aria-pressed={scope === 'everywhere' || !canScope} onClick={() => set({scope: 'everywhere'})}>
          {words.everywhere}
        </button>
        {canScope ? (
          <button type="button" aria-pressed={scope === 'folder'} onClick={() => set({scope: 'folder'})}>
            {words.thisFolder}
          </button>
        ) : null}
      </div>
      <FilterMenu title={words.kind} value={kind} options={kindOptions()} onChange={(next) => set({kind: next})} />
      <FilterMenu title={words.size} value={size} options={sizeOptions()} onChange={(next) => set({size: next})} />
      <FilterMenu title={words.date} value={date} options={dateOptions()} onChange={(next) => set({date: next})} />
      {filters}
      <span className="search-found" role="status">
        {found === undefined ? '' : words.found(found)}
      </span>
    </div>
  )
}
