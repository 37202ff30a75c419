import {create} from 'zustand'
import type {Item} from '../../../src-main/contract/file.ts'
import {attempt, tell} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {activePane, type Pane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {beingChosen} from './being-chosen.ts'
import {useFiles} from './files-state.ts'
import {chooseItems, choices, useSelection} from './selection-store.ts'

/** Acts take no more at once. */
const MOST = 100_000
const AT_ONCE = 1_000

export type PatternManner = 'replace' | 'add' | 'remove'

/** The pane whose files are to be chosen by a pattern, while somebody is asked for one. */
export const usePatternQuestion = create<{readonly pane?: Pane | undefined}>(() => ({}))

/** Asks for a pattern by which files of a pane are chosen. */
export function askForPattern(pane = activePane()): void {
  if (useFiles.getState(pane).rows) usePatternQuestion.setState({pane})
}

/** How many rows of a pane have names that meet a pattern. */
export async function countMatching(pattern: string, pane: Pane): Promise<number> {
  const {rows} = useFiles.getState(pane)
  return rows ? (await core.view.match({view: rows.view, pattern})).total : 0
}

/** Chooses what meets a pattern, adds it to what is chosen, or takes it out. */
export async function choosePattern(pattern: string, manner: PatternManner, pane = activePane()): Promise<void> {
  const {rows} = useFiles.getState(pane)
  if (!rows) return
  const before = choices(pane)
  useSelection.setState({busy: true}, pane)
  const items = await beingChosen(
    attempt(() => itemsMatching(rows.view, pattern)),
    pane,
  )
  useSelection.setState({busy: false}, pane)
  if (items && items.length > MOST) tell('error', messages.act.tooMany(MOST))
  else if (items && before === choices(pane)) chooseItems(items, manner, pane)
}

async function itemsMatching(view: string, pattern: string): Promise<readonly Item[]> {
  const items: Item[] = []
  for (;;) {
    const answer = await core.view.match({view, pattern, offset: items.length, count: AT_ONCE})
    items.push(...answer.items)
    // What went meanwhile is not chosen.
    if (answer.items.length === 0 || items.length >= answer.total) return items
    if (answer.total > MOST) return Array.from<Item>({length: answer.total})
  }
}
