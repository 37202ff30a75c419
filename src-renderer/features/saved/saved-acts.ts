import type {SavedSearch} from '../../../src-main/contract/saved.ts'
import {attempt, tell, tellOffering} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {activePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {underWay, undo} from '../acts/index.ts'
import {goTo} from '../places/index.ts'
import {searchFor} from '../search/index.ts'

const words = messages.search.saved

/** Shows what a saved search finds; one that looks below a folder is looked at from there. */
export function showSaved({query, in: folder, path}: SavedSearch, pane = activePane()): void {
  if (folder !== null) goTo({folder: path ?? folder}, undefined, pane)
  searchFor(query, pane, folder === null ? 'everywhere' : 'folder')
}

export async function changeSaved({id, name}: SavedSearch, query: string): Promise<void> {
  const answer = await underWay(attempt(() => core.saved.update({saved: id, query})))
  if (answer) told(answer.act, words.changed(shown(name)))
}

export async function removeSaved({id, name}: SavedSearch): Promise<void> {
  const answer = await underWay(attempt(() => core.saved.remove({saved: id})))
  if (answer) told(answer.act, words.removed(shown(name)))
}

/** Says what was done; whoever did it can undo it at once. */
export function told(act: string | undefined, sentence: string): void {
  if (act === undefined) tell('done', sentence)
  else tellOffering(sentence, {label: messages.act.undo, take: () => void undo(act)})
}
