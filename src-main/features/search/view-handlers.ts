import type {Handle, operations} from '../../contract/index.ts'
import type {EntryId} from '../../contract/ids.ts'
import type {GroupName, ViewState} from '../../contract/search.ts'
import {volumeAddress} from '../../domain/address.ts'
import {parentPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {entryNumber, entryUuid} from '../../store/entry-uuid.ts'
import {placeOf} from '../file/index.ts'
import type {Place} from '../place.ts'
import type {OpenedFolder} from '../browser.ts'
import type {CoreScopes, QueryScope} from '../scopes.ts'
import type {NameQuery} from './engine/name-query.ts'
import type {ViewFacts} from './engine/name-search.ts'
import {nameQueryOf} from './name-query-of.ts'
import {itemsOf} from './search-names.ts'
import {type OpenedView, viewOf, viewsOf} from './view-book.ts'

type ViewHandle<N extends keyof (typeof operations)['view']> = Handle<(typeof operations)['view'][N], CoreScopes>

/** Holds the rows of a folder, indexed or not, of a search, or of entries that somebody put together, for the caller who asked. */
export const openView: ViewHandle<'open'> = async ({folder, entries, filter, search, sort, group, hidden, rows}, scope) => {
  if ([folder, entries, search].filter((source) => source !== undefined).length !== 1)
    scope.fail('BadInput', 'A view shows a folder, a search or some entries: one of them.')
  if (search) {
    const query = await nameQueryOf(search, scope)
    return keep(query, {sort, group, rows, scope})
  }
  const kept = filter && (await nameQueryOf({...noFilter, ...filter}, scope))
  // What somebody put together is shown whether it is hidden or not.
  if (entries) return keep({...kept, ...entriesQuery(entries, scope)}, {sort, group, rows, scope})
  const place = await placeOf(folder!, scope)
  const opened = await scope.browser.open(place)
  return keep(
    {...kept, ...folderQuery(opened.entry, hidden || (kept?.hidden ?? false))},
    {sort, group, rows, scope, place, folder: factsOf(place, opened, scope)},
  )
}

/** Reads some rows; a view that shows what has gone since is brought up to date first, so that every row has its item. */
export const sliceView: ViewHandle<'slice'> = async ({view, offset, count}, scope) => {
  viewOf(view, scope)
  for (let left = REREADS; ; left--) {
    const {ids, total, seq} = await scope.searcher.sliceView({view, offset, count})
    const items = await itemsOf(ids, scope)
    if (items.length === ids.length || left === 0) return {items, offset, total, seq}
    await scope.searcher.refreshView({view})
  }
}

/** Brings a view up to what the index holds now: a folder is followed where it was moved to, and one that nobody keeps is looked at again. */
export const refreshView: ViewHandle<'refresh'> = async ({view}, scope) => {
  const opened = viewOf(view, scope)
  const directlyIn = opened.place && (await lookAgain(opened, opened.place, scope))
  return {
    ...shownState(await scope.searcher.refreshView({view, directlyIn, now: scope.clock.now()})),
    ...(opened.folder ? {folder: opened.folder} : {}),
  }
}

/** Tells which of some entries a view still holds, and what they are now. */
export const renewInView: ViewHandle<'renew'> = async ({view, ids}, scope) => {
  viewOf(view, scope)
  const entries = ids.map((id) => entryNumber(scope.base, id)).filter((entry) => entry !== undefined)
  const held = await scope.searcher.heldInView({view, ids: Float64Array.from(entries)})
  return {items: await itemsOf(held.ids, scope)}
}

/** Tells where an entry stands, or the first name that begins with what was typed. */
export const findInView: ViewHandle<'find'> = async ({view, id, prefix, from}, scope) => {
  viewOf(view, scope)
  const entry = id === undefined ? undefined : entryNumber(scope.base, id)
  if (id !== undefined && entry === undefined) return {}
  const {row} = await scope.searcher.findInView({view, id: entry, prefix, from})
  return row === undefined ? {} : {row}
}

/** Tells at which rows the months of a view begin. */
export const histogramOfView: ViewHandle<'histogram'> = async ({view}, scope) => {
  viewOf(view, scope)
  const {months, total, seq} = await scope.searcher.monthsOfView({view})
  return {total, seq, months: [...months]}
}

/** Tells how many rows have names that meet a pattern, and reads some of them. */
export const matchInView: ViewHandle<'match'> = async ({view, pattern, offset, count}, scope) => {
  viewOf(view, scope)
  const {ids, total, seq} = await scope.searcher.matchInView({view, pattern, offset, count})
  return {total, seq, items: await itemsOf(ids, scope)}
}

/** Adds up what a view shows; what is below its folders is added as far as the index knows it. */
export const sumsOfView: ViewHandle<'sums'> = async ({view, except}, scope) => {
  viewOf(view, scope)
  const left = except.map((id) => entryNumber(scope.base, id)).filter((entry) => entry !== undefined)
  const {folderIds, kinds, ...sum} = await scope.searcher.sumView({view, except: Float64Array.from(left)})
  const rows = await scope.read.entryRows({ids: folderIds})
  const known = rows.filter(({totalBytes, located}) => totalBytes !== null && located)
  return {
    ...sum,
    kinds: [...kinds],
    bytes: known.reduce((bytes, {totalBytes}) => bytes + totalBytes!, sum.bytes),
    whole: known.length === sum.folders,
  }
}

/** Lets a view go; one that is not open is gone already. */
export const closeView: ViewHandle<'close'> = async ({view}, {searcher, caller}) => {
  const book = viewsOf(searcher)
  if (book.get(view)?.caller === caller.id) {
    book.delete(view)
    await searcher.closeView({view})
  }
  return {}
}

const REREADS = 2

/** Finds the folder of a view as it is now and answers its entry: the same one, wherever it is, else what stands at its path. */
async function lookAgain(opened: OpenedView, last: Place, scope: QueryScope): Promise<number> {
  const shown = opened.folder?.id
  const entry = shown === undefined ? undefined : entryNumber(scope.base, shown)
  const isKnown = entry !== undefined && (await scope.read.entryRows({ids: [entry]})).length > 0
  const place = await placeOf(isKnown ? shown! : volumeAddress(last.volume.id, last.rel), scope)
  const location = isKnown ? await scope.read.locationOf({entry}) : undefined
  // What a location keeps, the index knows by itself.
  const found = isKnown && location !== undefined ? {entry, location} : await scope.browser.open(place)
  opened.place = place
  opened.folder = factsOf(place, found, scope)
  return found.entry
}

const noFilter = {query: '', literal: false, here: false, hidden: false}

const entriesQuery = (entries: readonly EntryId[], {base}: QueryScope): NameQuery => ({
  text: '',
  literal: false,
  hidden: true,
  among: entries.map((id) => entryNumber(base, id)).filter((entry) => entry !== undefined),
  anyRoot: true,
})

const folderQuery = (entry: number, hidden: boolean): NameQuery => ({text: '', literal: false, hidden, directlyIn: entry, anyRoot: true})

interface Keeping {
  readonly group: GroupName
  readonly sort: {
    readonly field: 'name' | 'size' | 'modified' | 'created' | 'kind' | 'extension' | 'path'
    readonly desc: boolean
    readonly foldersFirst: boolean
  }
  /** So many of the first ones are answered as well. */
  readonly rows: number
  readonly scope: QueryScope
  readonly place?: Place
  readonly folder?: ViewState['folder']
}

async function keep(query: NameQuery, {sort, group, rows, scope, place, folder}: Keeping): Promise<ViewState> {
  const grouping = group === 'none' ? undefined : {by: group, now: scope.clock.now()}
  const {ids, ...facts} = await scope.searcher.openView({query, sort, grouping, first: rows})
  const state = shownState(facts)
  viewsOf(scope.searcher).set(state.view, {caller: scope.caller.id, place, folder})
  const items = rows > 0 ? await itemsOf(ids, scope) : undefined
  return {...state, ...(folder ? {folder} : {}), ...(items?.length === ids.length ? {items} : {})}
}

function shownState({groups, ...facts}: ViewFacts): ViewState {
  return {...facts, ...(groups ? {groups: [...groups]} : {})}
}

function factsOf(place: Place, {entry, location}: OpenedFolder, {base}: Pick<QueryScope, 'base'>): NonNullable<ViewState['folder']> {
  const parent = parentPath(place.path)
  return {
    path: displayName(place.path).text,
    uri: volumeAddress(place.volume.id, place.rel),
    indexed: location !== undefined,
    id: entryUuid(base, entry) as EntryId,
    ...(location === undefined ? {} : {location}),
    ...(parent === undefined ? {} : {parent: parentAddress(place, parent)}),
  }
}

/** A path where it can be shown whole, else an address, which can be asked for again. */
function parentAddress(place: Place, parent: Uint8Array): string {
  const shown = displayName(parent)
  return shown.exact ? shown.text : volumeAddress(place.volume.id, parentPath(place.rel) ?? new Uint8Array(0))
}
