import type {Caller} from '../../contract/caller.ts'
import {CoreError} from '../../contract/errors.ts'
import type {ViewState} from '../../contract/search.ts'
import type {Place} from '../place.ts'
import type {SearchThread} from './search-thread.ts'

/** One view that a caller has open: who may ask for it, and the folder that it shows. */
export interface OpenedView {
  readonly caller: string
  /** Where the folder was when it was last looked for: it may be moved while it is shown. */
  place?: Place | undefined
  folder?: ViewState['folder']
}

/** Views live as long as the search thread that holds their rows. */
const books = new WeakMap<SearchThread, Map<string, OpenedView>>()

export function viewsOf(searcher: SearchThread): Map<string, OpenedView> {
  const book = books.get(searcher) ?? new Map<string, OpenedView>()
  books.set(searcher, book)
  return book
}

/** The view of that name, if this caller opened it; another caller's is as unknown as none. */
export function viewOf(view: string, {searcher, caller}: {readonly searcher: SearchThread; readonly caller: Caller}): OpenedView {
  const opened = viewsOf(searcher).get(view)
  if (opened?.caller !== caller.id) throw new CoreError({code: 'NotFound', message: `There is no open view ${view}.`})
  return opened
}

/** Lets the views of a caller go that is gone itself. */
export async function closeViewsOf(caller: string, searcher: SearchThread): Promise<void> {
  const book = viewsOf(searcher)
  const names = [...book].filter(([, view]) => view.caller === caller).map(([name]) => name)
  for (const name of names) book.delete(name)
  await Promise.all(names.map((view) => searcher.closeView({view})))
}
