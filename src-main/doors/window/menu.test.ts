import type {MenuItemConstructorOptions} from 'electron'
import {expect, it, vi} from 'vitest'
import {appMenu} from './menu.ts'
import {speakInShell} from './words/shell-words.ts'

vi.mock('electron', () => ({app: {getVersion: () => '1.2.3'}}))

const acts = {openWindow: vi.fn<() => void>(), command: vi.fn<(id: string) => void>()}
const roles = (platform: NodeJS.Platform): readonly unknown[] => appMenu(platform, acts).map(({role, label}) => label ?? role)

it('has an application menu on macOS only', () => {
  const rest = ['&File', '&Edit', '&View', '&Go', '&Window', '&Help']
  expect(roles('darwin')).toEqual(['appMenu', ...rest])
  expect(roles('linux')).toEqual(rest)
  expect(roles('win32')).toEqual(rest)
})

const flat = (items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

it.each(['darwin', 'linux', 'win32'] as const)('on %s each entry does something, and no two have the same keys', (platform) => {
  const items = flat(appMenu(platform, acts)).filter(({submenu, type, enabled}) => !submenu && type !== 'separator' && enabled !== false)
  expect(items.filter(({role, click}) => !role && !click)).toEqual([])
  const keys = items.flatMap(({accelerator}) => accelerator ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})

it('says commands to the window, whose page hears the keys itself', () => {
  const up = flat(appMenu('linux', acts)).find(({label}) => label === 'Up')
  const click = up?.click as () => void
  click()
  expect(acts.command).toHaveBeenCalledWith('go.up')
  expect(up).toMatchObject({accelerator: 'Alt+Up', registerAccelerator: false})
})

it('speaks German where that is spoken, in every entry', () => {
  const english = flat(appMenu('darwin', acts)).map(({label}) => label)
  speakInShell('de', [])
  const german = flat(appMenu('darwin', acts)).map(({label}) => label)
  speakInShell('en', [])
  expect(german.slice(1, 3)).toEqual(['Über Onefold', undefined])
  expect(german.filter((label, at) => label !== undefined && label === english[at])).toEqual(['Onefold 1.2.3'])
  expect(flat(appMenu('linux', acts)).filter(({role, label}) => role && !label)).toEqual([])
})
