import {messages} from '../../messages.ts'
import {FilterMenu} from './filter-menu.tsx'
import {TagFilter} from './tag-filter.tsx'
import {type DateFilter, type SizeFilter, useSearch} from './search-state.ts'

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
const kindOptions = kinds.map((kind) => [kind === 'folder' ? 'dir' : kind, messages.categories[kind] ?? kind] as const)
const sizeOptions = Object.entries(words.sizes) as [SizeFilter, string][]
const dateOptions = Object.entries(words.dates) as [DateFilter, string][]

interface StripParts {
  /** How many were found; absent until it is known. */
  readonly found: number | undefined
  readonly canScope: boolean
}

/** Below the search box while one searches: where, what kind, how large, how old, and how many there are. */
export function SearchStrip({found, canScope}: StripParts) {
  const {scope, kind, size, date} = useSearch()
  return (
    <div className="search-strip">
      <div className="segments" role="group" aria-label={words.scope}>
        <button type="button" aria-pressed={scope === 'everywhere' || !canScope} onClick={() => useSearch.setState({scope: 'everywhere'})}>
          {words.everywhere}
        </button>
        {canScope ? (
          <button type="button" aria-pressed={scope === 'folder'} onClick={() => useSearch.setState({scope: 'folder'})}>
            {words.thisFolder}
          </button>
        ) : null}
      </div>
      <FilterMenu title={words.kind} value={kind} options={kindOptions} onChange={(next) => useSearch.setState({kind: next})} />
      <FilterMenu title={words.size} value={size} options={sizeOptions} onChange={(next) => useSearch.setState({size: next})} />
      <FilterMenu title={words.date} value={date} options={dateOptions} onChange={(next) => useSearch.setState({date: next})} />
      <TagFilter />
      <span className="search-found" role="status">
        {found === undefined ? '' : words.found(found)}
      </span>
    </div>
  )
}
