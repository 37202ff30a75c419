import type {Item} from '../../../src-main/contract/file.ts'
import {attempt, tell} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {activePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {chosenItems} from './selection-store.ts'
import {pathOf, targetOf} from './target.ts'

const MOST_PATHS = 10_000

/** Opens a folder here, and anything else with its program. */
export async function openEntry(item: Item, openFolder: (path: string) => void): Promise<void> {
  if (item.kind === 'dir') openFolder(pathOf(item))
  else await attempt(() => core.file.open({target: targetOf(item)}))
}

export async function openWith(item: Item, program: string): Promise<void> {
  await attempt(() => core.file.open({target: targetOf(item), with: program}))
}

export async function reveal(item: Item): Promise<void> {
  await attempt(() => core.file.reveal({target: targetOf(item)}))
}

/** Opens a terminal in a folder, or in the one that holds a file. */
export async function openTerminal(item: Item): Promise<void> {
  await attempt(() => core.file.terminal({target: targetOf(item)}))
}

/** Puts the paths of what is chosen on the clipboard, one a line. */
export async function copyPaths(pane = activePane()): Promise<void> {
  const items = await attempt(() => chosenItems(MOST_PATHS, pane))
  if (!items || items.length === 0) return
  const text = items.map((item) => item.path).join('\n')
  try {
    await navigator.clipboard.writeText(text)
    tell('done', messages.file.copied(items.length), items.length === MOST_PATHS ? messages.file.tooMany(MOST_PATHS) : undefined)
  } catch {
    // A browser may forbid the clipboard; the user must know that nothing was copied.
    tell('error', messages.file.notCopied)
  }
}
