import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {searchNames} from './search-names.ts'
import {
  closeView,
  findInView,
  histogramOfView,
  matchInView,
  openView,
  refreshView,
  renewInView,
  sliceView,
  sumsOfView,
} from './view-handlers.ts'

/** What can be asked by name. */
export const searchHandlers: Handlers<CoreScopes>['search'] = {query: searchNames}

/** Rows that the core holds for windows. */
export const viewHandlers: Handlers<CoreScopes>['view'] = {
  open: openView,
  slice: sliceView,
  refresh: refreshView,
  find: findInView,
  renew: renewInView,
  match: matchInView,
  sums: sumsOfView,
  histogram: histogramOfView,
  close: closeView,
}

export {mustBeUnderstood} from './name-query-of.ts'
export {closeViewsOf} from './view-book.ts'
export {type SearchCalls, type SearchThread} from './search-thread.ts'
