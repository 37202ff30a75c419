import {CoreError} from '../../../src-main/contract/errors.ts'
import type {ViewState} from '../../../src-main/contract/search.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {activePane, type Pane, perPane, seenPanes} from '../../core/pane.ts'
import {isSameSource, type Rows, useFiles, type Wish} from './files-state.ts'
import {aged, missingPages, noPages, PAGE_ROWS, pageOf, pagesWithin, withPage} from './row-pages.ts'
import type {Window} from './scroll-scale.ts'
import {placeToAsk} from './target.ts'

const LATE_MS = 250
const MOST_IN_FLIGHT = 3

interface Work {
  generation: number
  wanted: readonly Window[]
  readonly inFlight: Set<string>
}

/** What a pane has asked for and waits for. */
const work = perPane(
  (): Work => ({generation: 0, wanted: [{first: 0, end: PAGE_ROWS}], inFlight: new Set()}),
  (_, pane) => closeFiles(pane),
)

/** Shows another folder or search; the rows before it stand until its first ones are here. The latest wish wins. */
export async function openFiles(wish: Wish, again = false, pane = activePane()): Promise<void> {
  const mine = ++work(pane).generation
  const isMine = (): boolean => mine === work(pane).generation
  const {rows: before} = useFiles.getState(pane)
  // Until the same was asked for once more, it is known why it could not be shown.
  useFiles.setState({phase: 'opening', late: false, wish, ...(again ? {} : {failure: undefined, gone: false})}, pane)
  // What is asked for once more stands meanwhile: the keyboard, a menu, a name that is written, or a box that is being drawn is not lost.
  const late = isSameSource(before?.wish, wish) ? undefined : setTimeout(() => isMine() && useFiles.setState({late: true}, pane), LATE_MS)
  try {
    const state = await core.view.open({
      ...sourceOf(wish),
      sort: wish.sort,
      hidden: wish.hidden,
      group: wish.group ?? 'none',
      rows: PAGE_ROWS,
    })
    const first = isMine() ? await firstRows(state, {wish, again}, pane) : undefined
    if (!first || !isMine()) return letGo(state.view)
    letGo(heldView(pane))
    const {view, total, seq, folder, groups} = state
    const rows: Rows = {wish, view, total, seq, folder, groups, ...first}
    useFiles.setState(({opened}) => ({...settled, phase: 'ready', opened: again ? opened : opened + 1, rows}), pane)
  } catch (error) {
    if (!isMine()) return
    letGo(heldView(pane))
    useFiles.setState({phase: 'failed', late: false, asleep: false, rows: undefined, failure: failureOf(error)}, pane)
  } finally {
    clearTimeout(late)
  }
}

const settled = {late: false, failure: undefined, gone: false, asleep: false} as const

/** Opens the same once more: after the core came back, on demand, or when its source became another. */
export function reopenFiles(pane = activePane()): void {
  const {wish} = useFiles.getState(pane)
  if (wish) void openFiles({...wish, start: undefined}, true, pane)
}

/** Nothing is shown any more. */
export function closeFiles(pane = activePane()): void {
  work(pane).generation++
  letGo(heldView(pane))
  useFiles.setState({...settled, phase: 'idle', wish: undefined, rows: undefined}, pane)
}

/** Nobody sees the rows: the core need not hold them, and of those that are here only the ones last looked at stay. */
export function restFiles(pane: Pane): void {
  const {rows, phase, asleep} = useFiles.getState(pane)
  if (!rows || asleep || phase !== 'ready') return
  letGo(rows.view)
  useFiles.setState({asleep: true, rows: {...rows, pages: pagesWithin(rows.pages, work(pane).wanted)}}, pane)
}

/** Tells which rows are looked at; what is missing of them is fetched, nearest wish first. */
export function wantRows(rows: readonly Window[], pane = activePane()): void {
  work(pane).wanted = rows
  pump(pane)
}

/** Brings the rows up to what the index holds now. */
export async function refreshFiles(pane = activePane()): Promise<void> {
  const {rows: before, phase, asleep} = useFiles.getState(pane)
  if (!before || phase !== 'ready' || asleep) return
  const mine = work(pane).generation
  try {
    const state = await core.view.refresh({view: before.view})
    if (mine !== work(pane).generation) return
    const wish = movedWish(before, state)
    const {view, total, seq, groups} = state
    useFiles.setState(
      ({rows}) => (rows ? {wish, rows: {...rows, wish, view, total, seq, groups, folder: state.folder, pages: aged(rows.pages)}} : {}),
      pane,
    )
    pump(pane)
  } catch (error) {
    if (mine === work(pane).generation) recover(error, pane)
  }
}

/** The same for every pane that somebody sees. */
export function refreshSeen(): void {
  for (const pane of seenPanes()) void refreshFiles(pane)
}

function sourceOf({source: {folder, filter, search, entries}}: Wish) {
  if (search) return {search}
  return entries ? {entries: [...entries]} : {folder: folder ?? '', ...(filter ? {filter} : {})}
}

interface Begun {
  readonly wish: Wish
  readonly again: boolean
}

async function firstRows(state: ViewState, {wish, again}: Begun, pane: Pane): Promise<Pick<Rows, 'pages' | 'startRow'>> {
  if (state.total === 0) return {pages: noPages}
  const startRow = await startOf(state, wish)
  const page = pageOf(Math.min(startRow ?? (again ? (work(pane).wanted[0]?.first ?? 0) : 0), state.total - 1))
  const items = (page === 0 && state.items) || (await core.view.slice({view: state.view, offset: page * PAGE_ROWS, count: PAGE_ROWS})).items
  const before = again ? aged(useFiles.getState(pane).rows?.pages ?? noPages) : noPages
  return {pages: withPage(before, page, items), ...(startRow === undefined ? {} : {startRow})}
}

async function startOf(state: ViewState, {start}: Wish): Promise<number | undefined> {
  if (start?.id) return (await core.view.find({view: state.view, id: start.id})).row ?? start.row
  if (start?.name) return (await core.view.find({view: state.view, prefix: start.name})).row ?? start.row
  return start?.row
}

function pump(pane: Pane): void {
  const {rows, phase, asleep} = useFiles.getState(pane)
  if (!rows || phase === 'failed' || asleep) return
  for (const page of work(pane).wanted.flatMap((wanted) => missingPages(rows.pages, wanted, rows.total))) {
    if (work(pane).inFlight.size >= MOST_IN_FLIGHT) return
    void fetchPage(rows, page, pane)
  }
}

async function fetchPage(rows: Rows, page: number, pane: Pane): Promise<void> {
  const {inFlight} = work(pane)
  const name = `${rows.view} ${rows.seq} ${page}`
  if (inFlight.has(name)) return
  inFlight.add(name)
  try {
    const slice = await core.view.slice({view: rows.view, offset: page * PAGE_ROWS, count: PAGE_ROWS})
    change((held) => (held.view === rows.view ? withSlice(held, page, slice) : held), pane)
    // Only a view that is asked as a whole tells where its groups begin now.
    if (rows.groups && slice.seq > rows.seq) void refreshFiles(pane)
  } catch (error) {
    if (heldView(pane) === rows.view) recover(error, pane)
  } finally {
    inFlight.delete(name)
  }
  pump(pane)
}

type Slice = Awaited<ReturnType<typeof core.view.slice>>

function change(next: (rows: Rows) => Rows, pane: Pane): void {
  useFiles.setState(({rows}) => (rows ? {rows: next(rows)} : {}), pane)
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
  return {...wish, source: {...wish.source, folder: placeToAsk(now)}}
}

/** A core that was started anew knows no views of before: the same is opened again. */
function recover(error: unknown, pane: Pane): void {
  if (error instanceof CoreError && error.code === 'NotFound') return reopenFiles(pane)
  letGo(heldView(pane))
  useFiles.setState({phase: 'failed', rows: undefined, failure: failureOf(error), gone: isGone(error)}, pane)
}

/** The view that the core holds for a pane. */
function heldView(pane: Pane): string | undefined {
  const {rows, asleep} = useFiles.getState(pane)
  return asleep ? undefined : rows?.view
}

function letGo(view: string | undefined): void {
  // A view that is gone already is what was asked for.
  if (view) core.view.close({view}).catch(() => undefined)
}
