import {app, type BrowserWindow} from 'electron'
import type {MenuBar} from '../../contract/menu-bar.ts'
import type {FromCore, ShellSettings, WindowPlaces, WorkStanding} from '../ipc/messages.ts'
import type {CoreLink} from '../ipc/supervise-core.ts'
import {answerForWindow, type WindowOpening} from './answer-for-window.ts'
import {type AppWindows, appWindows} from './app-windows.ts'
import {type HotKey, openHotKey} from './hot-key.ts'
import {type LaunchWish, wordOf} from './launch-wish.ts'
import {type AppMenu, openAppMenu} from './menu.ts'
import {notifier, type Notifier} from './notify.ts'
import {startAtLogin} from './start-at-login.ts'
import {desktopHasTray} from './tray-host.ts'
import {type AppTray, openTray} from './tray.ts'
import {speakInShell} from './words/shell-words.ts'
import type {WordPost} from './word-post.ts'

export interface LifeParts {
  readonly core: CoreLink
  readonly post: WordPost
  readonly preloadFile: string
  readonly log: (sentence: string) => void
  /** What this start asks for. */
  readonly wish: LaunchWish
}

/** What may still come from outside while the app runs. */
export interface AppLife {
  /** Another start of the program, or what the system asks to be opened. */
  follow(wish: LaunchWish): void
}

/** Joins windows, tray and core for the life of the app: what shows, what hides and what quits. */
export function openAppLife(parts: LifeParts): AppLife {
  const life = new Life(parts)
  life.begin()
  return life
}

class Life implements AppLife {
  private readonly core: CoreLink
  private readonly wish: LaunchWish
  private readonly windows: AppWindows
  private readonly notices: Notifier
  private readonly tray: AppTray
  private readonly menu: AppMenu
  private readonly hotKey: HotKey
  private places: WindowPlaces = {screens: {}, trayTold: false}
  private settings: ShellSettings = {closeToTray: false, startAtLogin: false, notify: true, hotKey: 'off', language: 'system'}
  private work: WorkStanding = {standing: 'offline', count: 0, resting: false, problems: []}
  private known = false
  private withTray = false
  private begun = false
  private quitting = false

  constructor({core, post, preloadFile, log, wish}: LifeParts) {
    this.core = core
    this.wish = wish
    this.windows = appWindows({
      preloadFile,
      post,
      log,
      places: () => this.places,
      remember: (places) => this.remember(places),
      hides: (last) => this.hides(last),
    })
    speakInShell('system', app.getPreferredSystemLanguages())
    this.notices = notifier({
      wanted: () => this.settings.notify,
      isFocused: () => this.windows.isFocused(),
      show: (id) => (id === undefined ? void this.windows.front() : this.command(id)),
    })
    this.tray = openTray({
      show: () => void this.windows.front(),
      showProblems: () => this.command('page.activity'),
      rest: (until) => core.send({say: 'rest', until}),
      goOn: () => core.send({say: 'go on'}),
      quit: () => app.quit(),
    })
    this.hotKey = openHotKey({
      pressed: () => this.command('go.search'),
      refused: (sentence) => this.windows.say(this.windows.front(), {tell: 'refused', sentence}),
    })
    this.menu = openAppMenu({openWindow: () => void this.windows.open(), command: (id) => this.command(id)})
  }

  begin(): void {
    this.core.on((message) => this.hear(message))
    app.on('activate', () => void this.windows.front())
    // On macOS an application without windows stays in the dock; elsewhere it would be a process that nobody sees.
    app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit())
    app.on('before-quit', (event) => {
      if (this.quitting) return
      this.quitting = true
      event.preventDefault()
      for (const window of this.windows.all()) window.close()
      void this.core.stop('the app quits').then(() => app.exit(0))
    })
  }

  /** The first thing that is asked for goes to the window in front, each other one to a window of its own. */
  follow({words, newWindow}: LaunchWish): void {
    if (!this.begun) return
    if (newWindow || this.windows.all().length === 0) this.windows.open(words.slice(0, 1))
    else {
      const front = this.windows.front()
      for (const word of words.slice(0, 1)) this.windows.say(front, word)
    }
    for (const word of words.slice(1)) this.windows.open([word])
  }

  private hear(message: FromCore): void {
    if (message.say === 'places') {
      this.places = message.places
      void this.openFirst()
    } else if (message.say === 'failed') {
      this.offline(message.failure.message)
      void this.openFirst()
    } else if (message.say === 'down') this.offline(message.sentence)
    else if (message.say === 'ended') this.notices.ended(message.job)
    else if (message.say === 'silent') this.notices.silent(message.volume)
    else if (message.say === 'ask') void this.answer(message)
    else if (message.say === 'standing') {
      this.stand(message.work)
      this.set(message.settings)
    }
  }

  private async openFirst(): Promise<void> {
    if (this.begun) return
    this.begun = true
    this.withTray = await desktopHasTray()
    if (!this.wish.hidden) this.follow(this.wish)
    // Without a tray it could not be found again: it waits as small as it can.
    else if (!this.withTray) this.windows.open([], {show: false}).minimize()
  }

  private command(id: string): void {
    this.windows.say(this.windows.front(), {tell: 'command', id})
  }

  private remember(places: WindowPlaces): void {
    this.places = places
    this.core.send({say: 'remember', places})
  }

  /** The last window that is closed stays hidden where the user wants that, and where something would bring it back. */
  private hides(last: boolean): boolean {
    if (this.quitting || !last || !this.settings.closeToTray || !this.withTray) return false
    if (!this.places.trayTold) this.notices.goesOn()
    this.remember({...this.places, trayTold: true})
    return true
  }

  private stand(work: WorkStanding): void {
    this.work = work
    this.tray.show(work)
    const {standing, progress} = work
    for (const window of this.windows.all()) window.setProgressBar(standing === 'working' ? (progress ?? 2) : -1)
  }

  private offline(sentence: string): void {
    this.stand({standing: 'offline', count: 0, sentence, resting: false, problems: []})
  }

  private set(settings: ShellSettings): void {
    // What the system was told earlier may have been changed by hand since: only a change of the setting is passed on.
    if (this.known && this.settings.startAtLogin !== settings.startAtLogin)
      startAtLogin(settings.startAtLogin, (word) => this.core.send(word))
    const spoken = this.settings.language
    this.hotKey.set(settings.hotKey)
    this.known = true
    this.settings = settings
    if (settings.language !== spoken) this.speak()
  }

  private speak(): void {
    speakInShell(this.settings.language, app.getPreferredSystemLanguages())
    this.tray.show(this.work)
    this.menu.speak()
  }

  private openBeside(from: BrowserWindow | null, {place, tab, at, details}: WindowOpening): void {
    if (details !== undefined) return void (from && this.windows.openDetails(from, details))
    this.windows.open(place === undefined ? [] : [wordOf(place, '/', false)], {tab, at})
  }

  private async answer({ask, window, name, input}: FromCore & {readonly say: 'ask'}): Promise<void> {
    const openWindow = (from: BrowserWindow | null, opening: WindowOpening): void => this.openBeside(from, opening)
    const tellMenus = (bar: MenuBar): void => this.menu.tell(window, bar)
    this.core.send({say: 'answer', ask, reply: await answerForWindow(window, {name, input, openWindow, tellMenus})})
  }
}
