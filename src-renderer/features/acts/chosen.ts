import type {Item} from '../../../src-main/contract/file.ts'
import {attempt, tell} from '../../core/attempt.ts'
import {activePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {chosenItems, selectedCount, useFiles, useSelection} from '../files/index.ts'

const MOST = 100_000

/** What an act is for: all that is chosen in a pane, never only a part of it. */
export async function actable(pane = activePane()): Promise<readonly Item[]> {
  const {selection} = useSelection.getState(pane)
  if (selectedCount(selection, useFiles.getState(pane).rows?.total ?? 0) > MOST) {
    tell('error', messages.act.tooMany(MOST))
    return []
  }
  return (await attempt(() => chosenItems(MOST, pane))) ?? []
}
