import type {MenuBar, MenuCommand} from '../../src-main/contract/menu-bar.ts'
import {core} from '../core/client.ts'
import {useSession} from '../core/session.ts'
import {useBasket} from '../features/basket/index.ts'
import {useFiles, useSelection} from '../features/files/index.ts'
import {useNavigation} from '../features/places/index.ts'
import {useSearch} from '../features/search/index.ts'
import {useTabs} from '../features/tabs/index.ts'
import {type CommandId, messages} from '../messages.ts'
import {commands} from './commands.ts'
import {contextNow} from './context.ts'
import {acceleratorOf} from './keys/chord.ts'
import {useKeyChoices} from './keys/key-choices.ts'
import {keymapNow} from './keys/keymap.ts'

/** The commands that stand in the menus of the system. */
const menus: Readonly<Record<keyof MenuBar, readonly (readonly CommandId[])[]>> = {
  app: [['app.settings']],
  file: [
    ['window.new', 'tab.new', 'file.mkdir', 'location.add'],
    ['file.open', 'file.preview', 'file.rename', 'file.duplicate', 'file.trash'],
    ['basket.put', 'basket.copyHere', 'basket.moveHere'],
  ],
  view: [['view.grid', 'view.list', 'view.columns'], ['view.hidden', 'view.split'], ['view.reload']],
  go: [
    ['go.back', 'go.forward', 'go.up'],
    ['go.home', 'go.path', 'go.search'],
    ['page.basket', 'page.sizes', 'page.timeline', 'page.duplicates', 'page.trash', 'page.history', 'page.activity'],
  ],
  help: [['app.palette', 'app.shortcuts']],
}

const SETTLE_MS = 120

/** Tells the menus of the desktop program what this window can do, whenever that changes; the answer ends it. A browser has no such menus. */
export function tellMenus(): () => void {
  if (!window.onefold) return () => undefined
  let last = ''
  let due: ReturnType<typeof setTimeout> | undefined
  const tell = (): void => {
    due = undefined
    const bar = barNow()
    const text = JSON.stringify(bar)
    if (text === last) return
    last = text
    // A line that is lost is told by the window itself, and the menus are told again when there is one.
    core.window.tellMenus(bar).catch(() => (last = ''))
  }
  const soon = (): void => void (due ??= setTimeout(tell, SETTLE_MS))
  const stops = [useNavigation, useFiles, useSelection, useSearch, useBasket, useTabs, useKeyChoices, useSession].map((store) =>
    store.subscribe(soon),
  )
  tell()
  return () => {
    clearTimeout(due)
    stops.forEach((stop) => stop())
  }
}

function barNow(): MenuBar {
  const context = contextNow()
  const {keys} = keymapNow()
  const entry = (id: CommandId): MenuCommand => {
    const accelerator = keys[id].map(acceleratorOf).find((one) => one !== undefined)
    const enabled = commands[id].cannot?.(context) === undefined
    return {id, title: messages.command.titles[id], enabled, ...(accelerator === undefined ? {} : {accelerator})}
  }
  const sections = (name: keyof MenuBar) => menus[name].map((section) => section.map(entry))
  return {app: sections('app'), file: sections('file'), view: sections('view'), go: sections('go'), help: sections('help')}
}
