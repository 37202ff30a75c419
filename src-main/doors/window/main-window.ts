import {BrowserWindow} from 'electron'
import type {WindowFrame} from '../ipc/messages.ts'
import {APP_ORIGIN} from './app-scheme.ts'

interface Opening {
  readonly show: boolean
  /** What stands behind the # of its address: what the page is to begin with. */
  readonly begin?: string | undefined
  /** The window that it stays above, and goes with. */
  readonly owner?: BrowserWindow | undefined
}

/** Opens a window of the explorer: a sandboxed page without Node, shown when it has something to show. */
export function openMainWindow(preloadFile: string, {maximized, ...frame}: WindowFrame, {show, begin, owner}: Opening): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Onefold',
    ...frame,
    ...(owner ? {parent: owner, minWidth: 260, minHeight: 240} : {minWidth: 480, minHeight: 360}),
    show: false,
    // macOS draws its buttons onto the page, which leaves them room; elsewhere the system's own bar is what people know how to use.
    ...(process.platform === 'darwin' ? {titleBarStyle: 'hiddenInset' as const} : {autoHideMenuBar: true}),
    // The page paints its own ground; this one avoids a white flash in the dark theme.
    backgroundColor: '#16181d',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (maximized) window.maximize()
  if (show) window.once('ready-to-show', () => window.show())
  void window.loadURL(`${APP_ORIGIN}/${begin === undefined ? '' : `#${begin}`}`)
  return window
}

/** Where the window stands when it is not maximized, and whether it is. */
export function frameOf(window: BrowserWindow): WindowFrame {
  return {...window.getNormalBounds(), maximized: window.isMaximized()}
}
