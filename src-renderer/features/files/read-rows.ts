import type {Item} from '../../../src-main/contract/file.ts'
import {core} from '../../core/client.ts'
import {activePane} from '../../core/pane.ts'
import {useFiles} from './files-state.ts'
import {itemAt} from './row-pages.ts'

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
