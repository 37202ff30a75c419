import {Menu, Tray} from 'electron'
import type {Standing} from '../ipc/messages.ts'
import {trayIcon} from './tray-icon.ts'

/** Puts Onefold into the system's tray: its icon tells how the core is, its menu shows the window, pauses and quits. */
export function openTray(acts: TrayActs): AppTray {
  const template = process.platform === 'darwin'
  const tray = new Tray(trayIcon('idle', template))
  const show = (standing: Standing, sentence: string): void => {
    tray.setImage(trayIcon(standing, template))
    tray.setToolTip(`Onefold: ${sentence}`)
    // Linux takes a change of an item only with the whole menu.
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(standing, sentence, acts)))
  }
  // On macOS a click opens the menu; on Linux what a click means is the desktop's.
  if (process.platform === 'win32') tray.on('click', acts.show)
  show('idle', 'starting')
  return {show, close: () => tray.destroy()}
}

export interface AppTray {
  show(standing: Standing, sentence: string): void
  close(): void
}

export interface TrayActs {
  show(): void
  pause(): void
  resume(): void
  quit(): void
}

export function trayMenu(standing: Standing, sentence: string, acts: TrayActs): Electron.MenuItemConstructorOptions[] {
  return [
    {label: sentence, enabled: false},
    {type: 'separator'},
    {label: 'Show Onefold', click: acts.show},
    standing === 'paused'
      ? {label: 'Resume', click: acts.resume}
      : {label: 'Pause all', enabled: standing === 'working', click: acts.pause},
    {type: 'separator'},
    {label: 'Quit', click: acts.quit},
  ]
}
