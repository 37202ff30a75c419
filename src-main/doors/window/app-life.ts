import {app, type BrowserWindow} from 'electron'
import type {FromCore, WindowFrame} from '../ipc/messages.ts'
import type {CoreLink} from '../ipc/supervise-core.ts'
import {answerForWindow} from './answer-for-window.ts'
import {frameBeside, frameOf, type Opening, openMainWindow} from './main-window.ts'
import {desktopHasTray} from './tray-host.ts'
import {openTray} from './tray.ts'

/** The app's windows, for those who want another one. */
export interface AppLife {
  /** Opens one more window, at a place as a page wrote it. */
  readonly openWindow: (place: string) => void
}

/** Joins windows, tray and core for the life of the app: what shows, what hides and what quits. */
export function openAppLife(core: CoreLink, preloadFile: string): AppLife {
  /** The one that is shown when the app is asked for: the last one that was used. */
  let window: BrowserWindow | undefined
  const windows = new Set<BrowserWindow>()
  let frame: WindowFrame | undefined
  let hides = false
  let quitting = false

  const show = (): void => {
    window ??= opened({frame})
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  const opened = (opening: Opening): BrowserWindow => {
    const fresh = openMainWindow(preloadFile, opening)
    windows.add(fresh)
    fresh.on('focus', () => (window = fresh))
    fresh.on('close', (event) => {
      frame = frameOf(fresh)
      core.send({say: 'remember', frame})
      if (quitting || !hides || windows.size > 1) return
      event.preventDefault()
      fresh.hide()
    })
    fresh.once('closed', () => windows.delete(fresh) && window === fresh && (window = [...windows].at(-1)))
    return fresh
  }
  const tray = openTray({show, pause: () => core.send({say: 'pause'}), resume: () => core.send({say: 'resume'}), quit: () => app.quit()})

  core.on((message: FromCore) => {
    if (message.say === 'frame') {
      frame = message.frame
      window ??= opened({frame})
    }
    if (message.say === 'failed') {
      tray.show('problem', message.failure.message)
      window ??= opened({frame})
    }
    if (message.say === 'standing') {
      tray.show(message.standing, message.sentence)
      void hidesWhenClosed(message.closeToTray).then((so) => (hides = so))
    }
    if (message.say === 'ask') void answer(core, message)
  })

  app.on('second-instance', show)
  app.on('activate', show)
  // On macOS an application without windows stays in the dock; elsewhere it would be a process that nobody sees.
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit())
  app.on('before-quit', (event) => {
    if (quitting) return
    quitting = true
    event.preventDefault()
    for (const one of windows) one.close()
    void core.stop('the app quits').then(() => app.exit(0))
  })
  return {openWindow: (place) => void (window = opened({frame: window ? frameBeside(window) : frame, place}))}
}

const hidesWhenClosed = async (wished: boolean): Promise<boolean> => wished && (await desktopHasTray())

async function answer(core: CoreLink, asked: FromCore & {readonly say: 'ask'}): Promise<void> {
  core.send({say: 'answer', ask: asked.ask, reply: await answerForWindow(asked.window, asked.name, asked.input)})
}
