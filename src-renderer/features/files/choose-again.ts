import type {Item} from '../../../src-main/contract/file.ts'
import {attempt} from '../../core/attempt.ts'
import type {Pane} from '../../core/pane.ts'
import {beingChosen} from './being-chosen.ts'
import {type Rows, useFiles} from './files-state.ts'
import {renewItems} from './read-rows.ts'
import {choices, choose, chooseAll, chooseItems, useSelection} from './selection-store.ts'

/** What was chosen: some entries, or all but some. */
export interface Chosen {
  readonly all: boolean
  readonly items: readonly Item[]
  /** Instead of the items, where they are very many: they are asked for again. */
  readonly ids?: readonly string[] | undefined
}

/** Chooses what was chosen elsewhere, as soon as the first rows of the pane are here: until then it would be forgotten. */
export function chooseAgain(chosen: Chosen, pane: Pane): void {
  const stop = useFiles.of(pane).subscribe(({phase, rows}) => {
    if (phase !== 'ready' || !rows) return
    stop()
    void chooseNow(chosen, rows, pane)
  })
}

// The entry that the keyboard stood on first, so that it stands there among those that are chosen.
async function chooseNow({all, items, ids}: Chosen, {startRow, view}: Rows, pane: Pane): Promise<void> {
  if (startRow !== undefined) await choose(startRow, 'only', pane)
  const before = choices(pane)
  const known = ids ? await asked(ids, view, pane) : items
  // What is chosen meanwhile is meant.
  if (!known || before !== choices(pane)) return
  if (all) chooseAll(pane)
  if (known.length > 0 || !all) chooseItems(known, all ? 'remove' : 'replace', pane)
}

async function asked(ids: readonly string[], view: string, pane: Pane): Promise<readonly Item[] | undefined> {
  useSelection.setState({busy: true}, pane)
  const items = await beingChosen(
    attempt(() => renewItems(view, ids)),
    pane,
  )
  useSelection.setState({busy: false}, pane)
  return items
}
