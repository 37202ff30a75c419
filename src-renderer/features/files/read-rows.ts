import type {Item} from '../../../src-main/contract/file.ts'
import {core} from '../../core/client.ts'
import {activePane, type Pane} from '../../core/pane.ts'
import {isSameSource, type Rows, useFiles} from './files-state.ts'
import {itemAt} from './row-pages.ts'

const MOST_AT_ONCE = 1_000

/** One row's entry, fetched when it is not here. */
export async function loadRow(row: number, pane = activePane()): Promise<Item | undefined> {
  return (await loadRows({first: row, last: row}, pane))[0]
}

/** The entries of a range of rows, both ends included. */
export async function loadRows(
  {first, last}: {readonly first: number; readonly last: number},
  pane = activePane(),
): Promise<readonly Item[]> {
  const items: Item[] = []
  for (let row = first; row <= last;) {
    const {rows} = useFiles.getState(pane)
    const here = rows && itemAt(rows.pages, row)
    if (here) {
      items.push(here)
      row++
      continue
    }
    if (!rows || row >= rows.total) break
    const read = await readOf(rows, {first: row, count: Math.min(MOST_AT_ONCE, last - row + 1)}, pane)
    if (read?.length === 0) break
    items.push(...(read ?? []))
    row += read?.length ?? 0
  }
  return items
}

/** Nothing where the same rows stand in another view since, as when the index has come to their folder: they are read there. */
async function readOf(rows: Rows, {first, count}: {readonly first: number; readonly count: number}, pane: Pane) {
  try {
    return (await core.view.slice({view: rows.view, offset: first, count})).items
  } catch (error) {
    const {rows: now} = useFiles.getState(pane)
    if (now && now.view !== rows.view && isSameSource(now.wish, rows.wish)) return undefined
    throw error
  }
}

/** Those of some entries that are still among the rows of a view, as they are now. */
export async function renewItems(view: string, ids: readonly string[]): Promise<readonly Item[]> {
  const items: Item[] = []
  for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
    items.push(...(await core.view.renew({view, ids: ids.slice(at, at + MOST_AT_ONCE)})).items)
  }
  return items
}

interface RowAim {
  readonly id?: string | undefined
  readonly prefix?: string | undefined
  readonly from?: number
}

/** The row at which an entry stands, or the first whose name begins with a text. */
export async function findRow(by: RowAim, pane = activePane()): Promise<number | undefined> {
  const {rows} = useFiles.getState(pane)
  if (!rows || rows.total === 0) return undefined
  const {row} = await core.view.find({view: rows.view, from: by.from ?? 0, ...(by.id ? {id: by.id} : {prefix: by.prefix ?? ''})})
  return row
}
