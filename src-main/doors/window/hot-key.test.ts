import {beforeEach, expect, it, vi} from 'vitest'
import {isWayland, openHotKey} from './hot-key.ts'

const keys = vi.hoisted(() => ({heard: new Map<string, () => void>(), taken: new Set<string>()}))
vi.mock('electron', () => ({
  globalShortcut: {
    register: (name: string, pressed: () => void) => !keys.taken.has(name) && Boolean(keys.heard.set(name, pressed)),
    unregister: (name: string) => keys.heard.delete(name),
  },
}))

const told: string[] = []
const open = () => openHotKey({pressed: () => told.push('pressed'), refused: (sentence) => told.push(sentence)})

beforeEach(() => {
  keys.heard.clear()
  keys.taken.clear()
  told.length = 0
  vi.stubEnv('XDG_SESSION_TYPE', 'x11')
  vi.stubEnv('WAYLAND_DISPLAY', '')
})

it('hears nothing until keys are chosen, then these, and no others any more when they are changed', () => {
  const hotKey = open()
  hotKey.set('off')
  expect([...keys.heard.keys()]).toEqual([])
  hotKey.set('Control+Shift+Space')
  keys.heard.get('Control+Shift+Space')?.()
  expect(told).toEqual(['pressed'])
  hotKey.set('Alt+Shift+Space')
  expect([...keys.heard.keys()]).toEqual(['Alt+Shift+Space'])
  hotKey.set('off')
  expect([...keys.heard.keys()]).toEqual([])
})

it('says once that another program has the keys', () => {
  keys.taken.add('Control+Alt+Space')
  const hotKey = open()
  hotKey.set('Control+Alt+Space')
  hotKey.set('Control+Alt+Space')
  expect(told).toEqual(['Another program has Ctrl+Alt+Space already. Choose other keys in the settings.'])
})

it('says that the desktop does not allow it, where that is so', () => {
  vi.stubEnv('XDG_SESSION_TYPE', 'wayland')
  expect(isWayland('linux', {XDG_SESSION_TYPE: 'wayland'})).toBe(true)
  expect(isWayland('darwin', {XDG_SESSION_TYPE: 'wayland'})).toBe(false)
  if (process.platform !== 'linux') return
  open().set('Control+Alt+Space')
  expect(told).toEqual([expect.stringContaining('does not let programs')])
  expect(keys.heard.size).toBe(0)
})
