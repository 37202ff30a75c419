import type {MenuItemConstructorOptions} from 'electron'
import {expect, it, vi} from 'vitest'
import type {MenuBar} from '../../contract/menu-bar.ts'
import {appMenu} from './menu.ts'
import {speakInShell} from './words/shell-words.ts'

vi.mock('electron', () => ({app: {getVersion: () => '1.2.3'}}))

const acts = {openWindow: vi.fn<() => void>(), command: vi.fn<(id: string) => void>()}
const bar: MenuBar = {
  app: [[{id: 'app.settings', title: 'Settings…', accelerator: 'CommandOrControl+,', enabled: true}]],
  file: [[{id: 'window.new', title: 'New window', accelerator: 'CommandOrControl+N', enabled: true}]],
  view: [[{id: 'view.grid', title: 'View as grid', enabled: true}]],
  go: [
    [
      {id: 'go.up', title: 'Up', accelerator: 'Alt+Up', enabled: true},
      {id: 'go.back', title: 'Back & forth', enabled: false},
    ],
  ],
  help: [],
}
const names = (platform: NodeJS.Platform, told = bar): readonly unknown[] =>
  appMenu(platform, acts, told).map(({role, label}) => label ?? role)

it('has an application menu on macOS only', () => {
  const rest = ['&File', '&Edit', '&View', '&Go', '&Window', '&Help']
  expect(names('darwin')).toEqual(['appMenu', ...rest])
  expect(names('linux')).toEqual(rest)
  expect(names('win32')).toEqual(rest)
})

const none: MenuBar = {app: [], file: [], view: [], go: [], help: []}

it('can open a window before any window has told of itself', () => {
  expect(names('linux', none)).toEqual(['&File', '&Edit', '&View', '&Window', '&Help'])
  const first = flat(appMenu('linux', acts, none)).find(({label}) => label === 'New Window')
  const click = first?.click as () => void
  click()
  expect(acts.openWindow).toHaveBeenCalledTimes(1)
})

const flat = (items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

it.each(['darwin', 'linux', 'win32'] as const)('on %s each entry does something, and no two have the same keys', (platform) => {
  const items = flat(appMenu(platform, acts, bar)).filter(({submenu, type}) => !submenu && type !== 'separator')
  expect(items.filter(({role, click, enabled}) => !role && !click && enabled !== false)).toEqual([])
  const keys = items.flatMap(({accelerator}) => accelerator ?? [])
  expect(new Set(keys).size).toBe(keys.length)
  expect(items.filter(({id}) => id === 'app.settings')).toHaveLength(1)
})

it('says commands to the window, whose page hears the keys itself', () => {
  const up = flat(appMenu('linux', acts, bar)).find(({label}) => label === 'Up')
  const click = up?.click as () => void
  click()
  expect(acts.command).toHaveBeenCalledWith('go.up')
  expect(up).toMatchObject({id: 'go.up', accelerator: 'Alt+Up', registerAccelerator: false, enabled: true})
  expect(flat(appMenu('linux', acts, bar)).find(({id}) => id === 'go.back')).toMatchObject({label: 'Back && forth', enabled: false})
})

it('speaks German where that is spoken, in every entry', () => {
  const english = flat(appMenu('darwin', acts, none)).map(({label}) => label)
  speakInShell('de', [])
  const german = flat(appMenu('darwin', acts, none)).map(({label}) => label)
  speakInShell('en', [])
  expect(german.slice(1, 3)).toEqual(['Über Onefold', undefined])
  expect(german.filter((label, at) => label !== undefined && label === english[at])).toEqual(['Onefold 1.2.3'])
  expect(flat(appMenu('linux', acts, none)).filter(({role, label}) => role && !label)).toEqual([])
})
