/* What is looked for. */
export {QueryField} from './query-field.tsx'
export {clearRecentSearches, followRecentSearches, useRecentSearches} from './recent-searches.ts'
export {SEARCH_BOX_ID, SearchBox} from './search-box.tsx'
export {clearSearch, isSearching, queryOf, searchFor, type SearchState, useSearch} from './search-state.ts'
export {SearchStrip} from './search-strip.tsx'
