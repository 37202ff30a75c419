import {BrowserWindow, screen} from 'electron'
import type {WindowWord} from '../../contract/window-word.ts'
import type {WindowFrame, WindowPlaces} from '../ipc/messages.ts'
import {frameOf, openMainWindow} from './main-window.ts'
import {mendPage} from './mend-page.ts'
import {frameAt, frameBeside, frameOfDetails, frameToOpen, type Screen, withFrame} from './window-places.ts'
import type {WordPost} from './word-post.ts'

/** The windows of the app: opened where they belong, told what they are to do, and remembered where they stood. */
export interface AppWindows {
  /** Opens one more, at a folder where one is named, and answers it. */
  open(words?: readonly WindowWord[], how?: Opening): BrowserWindow
  /** Shows what is chosen in a window in a small one of its own. */
  openDetails(owner: BrowserWindow, line: string): void
  /** The one that is looked at, or was last, in front; a new one where there is none. */
  front(): BrowserWindow
  say(window: BrowserWindow, word: WindowWord): void
  all(): readonly BrowserWindow[]
  isFocused(): boolean
}

interface Opening {
  readonly show?: boolean
  /** The tab that it begins with. */
  readonly tab?: string | undefined
  /** Where the pointer let go of it. */
  readonly at?: {readonly x: number; readonly y: number} | undefined
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
  const frameFor = (at: Opening['at']): WindowFrame => {
    const beside = windows.at(-1)
    if (!beside) return frameToOpen(parts.places(), screens())
    return at ? frameAt(at, frameOf(beside), screens()) : frameBeside(frameOf(beside), screens())
  }
  const open: AppWindows['open'] = (words = [], {show = true, tab, at} = {}) => {
    const window = openMainWindow(parts.preloadFile, frameFor(at), {show, begin: tab === undefined ? undefined : `tab=${tab}`})
    windows.push(window)
    for (const word of words) parts.post.say(window.webContents, word)
    window.on('focus', () => windows.push(...windows.splice(windows.indexOf(window), 1)))
    hearing(window, parts)
    window.on('close', (event) => {
      parts.remember(withFrame(parts.places(), frameOf(window), screens()))
      if (!parts.hides(windows.length === 1)) return
      event.preventDefault()
      window.hide()
    })
    window.once('closed', () => void windows.splice(windows.indexOf(window), 1))
    return window
  }
  const front = (): BrowserWindow => {
    const focused = BrowserWindow.getFocusedWindow()
    const window = focused?.getParentWindow() ?? focused ?? windows.at(-1) ?? open()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    return window
  }
  return {
    open,
    openDetails: (owner, line) => {
      const open = owner.getChildWindows()[0]
      if (open) return open.focus()
      const window = openMainWindow(parts.preloadFile, frameOfDetails(frameOf(owner), screens()), {
        show: true,
        begin: `details=${line}`,
        owner,
      })
      hearing(window, parts)
      owner.once('closed', () => window.isDestroyed() || window.close())
    },
    front,
    say: (window, word) => parts.post.say(window.webContents, word),
    all: () => [...windows],
    isFocused: () => windows.some((window) => window.isFocused()),
  }
}

/** Lets a page hear words, and come back when its process has ended. */
function hearing(window: BrowserWindow, {post, log}: AppWindowsParts): void {
  const {webContents} = window
  const {id} = webContents
  webContents.on('did-start-loading', () => post.deaf(webContents))
  mendPage(window, {
    ended: () => post.deaf(webContents),
    again: (reason) => post.say(webContents, {tell: 'loaded again', reason}),
    log,
  })
  window.once('closed', () => post.forget(id))
}
