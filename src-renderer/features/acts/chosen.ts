import type {Item} from '../../../src-main/contract/file.ts'
import {attempt, tell} from '../../core/attempt.ts'
import {messages} from '../../messages.ts'
import {chosenItems, selectedCount, useFiles, useSelection} from '../files/index.ts'

const MOST = 100_000

/** What an act is for: all that is chosen, never only a part of it. */
export async function actable(): Promise<readonly Item[]> {
  const {selection} = useSelection.getState()
  if (selectedCount(selection, useFiles.getState().rows?.total ?? 0) > MOST) {
    tell('error', messages.act.tooMany(MOST))
    return []
  }
  return (await attempt(() => chosenItems(MOST))) ?? []
}
