import type {EventEmitter} from 'node:events'
import {beforeEach, expect, it, vi} from 'vitest'
import type {FromCore, ToCore, WorkStanding} from '../ipc/messages.ts'
import {openAppLife} from './app-life.ts'
import {wordPost} from './word-post.ts'

interface FakeWindow extends EventEmitter {
  readonly shown: string[]
  readonly progress: number[]
  readonly heard: unknown[]
}

const made = vi.hoisted(() => ({windows: [] as unknown[], notices: [] as string[], tray: true}))
const windows = (): readonly FakeWindow[] => made.windows as FakeWindow[]

vi.mock('./tray-host.ts', () => ({desktopHasTray: async () => made.tray}))
vi.mock('electron', async () => {
  const {EventEmitter: Emitter} = await import('node:events')
  class BrowserWindow extends Emitter {
    static getFocusedWindow = (): null => null
    readonly shown: string[] = []
    readonly progress: number[] = []
    readonly heard: unknown[] = []
    readonly webContents = Object.assign(new Emitter(), {
      id: made.windows.length,
      send: (_channel: string, word: unknown) => void this.heard.push(word),
    })
    constructor() {
      super()
      made.windows.push(this)
    }
    loadURL = async (): Promise<void> => undefined
    getNormalBounds = () => ({x: 5, y: 6, width: 700, height: 500})
    isMaximized = (): boolean => false
    isMinimized = (): boolean => false
    isFocused = (): boolean => false
    show = (): void => void this.shown.push('show')
    hide = (): void => void this.shown.push('hide')
    minimize = (): void => void this.shown.push('minimize')
    focus = (): void => undefined
    setProgressBar = (value: number): void => void this.progress.push(value)
  }
  class Notification extends Emitter {
    static isSupported = (): boolean => true
    readonly title: string
    constructor({title}: {readonly title: string}) {
      super()
      this.title = title
    }
    show = (): void => void made.notices.push(this.title)
  }
  const display = {id: 1, bounds: {x: 0, y: 0, width: 1400, height: 900}, workArea: {x: 0, y: 0, width: 1400, height: 900}}
  return {
    app: Object.assign(new Emitter(), {
      getVersion: () => '1',
      getAppPath: () => '/app',
      quit: () => undefined,
      getPreferredSystemLanguages: () => ['en-US'],
    }),
    BrowserWindow,
    Notification,
    Menu: {buildFromTemplate: () => ({}), setApplicationMenu: () => undefined},
    Tray: class {
      setImage = (): void => undefined
      setToolTip = (): void => undefined
      setContextMenu = (): void => undefined
      on = (): void => undefined
    },
    nativeImage: {
      createEmpty: () => ({addRepresentation: () => undefined, setTemplateImage: () => undefined}),
      createFromBitmap: () => ({toPNG: () => Buffer.alloc(0)}),
    },
    globalShortcut: {register: () => true, unregister: () => undefined},
    screen: {getPrimaryDisplay: () => display, getAllDisplays: () => [display]},
  }
})

beforeEach(() => {
  made.windows = []
  made.notices = []
  made.tray = true
})

const work: WorkStanding = {standing: 'working', count: 1, resting: false, problems: []}
const settings = {closeToTray: false, startAtLogin: false, notify: true, hotKey: 'off', language: 'en'} as const

async function alive({hidden = false} = {}) {
  const said: ToCore[] = []
  let tell: (message: FromCore) => void = () => undefined
  const core = {
    send: (word: ToCore) => void said.push(word),
    on: (listen: typeof tell) => void (tell = listen),
    wake: () => undefined,
    stop: async () => undefined,
  }
  const post = wordPost()
  const life = openAppLife({core, post, preloadFile: '/p', log: () => undefined, wish: {words: [], newWindow: false, hidden}})
  tell({say: 'places', places: {screens: {}, trayTold: false}})
  await vi.waitFor(() => Promise.resolve())
  await new Promise((resolve) => void setTimeout(resolve, 0))
  const close = (): boolean => {
    const event = {preventDefault: vi.fn<() => void>()}
    windows().at(-1)?.emit('close', event)
    return event.preventDefault.mock.calls.length === 0
  }
  return {life, said, tell, close, post}
}

it('closes its last window for good, unless the user wants it in the tray', async () => {
  const {tell, close} = await alive()
  expect(close()).toBe(true)
  tell({say: 'standing', work, settings: {...settings, closeToTray: true}})
  expect(close()).toBe(false)
  expect(windows()[0]?.shown).toEqual(['hide'])
})

it('explains the tray once in its life', async () => {
  const {tell, close, said} = await alive()
  tell({say: 'standing', work, settings: {...settings, closeToTray: true}})
  close()
  close()
  expect(made.notices).toEqual(['Onefold goes on in the tray'])
  expect(said.findLast(({say}) => say === 'remember')).toMatchObject({
    places: {trayTold: true, last: {x: 5, y: 6, width: 700, height: 500}},
  })
})

it('hides no window where nothing would bring it back', async () => {
  made.tray = false
  const {tell, close} = await alive()
  tell({say: 'standing', work, settings: {...settings, closeToTray: true}})
  expect(close()).toBe(true)
})

it('opens no window when it starts with the session, and a small one where there is no tray', async () => {
  await alive({hidden: true})
  expect(windows()).toHaveLength(0)
  made.tray = false
  await alive({hidden: true})
  expect(windows().map(({shown}) => shown)).toEqual([['minimize']])
})

it('brings the first thing that is asked for to the window in front, and each other one to its own', async () => {
  const {life, post} = await alive()
  const word = (target: string) => ({tell: 'go', target, reveal: false}) as const
  life.follow({words: [word('/a'), word('/b')], newWindow: false, hidden: false})
  expect(windows()).toHaveLength(2)
  for (const window of windows()) post.hears((window as unknown as {webContents: Electron.WebContents}).webContents)
  expect(windows().map(({heard}) => heard)).toEqual([[word('/a')], [word('/b')]])
})

it('shows progress where it is known, and none when nothing is under way or there is no core', async () => {
  const {tell} = await alive()
  tell({say: 'standing', work: {...work, progress: 0.25}, settings})
  tell({say: 'standing', work, settings})
  tell({say: 'standing', work: {...work, standing: 'idle'}, settings})
  tell({say: 'down', sentence: 'The core ended and starts again.'})
  expect(windows()[0]?.progress).toEqual([0.25, 2, -1, -1])
})

it('tells together what ended within a moment, and nothing to who wants no notices', async () => {
  const {tell} = await alive()
  vi.useFakeTimers({toFake: ['setTimeout']})
  try {
    const job = {id: 'j', kind: 'act', title: 'Copy', status: 'failed', durationMs: 5, errorCount: 1, background: false} as const
    tell({say: 'ended', job})
    tell({say: 'ended', job: {...job, id: 'k'}})
    await vi.advanceTimersByTimeAsync(2_000)
    expect(made.notices).toEqual(['2 jobs need you'])
    tell({say: 'standing', work, settings: {...settings, notify: false}})
    tell({say: 'ended', job})
    tell({say: 'silent', volume: 'Stick'})
    await vi.advanceTimersByTimeAsync(2_000)
    expect(made.notices).toHaveLength(1)
  } finally {
    vi.useRealTimers()
  }
})

it('passes on a wish to start with the session only when it changes', async () => {
  const {tell, said} = await alive()
  const autostarts = (): readonly ToCore[] => said.filter(({say}) => say === 'autostart')
  tell({say: 'standing', work, settings: {...settings, startAtLogin: true}})
  tell({say: 'standing', work, settings: {...settings, startAtLogin: true}})
  expect(autostarts()).toHaveLength(0)
  tell({say: 'standing', work, settings})
  expect(autostarts()).toHaveLength(process.platform === 'linux' ? 1 : 0)
})
