import {expect, test, vi} from 'vitest'
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
  let ring: () => void = () => undefined
  const settings = await openSettings({
    dataDir: '/d',
    files,
    log: {write: (_level, _source, message) => void warned.push(message)},
    watchFile: (_path, changed) => {
      ring = changed
      return () => undefined
    },
  })
  const events: CoreEvent[] = []
  const fail = (code: CoreError['code'], message: string): never => {
    throw new CoreError({code, message})
  }
  const scope = {settings, fail, events: {emit: (event: CoreEvent) => void events.push(event), on: () => () => undefined}}
  return {scope, disk, warned, events, settings, ring: () => ring()}
}

const background = {
  coresWhileActive: 1,
  coresWhileIdle: 0,
  hashOnBattery: false,
  pauseBackground: false,
  pauseUntil: '',
  startAtLogin: false,
  notify: true,
  hotKey: 'off',
}
const looks = {accent: 'blue', density: 'normal', textSize: 100, language: 'system'}
const defaults = {
  theme: 'system',
  ...looks,
  indexMode: 'content',
  workers: 2,
  logLevel: 'info',
  showHidden: false,
  closeToTray: false,
  keepSearches: true,
  ...background,
}

test('settings have their defaults until they are set, and one can be asked for', async () => {
  const {scope, disk} = await open()
  expect(await settingsHandlers.get({}, scope)).toEqual({settings: defaults, file: '/d/settings.json', problems: []})
  expect(await settingsHandlers.get({key: 'workers'}, scope)).toMatchObject({settings: {workers: 2}})
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

test('a key that does not fit has its default and is told of with its line, and the rest stays', async () => {
  const {scope, warned} = await open('{\n  "deep": {"workers": 1},\n  "theme": "dark",\n  "workers":\n    "many"\n}')
  const {settings, problems} = await settingsHandlers.get({}, scope)
  expect(settings).toEqual({...defaults, theme: 'dark'})
  expect(problems).toMatchObject([{key: 'workers', line: 4}])
  expect(problems[0]?.sentence).toMatch(/^“workers” in line 4 has a value that does not fit, so its default holds: .+\.$/)
  expect(warned).toEqual([problems[0]?.sentence])
})

test.each([
  ['{', 1],
  ['[]', 1],
  ['7', 1],
  ['{\n  "theme": "dark"\n  "workers": 3\n}', 3],
  ['{\n  "theme": "dark",\n}\n', 3],
])('of an unreadable file %j the line is told, the defaults hold, and its text is kept when a setting is changed', async (text, line) => {
  const {scope, disk, warned} = await open(text)
  const {settings, problems} = await settingsHandlers.get({}, scope)
  expect(settings).toEqual(defaults)
  expect(problems).toMatchObject([{line}])
  expect(disk).toEqual(new Map([['/d/settings.json', text]]))
  expect(warned).toHaveLength(1)
  await settingsHandlers.set({key: 'theme', value: 'light'}, scope)
  expect(disk.get('/d/settings.unreadable.json')).toBe(text)
  expect(JSON.parse(disk.get('/d/settings.json')!)).toMatchObject({theme: 'light'})
  expect((await settingsHandlers.get({}, scope)).problems).toEqual([])
})

test('a text that was put aside before is never written over', async () => {
  const {scope, disk} = await open('{')
  disk.set('/d/settings.unreadable.json', 'older')
  await settingsHandlers.set({key: 'theme', value: 'light'}, scope)
  expect([disk.get('/d/settings.unreadable.json'), disk.get('/d/settings.unreadable-2.json')]).toEqual(['older', '{'])
})

test('what is written into the file holds without a new start, and what is broken in it changes nothing', async () => {
  const {disk, settings, ring} = await open('{"theme": "dark"}')
  const changed = vi.fn<() => void>()
  settings.follow(changed)
  const write = async (text: string): Promise<void> => {
    disk.set('/d/settings.json', text)
    ring()
    await settings.readAgain()
  }
  await write('{"theme": "light", "density": "roomy"}')
  expect(settings.get()).toMatchObject({theme: 'light', density: 'roomy'})
  await write('{"theme": "dark", ')
  expect(settings.get()).toMatchObject({theme: 'light', density: 'roomy'})
  expect(settings.problems()).toHaveLength(1)
  await write('{"theme": "dark"}')
  expect(settings.get()).toMatchObject({theme: 'dark', density: 'normal'})
  expect(settings.problems()).toEqual([])
  expect(changed).toHaveBeenCalledTimes(3)
  await settings.set('theme', 'light')
  ring()
  await settings.readAgain()
  expect(changed).toHaveBeenCalledTimes(3)
})

test.each(['', ' \n'])(
  'a file that a program empties before it writes it, as %j, changes nothing, and costs no other setting',
  async (blank) => {
    const {disk, settings, ring} = await open('{"accent": "green", "future": 1}')
    settings.follow(() => undefined)
    disk.set('/d/settings.json', blank)
    ring()
    await settings.readAgain()
    expect(settings.get()).toEqual({...defaults, accent: 'green'})
    expect(settings.problems()).toMatchObject([{line: 1, sentence: expect.stringContaining('empty')}])
    await settings.set('theme', 'dark')
    expect(disk.size).toBe(1)
    expect(JSON.parse(disk.get('/d/settings.json')!)).toEqual({accent: 'green', future: 1, theme: 'dark'})
    expect(settings.problems()).toEqual([])
  },
)

test('a change keeps what somebody wrote into the file meanwhile', async () => {
  const {scope, disk} = await open('{}')
  disk.set('/d/settings.json', '{"accent": "rose", "future": [1]}')
  expect(await settingsHandlers.set({key: 'theme', value: 'dark'}, scope)).toMatchObject({settings: {accent: 'rose', theme: 'dark'}})
  expect(JSON.parse(disk.get('/d/settings.json')!)).toEqual({accent: 'rose', future: [1], theme: 'dark'})
})

test('one setting or all of them go back to their defaults, and keys of others stay', async () => {
  const {scope, disk, events} = await open('{"theme": "dark", "accent": "rose", "future": 1}')
  expect(await settingsHandlers.reset({key: 'theme'}, scope)).toEqual({settings: {...defaults, accent: 'rose'}})
  expect(JSON.parse(disk.get('/d/settings.json')!)).toEqual({accent: 'rose', future: 1})
  expect(await settingsHandlers.reset({}, scope)).toEqual({settings: defaults})
  expect(JSON.parse(disk.get('/d/settings.json')!)).toEqual({future: 1})
  expect(events).toHaveLength(2)
})

test('two changes at once are both kept', async () => {
  const {scope, disk} = await open()
  await Promise.all([
    settingsHandlers.set({key: 'theme', value: 'light'}, scope),
    settingsHandlers.set({key: 'workers', value: '3'}, scope),
  ])
  expect(JSON.parse(disk.get('/d/settings.json')!)).toEqual({theme: 'light', workers: 3})
})
