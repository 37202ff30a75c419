import {app, type BrowserWindow} from 'electron'
import type {FromCore, Standing, WindowFrame} from '../ipc/messages.ts'
import type {CoreLink} from '../ipc/supervise-core.ts'
import {answerForWindow} from './answer-for-window.ts'
import {frameOf, openMainWindow} from './main-window.ts'
import {desktopHasTray} from './tray-host.ts'
import {openTray} from './tray.ts'

/** Joins window, tray and core for the life of the app: what shows, what hides and what quits. */
export function openAppLife(core: CoreLink, preloadFile: string): void {
  let window: BrowserWindow | undefined
  let frame: WindowFrame | undefined
  let hides = false
  let quitting = false

  const show = (): void => {
    window ??= opened()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  const opened = (): BrowserWindow => {
    const fresh = openMainWindow(preloadFile, frame)
    fresh.on('close', (event) => {
      frame = frameOf(fresh)
      core.send({say: 'remember', frame})
      if (quitting || !hides) return
      event.preventDefault()
      fresh.hide()
    })
    fresh.once('closed', () => (window = undefined))
    return fresh
  }
  const tray = openTray({show, pause: () => core.send({say: 'pause'}), resume: () => core.send({say: 'resume'}), quit: () => app.quit()})
  const stand = (standing: Standing, sentence: string): void => tray.show(standing, sentence)

  core.on((message: FromCore) => {
    if (message.say === 'frame') {
      frame = message.frame
      window ??= opened()
    }
    if (message.say === 'failed') {
      stand('problem', message.failure.message)
      window ??= opened()
    }
    if (message.say === 'standing') {
      stand(message.standing, message.sentence)
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
    window?.close()
    void core.stop('the app quits').then(() => app.exit(0))
  })
}

const hidesWhenClosed = async (wished: boolean): Promise<boolean> => wished && (await desktopHasTray())

async function answer(core: CoreLink, asked: FromCore & {readonly say: 'ask'}): Promise<void> {
  core.send({say: 'answer', ask: asked.ask, reply: await answerForWindow(asked.window, asked.name, asked.input)})
}
