import type {WindowWord} from '../../src-main/contract/window-word.ts'
import {isCommand} from '../commands/commands.ts'
import {runCommand} from '../commands/run-command.ts'
import {attempt, tell} from '../core/attempt.ts'
import {core} from '../core/client.ts'
import {whenTold} from '../core/words.ts'
import {goTo, nameOf, parentOf} from '../features/places/index.ts'
import {clearSearch, searchFor} from '../features/search/index.ts'
import {messages} from '../messages.ts'

/** Follows what the desktop program says to this window; the answer ends it. */
export function followWords(): () => void {
  return whenTold((word) => {
    if (word.tell === 'command') command(word.id)
    else if (word.tell === 'go') void show(word)
    else if (word.tell === 'search') search(word.words)
    else if (word.tell === 'refused') tell('error', word.sentence)
    else tell('error', word.reason, messages.shell.nothingLost)
  })
}

function command(id: string): void {
  if (isCommand(id)) runCommand(id)
}

function go(place: Parameters<typeof goTo>[0], spot?: Parameters<typeof goTo>[1]): void {
  clearSearch()
  goTo(place, spot)
}

/** A folder is opened; anything else is shown where it is, chosen and not opened: what comes from outside runs nothing. */
async function show({target, reveal}: WindowWord & {readonly tell: 'go'}): Promise<void> {
  const found = await attempt(() => core.file.info({targets: [target]}))
  if (!found) return
  const {id, name, path, kind} = found.item
  const folder = parentOf(path)
  if (kind === 'dir' && !reveal) go({folder: path})
  else if (folder !== undefined) go({folder}, id === undefined ? {name: nameOf(path) || name} : {id})
}

function search(words: string): void {
  searchFor(words)
}
