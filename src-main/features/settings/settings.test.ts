import {expect, test} from 'vitest'
import {CoreError} from '../../contract/errors.ts'
import type {CoreEvent} from '../../contract/events.ts'
import {openSettings, settingsHandlers} from './index.ts'

async function open(text?: string) {
  const disk = new Map<string, string>(text === undefined ? [] : [['/d/settings.json', text]])
  const warned: string[] = []
  const files = {
    readText: async (path: string) => disk.get(path),
    writeText: async (path: string, written: string) => void disk.set(path, written),
  }
  const settings = await openSettings({dataDir: '/d', files, log: {write: (_level, _source, message) => void warned.push(message)}})
  const events: CoreEvent[] = []
  const fail = (code: CoreError['code'], message: string): never => {
    throw new CoreError({code, message})
  }
  const scope = {settings, fail, events: {emit: (event: CoreEvent) => void events.push(event), on: () => () => undefined}}
  return {scope, disk, warned, events}
}

const background = {
  coresWhileActive: 1,
  coresWhileIdle: 0,
  hashOnBattery: false,
  pauseBackground: false,
  pauseUntil: '',
  startAtLogin: false,
  notify: true,
}
const defaults = {theme: 'system', indexMode: 'content', workers: 2, logLevel: 'info', showHidden: false, closeToTray: false, ...background}

test('settings have their defaults until they are set, and one can be asked for', async () => {
  const {scope, disk} = await open()
  expect(await settingsHandlers.get({}, scope)).toEqual({settings: defaults})
  expect(await settingsHandlers.get({key: 'workers'}, scope)).toEqual({settings: {workers: 2}})
  expect(disk.size).toBe(0)
})

test.each([
  ['theme', 'dark', 'dark'],
  ['workers', ' 4 ', 4],
  ['showHidden', 'on', true],
  ['closeToTray', 'TRUE', true],
  ['coresWhileActive', '3', 3],
  ['coresWhileIdle', '0', 0],
  ['pauseBackground', 'yes', true],
  ['pauseUntil', '2026-11-27T10:00:00.000Z', '2026-11-27T10:00:00.000Z'],
  ['pauseUntil', '', ''],
  ['notify', 'off', false],
] as const)('%s takes %j', async (key, text, value) => {
  const {scope, disk, events} = await open('{"future": {"a": 1}}')
  expect(await settingsHandlers.set({key, value: text}, scope)).toEqual({settings: {...defaults, [key]: value}})
  expect(JSON.parse(disk.get('/d/settings.json')!)).toEqual({future: {a: 1}, [key]: value})
  expect(events).toEqual([{type: 'settings.changed', settings: {...defaults, [key]: value}}])
})

test.each([
  ['theme', 'blue'],
  ['workers', '0'],
  ['workers', ''],
  ['workers', '1.5'],
  ['showHidden', '2'],
  ['coresWhileActive', '0'],
  ['pauseUntil', 'tomorrow'],
  ['showHidden', 'constructor'],
] as const)('%s does not take %j', async (key, value) => {
  const {scope, disk, events} = await open()
  await expect(settingsHandlers.set({key, value}, scope)).rejects.toMatchObject({code: 'BadInput', message: expect.stringContaining(key)})
  expect([disk.size, events]).toEqual([0, []])
})

test('a key that does not fit has its default and the rest stays', async () => {
  const {scope, warned} = await open('{"theme": "dark", "workers": "many"}')
  expect((await settingsHandlers.get({}, scope)).settings).toEqual({...defaults, theme: 'dark'})
  expect(warned).toEqual(['the setting workers has a value that does not fit, so its default holds'])
})

test.each(['{', '[]', '7'])('of an unreadable file %j the text is kept and the defaults hold', async (text) => {
  const {scope, disk, warned} = await open(text)
  expect((await settingsHandlers.get({}, scope)).settings).toEqual(defaults)
  expect(disk.get('/d/settings.unreadable.json')).toBe(text)
  expect(warned).toHaveLength(1)
})

test('two changes at once are both kept', async () => {
  const {scope, disk} = await open()
  await Promise.all([
    settingsHandlers.set({key: 'theme', value: 'light'}, scope),
    settingsHandlers.set({key: 'workers', value: '3'}, scope),
  ])
  expect(JSON.parse(disk.get('/d/settings.json')!)).toEqual({theme: 'light', workers: 3})
})
