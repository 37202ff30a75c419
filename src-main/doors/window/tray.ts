import {Menu, Tray} from 'electron'
import type {WorkStanding} from '../ipc/messages.ts'
import {type Rest, restUntil} from './rest-until.ts'
import {trayIcon} from './tray-icon.ts'

/** Puts Onefold into the system's tray: its icon tells how the work stands, its menu opens the window, lets background work rest, and quits. */
export function openTray(acts: TrayActs): AppTray {
  const template = process.platform === 'darwin'
  const tray = new Tray(trayIcon('idle', template))
  const show = (work: WorkStanding): void => {
    tray.setImage(trayIcon(work.standing, template))
    tray.setToolTip(`Onefold: ${work.sentence}`)
    // Linux takes a change of an item only with the whole menu.
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(work, acts)))
  }
  // On macOS a click opens the menu; on Linux what a click means is the desktop's.
  if (process.platform === 'win32') tray.on('click', acts.show)
  show({standing: 'idle', sentence: 'starting', resting: false, problems: []})
  return {show, close: () => tray.destroy()}
}

export interface AppTray {
  show(work: WorkStanding): void
  close(): void
}

export interface TrayActs {
  show(): void
  /** Shows what needs somebody. */
  showProblems(): void
  rest(until: string | undefined): void
  goOn(): void
  quit(): void
}

const LONGEST_TITLE = 60

export function trayMenu({standing, sentence, resting, problems}: WorkStanding, acts: TrayActs): Electron.MenuItemConstructorOptions[] {
  const rest = (label: string, how: Rest) => ({label, click: () => acts.rest(restUntil(how, new Date()))})
  return [
    {label: 'Open Onefold', click: acts.show},
    {label: sentence, enabled: false},
    ...(problems.length === 0
      ? []
      : [{label: 'Recent problems', submenu: problems.map((title) => ({label: shortened(title), click: acts.showProblems}))}]),
    {type: 'separator'},
    resting
      ? {label: 'Resume background work', click: acts.goOn}
      : {
          label: 'Pause background work',
          enabled: standing !== 'offline',
          submenu: [rest('For 1 hour', 'hour'), rest('Until tomorrow', 'tomorrow'), rest('Until I resume it', 'ever')],
        },
    {type: 'separator'},
    {label: 'Quit', click: acts.quit},
  ]
}

/** Names of files come in here: a menu shows an & as a mark of the next letter, and no line as long as a path can be. */
function shortened(title: string): string {
  const letters = [...title.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')]
  const text = letters.length > LONGEST_TITLE ? `…${letters.slice(-LONGEST_TITLE).join('')}` : letters.join('')
  return text.replaceAll('&', '&&')
}
