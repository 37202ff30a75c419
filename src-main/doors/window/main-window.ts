import {BrowserWindow, screen} from 'electron'
import type {WindowFrame} from '../ipc/messages.ts'
import {APP_ORIGIN} from './app-scheme.ts'

/** Where a window stands, and where in the files it begins; it goes on where it was unless that is said. */
export interface Opening {
  readonly frame: WindowFrame | undefined
  readonly place?: string | undefined
}

/** Opens a window of the explorer: a sandboxed page without Node, shown when it has something to show. */
export function openMainWindow(preloadFile: string, {frame: remembered, place}: Opening): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Onefold',
    width: 1280,
    height: 820,
    ...boundsOf(remembered),
    minWidth: 480,
    minHeight: 360,
    show: false,
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
  if (remembered?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${APP_ORIGIN}/${place === undefined ? '' : `#place=${place}`}`)
  return window
}

/** The frame to remember: where the window stands when it is not maximized, and whether it is. */
export function frameOf(window: BrowserWindow): WindowFrame {
  return {...window.getNormalBounds(), maximized: window.isMaximized()}
}

const BESIDE_PX = 28

/** The frame of a window that opens beside another one. */
export function frameBeside(window: BrowserWindow): WindowFrame {
  const {x, y, ...size} = window.getNormalBounds()
  return {x: x + BESIDE_PX, y: y + BESIDE_PX, ...size, maximized: false}
}

/** A remembered frame is used only where a screen still shows it: displays come and go. */
function boundsOf(frame: WindowFrame | undefined): Partial<WindowFrame> {
  if (!frame) return {}
  const {x, y, width, height} = frame
  const area = screen.getDisplayMatching({x, y, width, height}).workArea
  const visible = x < area.x + area.width && x + width > area.x && y < area.y + area.height && y + height > area.y
  return visible ? {x, y, width, height} : {width, height}
}
