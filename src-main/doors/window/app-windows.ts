import {BrowserWindow, screen} from 'electron'
import type {WindowWord} from '../../contract/window-word.ts'
import type {WindowPlaces} from '../ipc/messages.ts'
import {frameOf, openMainWindow} from './main-window.ts'
import {mendPage} from './mend-page.ts'
import {frameBeside, frameToOpen, type Screen, withFrame} from './window-places.ts'
import type {WordPost} from './word-post.ts'

/** The windows of the app: opened where they belong, told what they are to do, and remembered where they stood. */
export interface AppWindows {
  /** Opens one more, at a folder where one is named, and answers it. */
  open(words?: readonly WindowWord[], how?: {readonly show: boolean}): BrowserWindow
  /** The one that is looked at, or was last, in front; a new one where there is none. */
  front(): BrowserWindow
  say(window: BrowserWindow, word: WindowWord): void
  all(): readonly BrowserWindow[]
  isFocused(): boolean
}

export interface AppWindowsParts {
  readonly preloadFile: string
  readonly post: WordPost
  readonly log: (sentence: string) => void
  places(): WindowPlaces
  remember(places: WindowPlaces): void
  /** A window is about to close; true where it is to be hidden instead. */
  hides(last: boolean): boolean
}

export function appWindows(parts: AppWindowsParts): AppWindows {
  /** The one that was looked at last stands last. */
  const windows: BrowserWindow[] = []
  const screens = (): readonly [Screen, ...Screen[]] => {
    const first = screen.getPrimaryDisplay()
    return [first, ...screen.getAllDisplays().filter(({id}) => id !== first.id)]
  }
  const open: AppWindows['open'] = (words = [], {show} = {show: true}) => {
    const beside = windows.at(-1)
    const frame = beside ? frameBeside(frameOf(beside), screens()) : frameToOpen(parts.places(), screens())
    const window = openMainWindow(parts.preloadFile, frame, show)
    const {webContents} = window
    const {id} = webContents
    windows.push(window)
    for (const word of words) parts.post.say(webContents, word)
    window.on('focus', () => windows.push(...windows.splice(windows.indexOf(window), 1)))
    webContents.on('did-start-loading', () => parts.post.deaf(webContents))
    mendPage(window, {
      ended: () => parts.post.deaf(webContents),
      again: (reason) => parts.post.say(webContents, {tell: 'loaded again', reason}),
      log: parts.log,
    })
    window.on('close', (event) => {
      parts.remember(withFrame(parts.places(), frameOf(window), screens()))
      if (!parts.hides(windows.length === 1)) return
      event.preventDefault()
      window.hide()
    })
    window.once('closed', () => {
      windows.splice(windows.indexOf(window), 1)
      parts.post.forget(id)
    })
    return window
  }
  const front = (): BrowserWindow => {
    const window = BrowserWindow.getFocusedWindow() ?? windows.at(-1) ?? open()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    return window
  }
  return {
    open,
    front,
    say: (window, word) => parts.post.say(window.webContents, word),
    all: () => [...windows],
    isFocused: () => windows.some((window) => window.isFocused()),
  }
}
