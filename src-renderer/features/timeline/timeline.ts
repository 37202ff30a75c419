import type {Failure} from '../../../src-main/contract/errors.ts'
import type {Item} from '../../../src-main/contract/file.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {createPaneStore, type Pane, perPane} from '../../core/pane.ts'
import type {Month} from './timeline-layout.ts'

interface Timeline {
  readonly view?: string | undefined
  readonly total: number
  readonly months: readonly Month[]
  /** By their number; stale ones are shown until their fresh ones are here. */
  readonly pages: ReadonlyMap<number, Page>
  readonly known: boolean
  readonly failure?: Failure | undefined
}

interface Page {
  readonly items: readonly Item[]
  readonly fresh: boolean
}

const none = {view: undefined, total: 0, months: [], pages: new Map(), known: false, failure: undefined}
const PAGE_ROWS = 100
const MOST_PAGES = 60
const inFlight = new Set<string>()
const opening = perPane(() => ({generation: 0}))

/** Pictures and videos by the time of their last change, the newest first. */
export const useTimeline = createPaneStore<Timeline>(() => none)

/** Opens them everywhere, or below a folder. */
export async function openTimeline(folder: string | undefined, pane: Pane): Promise<void> {
  const mine = ++opening(pane).generation
  try {
    const search = {kind: ['image', 'video'], hidden: false, ...(folder === undefined ? {} : {in: folder})}
    const {view} = await core.view.open({search, sort: {field: 'modified', desc: true, foldersFirst: false}})
    const {total, months} = await core.view.histogram({view})
    if (mine !== opening(pane).generation) return letGo(view)
    letGo(useTimeline.getState(pane).view)
    useTimeline.setState({view, total, months, pages: new Map(), known: true, failure: undefined}, pane)
  } catch (error) {
    if (mine === opening(pane).generation) useTimeline.setState({...none, known: true, failure: failureOf(error)}, pane)
  }
}

/** Brings them up to what the index holds now; nothing is taken away before the new is here. */
export async function refreshTimeline(folder: string | undefined, pane: Pane): Promise<void> {
  const {view} = useTimeline.getState(pane)
  const mine = opening(pane).generation
  if (view === undefined) return openTimeline(folder, pane)
  try {
    await core.view.refresh({view})
    const {total, months} = await core.view.histogram({view})
    if (mine !== opening(pane).generation) return
    useTimeline.setState(
      ({pages}) => ({total, months, pages: new Map([...pages].map(([no, page]) => [no, {...page, fresh: false}]))}),
      pane,
    )
  } catch {
    // A core that was started anew knows no views of before.
    if (mine === opening(pane).generation) await openTimeline(folder, pane)
  }
}

export function closeTimeline(pane: Pane): void {
  opening(pane).generation++
  letGo(useTimeline.getState(pane).view)
  useTimeline.setState(none, pane)
}

export function itemAt({pages}: Pick<Timeline, 'pages'>, row: number): Item | undefined {
  const page = Math.floor(row / PAGE_ROWS)
  return pages.get(page)?.items[row - page * PAGE_ROWS]
}

/** Fetches what is missing of some rows. */
export function wantRows(first: number, end: number, pane: Pane): void {
  const {view, pages, total} = useTimeline.getState(pane)
  if (view === undefined) return
  for (let page = Math.floor(first / PAGE_ROWS); page * PAGE_ROWS < Math.min(end, total); page++)
    if (!pages.get(page)?.fresh) void fetchPage(view, page, pane)
}

async function fetchPage(view: string, page: number, pane: Pane): Promise<void> {
  const name = `${view} ${page}`
  if (inFlight.has(name)) return
  inFlight.add(name)
  try {
    const {items} = await core.view.slice({view, offset: page * PAGE_ROWS, count: PAGE_ROWS})
    if (useTimeline.getState(pane).view !== view) return
    useTimeline.setState(({pages}) => ({pages: withPage(pages, page, items)}), pane)
  } catch (error) {
    if (useTimeline.getState(pane).view === view) useTimeline.setState({failure: failureOf(error)}, pane)
  } finally {
    inFlight.delete(name)
  }
}

function withPage(pages: Timeline['pages'], page: number, items: readonly Item[]): Timeline['pages'] {
  const next = new Map(pages).set(page, {items, fresh: true})
  if (next.size <= MOST_PAGES) return next
  next.delete([...next.keys()].reduce((far, one) => (Math.abs(one - page) > Math.abs(far - page) ? one : far), page))
  return next
}

function letGo(view: string | undefined): void {
  // A view that is gone already is what was asked for.
  if (view !== undefined) core.view.close({view}).catch(() => undefined)
}
