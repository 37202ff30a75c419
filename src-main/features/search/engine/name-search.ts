import {CoreError} from '../../../contract/errors.ts'
import type {RowGroup} from '../../../contract/search.ts'
import {chooseAll} from './choose-all.ts'
import {choosePage} from './choose-rows.ts'
import {compact, isWorthCompacting} from './compact.ts'
import {type Found, findRows} from './find-rows.ts'
import {groupRows, type Grouping} from './group-rows.ts'
import {matchRows} from './match-rows.ts'
import {type CategoryOf, emptyNameIndex, liveSlot, type NameIndex} from './name-index.ts'
import type {NameQuery, Sort} from './name-query.ts'
import {emptyOrders, type Orders, renumberOrders} from './orders.ts'
import {emptyScopes, type Scopes} from './scopes.ts'
import {findEntry, findPrefix, heldEntries, idsOf, noRows, renumberRows, settleRows, type View} from './views.ts'

/** All that the search thread holds: the index, its orders, and the views that windows have open. */
export interface NameSearch {
  index: NameIndex
  orders: Orders
  scopes: Scopes
  /** The sequence that the index reflects. */
  seq: number
  readonly views: Map<string, View>
  nextView: number
}

export interface PageInput {
  readonly query: NameQuery
  readonly sort: Omit<Sort, 'foldersFirst'>
  readonly limit: number
  readonly cursor?: string | undefined
}
export interface Page {
  readonly total: number
  readonly ids: Float64Array<ArrayBuffer>
  readonly elapsedMs: number
  readonly seq: number
  /** Absent behind the last page. */
  readonly cursor?: string | undefined
}
export interface ViewFacts {
  readonly view: string
  readonly total: number
  readonly groups?: readonly RowGroup[] | undefined
  readonly seq: number
  readonly elapsedMs: number
}

export function emptyNameSearch(categoryOf: CategoryOf): NameSearch {
  return {index: emptyNameIndex(categoryOf), orders: emptyOrders(), scopes: emptyScopes(), seq: 0, views: new Map(), nextView: 1}
}

/**
 * Answers one page. A cursor goes on behind the last row of its page: an entry that did not change in between comes on exactly
 * one page; one that changed may come twice or not at all. A cursor that names a row long gone counts rows instead.
 */
export function queryPage(search: NameSearch, {query, sort, limit, cursor}: PageInput): Page {
  const begun = performance.now()
  const {index} = search
  const found = findRows(index, query, search.scopes)
  const last = cursor === undefined ? undefined : readCursor(search, cursor)
  const window = {after: last?.slot, offset: last && last.slot === undefined ? last.offset : 0, limit}
  const slots = choosePage({index, orders: search.orders, found}, sort, window)
  const offset = (last?.offset ?? 0) + slots.length
  const ended = slots.length < limit || offset >= found.total
  return {
    total: found.total,
    ids: idsOf(index, slots) as Float64Array<ArrayBuffer>,
    elapsedMs: performance.now() - begun,
    seq: search.seq,
    ...(ended ? {} : {cursor: writeCursor(search, slots.at(-1)!, offset)}),
  }
}

export interface ViewInput {
  readonly query: NameQuery
  readonly sort: Sort
  readonly grouping?: Grouping | undefined
}

export function openView(search: NameSearch, {query, sort, grouping}: ViewInput): ViewFacts {
  const view: View = {query, sort, grouping, ...noRows(), seq: 0}
  const name = `v${search.nextView++}`
  search.views.set(name, view)
  return fillView(search, name, view)
}

export interface RefreshInput {
  readonly view: string
  /** The folder that it shows from now on, where another one has taken the place of the first. */
  readonly directlyIn?: number | undefined
  /** Milliseconds since 1970; groups by date are seen from then. */
  readonly now?: number | undefined
}

/** Fills a view anew. */
export function refreshView(search: NameSearch, {view: name, directlyIn, now}: RefreshInput) {
  const view = openedView(search, name)
  if (directlyIn !== undefined) view.query = {...view.query, directlyIn}
  if (view.grouping && now !== undefined) view.grouping = {...view.grouping, now}
  return fillView(search, name, view)
}

export function sliceView(
  search: NameSearch,
  {view, offset, count}: {readonly view: string; readonly offset: number; readonly count: number},
) {
  const held = openedView(search, view)
  if (offset + count > held.ready) held.finish()
  const {slots, seq} = held
  return {ids: idsOf(search.index, slots.subarray(offset, offset + count)), total: slots.length, seq}
}

export interface MatchInput {
  readonly view: string
  readonly pattern: string
  readonly offset: number
  readonly count: number
}

/** Those rows of a view whose names meet a pattern: how many there are, and the entries of some of them. */
export function matchInView(search: NameSearch, {view, pattern, offset, count}: MatchInput) {
  const held = viewOf(search, view)
  const slots = matchRows(search.index, held, pattern)
  return {ids: idsOf(search.index, slots.subarray(offset, offset + count)), total: slots.length, seq: held.seq}
}

export interface Sought {
  readonly view: string
  readonly id?: number | undefined
  readonly prefix?: string | undefined
  readonly from?: number | undefined
}

export function findInView(search: NameSearch, {view: name, id, prefix, from = 0}: Sought): number | undefined {
  const view = viewOf(search, name)
  if (id !== undefined) return findEntry(search.index, view, id)
  return prefix === undefined ? undefined : findPrefix(search.index, view, {prefix, from})
}

/** Tells which of some entries a view still shows. */
export function heldInView(search: NameSearch, {view, ids}: {readonly view: string; readonly ids: Float64Array}): Float64Array {
  return heldEntries(search.index, viewOf(search, view), ids)
}

/** Gives back the room of what is dead once it is much; open views keep their rows. */
export function tidy(search: NameSearch): boolean {
  if (!isWorthCompacting(search.index)) return false
  finishViews(search)
  for (const view of search.views.values()) settleRows(search.index, view)
  const slotOf = compact(search.index)
  for (const view of search.views.values()) renumberRows(view, slotOf)
  renumberOrders(search.orders, slotOf)
  return true
}

function fillView(search: NameSearch, name: string, view: View): ViewFacts {
  const begun = performance.now()
  const found: Found = findRows(search.index, view.query, search.scopes)
  Object.assign(view, chooseAll({index: search.index, orders: search.orders, found}, view.sort))
  if (view.grouping) view.finish()
  view.groups = groupRows(search.index, view.slots, {...view, tagged: search.scopes.tagged})
  view.seq = search.seq
  return {view: name, total: found.total, groups: view.groups, seq: search.seq, elapsedMs: performance.now() - begun}
}

/** Puts all rows of open views into their places: whoever scrolls far, or asks for an entry, then waits for nothing. */
export function finishViews({views}: NameSearch): void {
  for (const view of views.values()) view.finish()
}

/** The open view of that name, with all its rows. */
export function viewOf(search: NameSearch, name: string): View {
  const view = openedView(search, name)
  view.finish()
  return view
}

function openedView({views}: NameSearch, name: string): View {
  const view = views.get(name)
  if (!view) throw new CoreError({code: 'NotFound', message: `There is no open view ${name}.`})
  return view
}

interface Cursor {
  /** Absent when the row cannot be placed any more. */
  readonly slot: number | undefined
  readonly offset: number
}

const writeCursor = ({index, orders}: NameSearch, slot: number, offset: number): string =>
  [orders.compactions, slot, index.columns.ids[slot]!, offset].map((part) => part.toString(36)).join('.')

/** A slot keeps the facts that it was sorted by even after its entry changed, until the next compaction. */
function readCursor({index, orders}: NameSearch, cursor: string): Cursor {
  const [compactions, slot, id, offset] = cursor.split('.').map((part) => Number.parseInt(part, 36))
  if (![compactions, slot, id, offset].every((part) => Number.isSafeInteger(part) && part! >= 0)) {
    throw new CoreError({code: 'BadInput', message: 'That is no cursor of this search.'})
  }
  const place =
    compactions === orders.compactions && index.columns.ids[slot!] === id && slot! < index.columns.count ? slot! : liveSlot(index, id!)
  return {slot: place < 0 ? undefined : place, offset: offset!}
}
