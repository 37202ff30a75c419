import type {Item} from '../../../src-main/contract/file.ts'
import {paneUnder} from '../../core/pane.ts'
import {useFiles} from './files-state.ts'
import {rowUnder} from './grid-pointer.ts'
import {itemAt} from './row-pages.ts'

/** The entry that is drawn under a thing of the page, with its row. */
export function entryUnder(target: EventTarget | null): {readonly row: number; readonly item: Item} | undefined {
  const row = target ? rowUnder(target) : undefined
  const {rows} = useFiles.getState(paneUnder(target))
  const item = row !== undefined && rows ? itemAt(rows.pages, row) : undefined
  return item && row !== undefined ? {row, item} : undefined
}
