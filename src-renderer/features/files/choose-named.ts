import type {Item} from '../../../src-main/contract/file.ts'
import {attempt} from '../../core/attempt.ts'
import {activePane, type Pane} from '../../core/pane.ts'
import {useFiles} from './files-state.ts'
import {refreshFiles} from './files-view.ts'
import {findRow, loadRow} from './read-rows.ts'
import {choices, choose} from './selection-store.ts'

const MOST_LOOKS = 60
const LOOK_EVERY_MS = 150
const MOST_ALIKE = 30

/** Chooses an entry of the shown folder by its name as soon as it shows, which takes the index a moment, unless something else is chosen first. Answers it. */
export async function chooseNamed(name: string, pane = activePane()): Promise<Item | undefined> {
  const folder = useFiles.getState(pane).rows?.wish.source.folder
  const before = choices(pane)
  for (let look = 0; look < MOST_LOOKS; look++) {
    await refreshFiles(pane)
    if (useFiles.getState(pane).rows?.wish.source.folder !== folder) return undefined
    const found = await attempt(() => rowNamed(name, pane))
    if (choices(pane) !== before) return undefined
    if (found) {
      await choose(found.row, 'only', pane)
      return found.item
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  return undefined
}

async function rowNamed(name: string, pane: Pane): Promise<{readonly row: number; readonly item: Item} | undefined> {
  let from = 0
  for (let alike = 0; alike < MOST_ALIKE; alike++) {
    const row = await findRow({prefix: name, from}, pane)
    const item = row === undefined ? undefined : await loadRow(row, pane)
    if (row === undefined || !item) return undefined
    if (item.name === name) return {row, item}
    from = row + 1
  }
  return undefined
}
