/* What is looked for. */
export {SEARCH_BOX_ID, SearchBox} from './search-box.tsx'
export {clearSearch, isSearching, queryOf, searchTag, type SearchState, useSearch} from './search-state.ts'
export {SearchStrip} from './search-strip.tsx'
