import {expect, it, vi} from 'vitest'
import type {WorkStanding} from '../ipc/messages.ts'
import {openTray, type TrayActs, trayMenu} from './tray.ts'
import {speakInShell} from './words/shell-words.ts'

const made = vi.hoisted(() => ({images: 0, tips: [] as string[], menus: [] as {readonly label?: string}[][], clicks: [] as string[]}))

vi.mock('electron', () => ({
  Menu: {buildFromTemplate: (items: {readonly label?: string}[]) => items},
  Tray: class {
    setImage = (): void => void made.images++
    setToolTip = (tip: string): void => void made.tips.push(tip)
    setContextMenu = (menu: {readonly label?: string}[]): void => void made.menus.push(menu)
    on = (event: string): void => void made.clicks.push(event)
    destroy = (): void => undefined
  },
  nativeImage: {
    createEmpty: () => ({addRepresentation: () => undefined, setTemplateImage: () => undefined}),
    createFromBitmap: () => ({toPNG: () => Buffer.alloc(0)}),
  },
}))

const acts: TrayActs = {
  show: vi.fn<() => void>(),
  showProblems: vi.fn<() => void>(),
  rest: vi.fn<(until: string | undefined) => void>(),
  goOn: vi.fn<() => void>(),
  quit: vi.fn<() => void>(),
}
const labels = (items: readonly {readonly label?: string}[]): readonly string[] => items.flatMap(({label}) => label ?? [])
const work: WorkStanding = {standing: 'working', count: 2, resting: false, problems: []}

it('sets icon, words and the whole menu anew at every change', () => {
  const tray = openTray(acts)
  tray.show(work)
  tray.show({...work, standing: 'paused', count: 0, resting: true})
  expect(made.tips).toEqual(['Onefold: starting', 'Onefold: 2 jobs under way', 'Onefold: Background work is paused'])
  expect(made.menus.map(labels).at(1)).toEqual(['Open Onefold', '2 jobs under way', 'Pause background work', 'Quit'])
  expect(made.menus.map(labels).at(2)).toEqual(['Open Onefold', 'Background work is paused', 'Resume background work', 'Quit'])
})

it('shows what needs somebody, by short names that are only text', () => {
  const menu = trayMenu({...work, problems: ['a & b', `/${'x'.repeat(80)}\n/end`]}, acts)
  const submenu = menu.find(({label}) => label === 'Recent problems')?.submenu as Electron.MenuItemConstructorOptions[]
  expect(submenu.map(({label}) => label)).toEqual(['a && b', `…${'x'.repeat(55)} /end`])
  const click = submenu[0]?.click as () => void
  click()
  expect(acts.showProblems).toHaveBeenCalledOnce()
})

it('lets background work rest for an hour, till tomorrow, or for good', () => {
  const menu = trayMenu(work, acts).find(({label}) => label === 'Pause background work')?.submenu as Electron.MenuItemConstructorOptions[]
  for (const item of menu) (item.click as () => void)()
  const told = vi.mocked(acts.rest).mock.calls.map(([until]) => until)
  expect([typeof told[0], typeof told[1], told[2]]).toEqual(['string', 'string', undefined])
})

it('cannot let anything rest without a core', () => {
  const item = trayMenu({...work, standing: 'offline'}, acts).find(({label}) => label === 'Pause background work')
  expect(item?.enabled).toBe(false)
})

it.each([
  [{standing: 'idle', count: 0}, 'Nichts zu tun'],
  [{standing: 'working', count: 1}, '1 Auftrag in Arbeit'],
  [{standing: 'attention', count: 2}, '2 Aufträge brauchen Aufmerksamkeit'],
  [{standing: 'paused', count: 3}, '3 Aufträge angehalten'],
  [{standing: 'offline', count: 0, sentence: 'The core ended.'}, 'The core ended.'],
] as const)('says in German how %j stands', (part, sentence) => {
  speakInShell('de', [])
  const items = labels(trayMenu({...work, ...part}, acts))
  speakInShell('en', [])
  expect(items).toEqual(['Onefold öffnen', sentence, 'Hintergrundarbeit anhalten', 'Beenden'])
})
