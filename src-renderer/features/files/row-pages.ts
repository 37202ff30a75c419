import type {Item} from '../../../src-main/contract/file.ts'
import type {Window} from './scroll-scale.ts'

/** How many rows are asked for at once. */
export const PAGE_ROWS = 100
const MOST_PAGES = 120

/** The rows of a view that this window holds; stale ones are shown until their fresh ones are here. */
export interface Pages {
  readonly fresh: ReadonlyMap<number, readonly Item[]>
  readonly stale: ReadonlyMap<number, readonly Item[]>
}

export const noPages: Pages = {fresh: new Map(), stale: new Map()}

export function pageOf(row: number): number {
  return Math.floor(row / PAGE_ROWS)
}

export function itemAt(pages: Pages, row: number): Item | undefined {
  const page = pageOf(row)
  return (pages.fresh.get(page) ?? pages.stale.get(page))?.[row - page * PAGE_ROWS]
}

/** The pages that some rows need and that are not fresh, in order. */
export function missingPages(pages: Pages, rows: Window, total: number): readonly number[] {
  const end = Math.min(rows.end, total)
  const missing: number[] = []
  if (rows.first >= end) return missing
  for (let page = pageOf(rows.first); page <= pageOf(end - 1); page++) if (!pages.fresh.has(page)) missing.push(page)
  return missing
}

/** Takes a page in, and lets the one go that is farthest from it when there are too many. */
export function withPage(pages: Pages, page: number, items: readonly Item[]): Pages {
  const fresh = new Map(pages.fresh).set(page, items)
  const stale = new Map(pages.stale)
  stale.delete(page)
  if (fresh.size + stale.size > MOST_PAGES) {
    const farthest = [...fresh.keys(), ...stale.keys()].reduce(
      (far, one) => (Math.abs(one - page) > Math.abs(far - page) ? one : far),
      page,
    )
    fresh.delete(farthest)
    stale.delete(farthest)
  }
  return {fresh, stale}
}

/** The view moved on: nothing is fresh any more. */
export function aged(pages: Pages): Pages {
  return {fresh: new Map(), stale: new Map([...pages.stale, ...pages.fresh])}
}

/** Only those that some rows need. */
export function pagesWithin(pages: Pages, wanted: readonly Window[]): Pages {
  const near = ([page]: readonly [number, readonly Item[]]): boolean =>
    wanted.some(({first, end}) => page >= pageOf(first) && page <= pageOf(end))
  return {fresh: new Map([...pages.fresh].filter(near)), stale: new Map([...pages.stale].filter(near))}
}
