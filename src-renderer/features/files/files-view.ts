import {create} from 'zustand'
import {CoreError, type Failure} from '../../../src-main/contract/errors.ts'
import type {Item} from '../../../src-main/contract/file.ts'
import type {SearchQuery, ViewSort, ViewState} from '../../../src-main/contract/search.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {aged, itemAt, missingPages, noPages, PAGE_ROWS, pageOf, type Pages, withPage} from './row-pages.ts'
import type {Window} from './scroll-scale.ts'
import {placeToAsk} from './target.ts'

/** Where rows come from: a folder, or a search. */
export interface Source {
  readonly folder?: string | undefined
  readonly search?: Partial<SearchQuery> | undefined
}

/** What is asked for: where from, in which order, and which row to begin at. */
export interface Wish {
  readonly source: Source
  readonly sort: ViewSort
  readonly hidden: boolean
  readonly start?: {readonly row?: number | undefined; readonly id?: string | undefined; readonly name?: string | undefined} | undefined
}

/** What is shown. */
export interface Rows {
  readonly wish: Wish
  readonly view: string
  readonly total: number
  readonly seq: number
  readonly folder: ViewState['folder']
  readonly pages: Pages
  /** The row that an asked-for entry stands at. */
  readonly startRow?: number | undefined
}

interface FilesState {
  readonly phase: 'idle' | 'opening' | 'ready' | 'failed'
  /** It takes so long that the old rows must not stand any more. */
  readonly late: boolean
  /** Counts what was opened: the grid begins anew when it moves. */
  readonly opened: number
  readonly wish?: Wish | undefined
  readonly rows?: Rows | undefined
  readonly failure?: Failure | undefined
  /** The folder was shown and is not there any more. */
  readonly gone?: boolean | undefined
}

/** The rows in the middle of the window. */
export const useFiles = create<FilesState>(() => ({phase: 'idle', late: false, opened: 0}))

const LATE_MS = 250
const MOST_IN_FLIGHT = 3
let generation = 0
let wanted: Window = {first: 0, end: PAGE_ROWS}
const inFlight = new Set<string>()

/** Shows another folder or search; the rows before it stand until its first ones are here. The latest wish wins. */
export async function openFiles(wish: Wish, again = false): Promise<void> {
  const mine = ++generation
  // Until the same was asked for once more, it is known why it could not be shown.
  useFiles.setState({phase: 'opening', late: false, wish, ...(again ? {} : {failure: undefined, gone: false})})
  const late = setTimeout(() => mine === generation && useFiles.setState({late: true}), LATE_MS)
  try {
    const state = await core.view.open({...sourceOf(wish), sort: wish.sort, hidden: wish.hidden})
    const first = mine === generation ? await firstRows(state, wish, again) : undefined
    if (!first || mine !== generation) return letGo(state.view)
    letGo(useFiles.getState().rows?.view)
    const rows: Rows = {wish, view: state.view, total: state.total, seq: state.seq, folder: state.folder, ...first}
    useFiles.setState(({opened}) => ({
      phase: 'ready',
      late: false,
      opened: again ? opened : opened + 1,
      rows,
      failure: undefined,
      gone: false,
    }))
  } catch (error) {
    if (mine !== generation) return
    useFiles.setState({phase: 'failed', late: false, rows: undefined, failure: failureOf(error)})
  } finally {
    clearTimeout(late)
  }
}

/** Opens the same once more: after the core came back, on demand, or when its source became another. */
export function reopenFiles(): void {
  const {wish} = useFiles.getState()
  if (wish) void openFiles({...wish, start: undefined}, true)
}

/** Nothing is shown any more. */
export function closeFiles(): void {
  generation++
  letGo(useFiles.getState().rows?.view)
  useFiles.setState({phase: 'idle', late: false, wish: undefined, rows: undefined, failure: undefined, gone: false})
}

/** Tells which rows are looked at; what is missing of them is fetched, nearest wish first. */
export function wantRows(rows: Window): void {
  wanted = rows
  pump()
}

/** Brings the rows up to what the index holds now. */
export async function refreshFiles(): Promise<void> {
  const before = useFiles.getState().rows
  if (!before || useFiles.getState().phase !== 'ready') return
  const mine = generation
  try {
    const state = await core.view.refresh({view: before.view})
    if (mine !== generation) return
    const wish = movedWish(before, state)
    const {view, total, seq} = state
    useFiles.setState(({rows}) =>
      rows ? {wish, rows: {...rows, wish, view, total, seq, folder: state.folder, pages: aged(rows.pages)}} : {},
    )
    pump()
  } catch (error) {
    if (mine === generation) recover(error)
  }
}

/** One row's entry, fetched when it is not here. */
export async function loadRow(row: number): Promise<Item | undefined> {
  return (await loadRows(row, row))[0]
}

/** The entries of a range of rows, both ends included. */
export async function loadRows(first: number, last: number): Promise<readonly Item[]> {
  const items: Item[] = []
  for (let row = first; row <= last;) {
    const {rows} = useFiles.getState()
    const here = rows && itemAt(rows.pages, row)
    if (here) {
      items.push(here)
      row++
      continue
    }
    if (!rows || row >= rows.total) break
    const slice = await core.view.slice({view: rows.view, offset: row, count: Math.min(1000, last - row + 1)})
    if (slice.items.length === 0) break
    items.push(...slice.items)
    row += slice.items.length
  }
  return items
}

/** Those of some entries that are still among the rows of a view, as they are now. */
export async function renewItems(view: string, ids: readonly string[]): Promise<readonly Item[]> {
  return (await core.view.renew({view, ids: [...ids]})).items
}

/** The row at which an entry stands, or the first whose name begins with a text. */
export async function findRow(by: {
  readonly id?: string | undefined
  readonly prefix?: string | undefined
  readonly from?: number
}): Promise<number | undefined> {
  const {rows} = useFiles.getState()
  if (!rows || rows.total === 0) return undefined
  const {row} = await core.view.find({view: rows.view, from: by.from ?? 0, ...(by.id ? {id: by.id} : {prefix: by.prefix ?? ''})})
  return row
}

function sourceOf({source}: Wish): {folder?: string; search?: Partial<SearchQuery>} {
  return source.search ? {search: source.search} : {folder: source.folder ?? ''}
}

async function firstRows(state: ViewState, wish: Wish, again: boolean): Promise<Pick<Rows, 'pages' | 'startRow'>> {
  if (state.total === 0) return {pages: noPages}
  const startRow = await startOf(state, wish)
  const page = pageOf(Math.min(startRow ?? (again ? wanted.first : 0), state.total - 1))
  const {items} = await core.view.slice({view: state.view, offset: page * PAGE_ROWS, count: PAGE_ROWS})
  const before = again ? aged(useFiles.getState().rows?.pages ?? noPages) : noPages
  return {pages: withPage(before, page, items), ...(startRow === undefined ? {} : {startRow})}
}

async function startOf(state: ViewState, {start}: Wish): Promise<number | undefined> {
  if (start?.id) return (await core.view.find({view: state.view, id: start.id})).row ?? start.row
  if (start?.name) return (await core.view.find({view: state.view, prefix: start.name})).row ?? start.row
  return start?.row
}

function pump(): void {
  const {rows, phase} = useFiles.getState()
  if (!rows || phase === 'failed') return
  for (const page of missingPages(rows.pages, wanted, rows.total)) {
    if (inFlight.size >= MOST_IN_FLIGHT) return
    void fetchPage(rows, page)
  }
}

async function fetchPage(rows: Rows, page: number): Promise<void> {
  const name = `${rows.view} ${rows.seq} ${page}`
  if (inFlight.has(name)) return
  inFlight.add(name)
  try {
    const slice = await core.view.slice({view: rows.view, offset: page * PAGE_ROWS, count: PAGE_ROWS})
    change((held) => (held.view === rows.view ? withSlice(held, page, slice) : held))
  } catch (error) {
    if (useFiles.getState().rows?.view === rows.view) recover(error)
  } finally {
    inFlight.delete(name)
  }
  pump()
}

type Slice = Awaited<ReturnType<typeof core.view.slice>>

function change(next: (rows: Rows) => Rows): void {
  useFiles.setState(({rows}) => (rows ? {rows: next(rows)} : {}))
}

/** A slice of which rows had gone comes from a view that has moved on: then it tells how many there are now. */
function withSlice(held: Rows, page: number, {items, total, seq}: Slice): Rows {
  if (seq < held.seq) return held
  const pages = seq === held.seq && total === held.total ? held.pages : aged(held.pages)
  return {...held, total, seq, pages: withPage(pages, page, items)}
}

const isGone = (error: unknown): boolean => error instanceof CoreError && error.code === 'PathNotFound'

/** A folder that was moved while it was shown is asked for where it is now. */
function movedWish({wish, folder: before}: Rows, {folder: now}: ViewState): Wish {
  if (!before || !now || before.path === now.path) return wish
  return {...wish, source: {folder: placeToAsk(now)}}
}

/** A core that was started anew knows no views of before: the same is opened again. */
function recover(error: unknown): void {
  if (error instanceof CoreError && error.code === 'NotFound') reopenFiles()
  else useFiles.setState({phase: 'failed', rows: undefined, failure: failureOf(error), gone: isGone(error)})
}

function letGo(view: string | undefined): void {
  // A view that is gone already is what was asked for.
  if (view) core.view.close({view}).catch(() => undefined)
}
