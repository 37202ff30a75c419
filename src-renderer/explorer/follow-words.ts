import type {WindowWord} from '../../src-main/contract/window-word.ts'
import {attempt, tell} from '../core/attempt.ts'
import {core} from '../core/client.ts'
import {whenTold} from '../core/words.ts'
import {reopenFiles, setLayout} from '../features/files/index.ts'
import {askForLocation} from '../features/locations/index.ts'
import {goTo, goUp, here, home, nameOf, parentOf, step, usePathEditing} from '../features/places/index.ts'
import {clearSearch, useSearch} from '../features/search/index.ts'
import {change, useSettings} from '../features/settings/index.ts'
import {messages} from '../messages.ts'
import {focusSearch} from './focus.ts'

/** Follows what the desktop program says to this window; the answer ends it. */
export function followWords(openSettings: () => void): () => void {
  const commands = commandsOf(openSettings)
  return whenTold((word) => {
    if (word.tell === 'command') commands[word.id]?.()
    else if (word.tell === 'go') void show(word)
    else if (word.tell === 'search') search(word.words)
    else if (word.tell === 'refused') tell('error', word.sentence)
    else tell('error', word.reason, messages.shell.nothingLost)
  })
}

/** What the menus name. */
const commandsOf = (openSettings: () => void): Readonly<Record<string, () => void>> => ({
  'app.settings': openSettings,
  'location.add': askForLocation,
  'view.grid': () => setLayout('grid'),
  'view.list': () => setLayout('list'),
  'view.hidden': () => void change('showHidden', !(useSettings.getState().value.showHidden ?? false)),
  'view.reload': reopenFiles,
  'go.back': () => step(-1),
  'go.forward': () => step(1),
  'go.up': () => goUp(here().place.folder),
  'go.home': () => go({}),
  'go.path': () => usePathEditing.setState({editing: true}),
  'go.search': focusSearch,
  'page.activity': () => go({page: 'activity'}),
})

function go(place: Parameters<typeof goTo>[0], spot?: Parameters<typeof goTo>[1]): void {
  clearSearch()
  goTo(Object.keys(place).length === 0 ? home : place, spot)
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
  clearSearch()
  useSearch.setState({text: words})
}
