import {expect, it, vi} from 'vitest'
import {openTray, type TrayActs, trayMenu} from './tray.ts'

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

const acts: TrayActs = {show: vi.fn<() => void>(), pause: vi.fn<() => void>(), resume: vi.fn<() => void>(), quit: vi.fn<() => void>()}
const labels = (items: readonly {readonly label?: string}[]): readonly string[] => items.flatMap(({label}) => label ?? [])

it('sets icon, words and the whole menu anew at every change', () => {
  const tray = openTray(acts)
  tray.show('working', '2 jobs under way')
  tray.show('paused', '2 jobs paused')
  expect(made.tips).toEqual(['Onefold: starting', 'Onefold: 2 jobs under way', 'Onefold: 2 jobs paused'])
  expect(made.menus.map(labels).at(1)).toEqual(['2 jobs under way', 'Show Onefold', 'Pause all', 'Quit'])
  expect(made.menus.map(labels).at(2)).toEqual(['2 jobs paused', 'Show Onefold', 'Resume', 'Quit'])
})

it('can pause only what works', () => {
  const pause = (standing: 'idle' | 'working'): unknown => trayMenu(standing, '', acts).find(({label}) => label === 'Pause all')?.enabled
  expect([pause('idle'), pause('working')]).toEqual([false, true])
})
