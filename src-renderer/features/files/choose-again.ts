import type {Item} from '../../../src-main/contract/file.ts'
import type {Pane} from '../../core/pane.ts'
import {useFiles} from './files-state.ts'
import {choose, chooseAll, chooseItems} from './selection-store.ts'

/** What was chosen: some entries, or all but some. */
export interface Chosen {
  readonly all: boolean
  readonly items: readonly Item[]
}

/** Chooses what was chosen elsewhere, as soon as the first rows of the pane are here: until then it would be forgotten. */
export function chooseAgain(chosen: Chosen, pane: Pane): void {
  const stop = useFiles.of(pane).subscribe(({phase, rows}) => {
    if (phase !== 'ready' || !rows) return
    stop()
    void chooseNow(chosen, rows.startRow, pane)
  })
}

// The entry that the keyboard stood on first, so that it stands there among those that are chosen.
async function chooseNow({all, items}: Chosen, startRow: number | undefined, pane: Pane): Promise<void> {
  if (startRow !== undefined) await choose(startRow, 'only', pane)
  if (all) chooseAll(pane)
  if (items.length > 0 || !all) chooseItems(items, all ? 'remove' : 'replace', pane)
}
