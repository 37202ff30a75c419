import {Menu, Tray} from 'electron'
import type {WorkStanding} from '../ipc/messages.ts'
import {shellWords} from './words/shell-words.ts'
import {type Rest, restUntil} from './rest-until.ts'
import {trayIcon} from './tray-icon.ts'

/** Puts Onefold into the system's tray: its icon tells how the work stands, its menu opens the window, lets background work rest, and quits. */
export function openTray(acts: TrayActs): AppTray {
  const template = process.platform === 'darwin'
  const tray = new Tray(trayIcon('idle', template))
  const show = (work: WorkStanding): void => {
    tray.setImage(trayIcon(work.standing, template))
    tray.setToolTip(shellWords().tray.tip(workSentence(work)))
    // Linux takes a change of an item only with the whole menu.
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(work, acts)))
  }
  // On macOS a click opens the menu; on Linux what a click means is the desktop's.
  if (process.platform === 'win32') tray.on('click', acts.show)
  show({standing: 'idle', count: 0, sentence: shellWords().tray.starting, resting: false, problems: []})
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

/** In one sentence, for who does not see the icon. */
function workSentence({standing, count, sentence, resting}: WorkStanding): string {
  const words = shellWords().tray
  if (sentence !== undefined || standing === 'offline') return sentence ?? ''
  if (standing === 'attention') return words.needed(count)
  if (standing === 'working') return words.working(count)
  if (standing === 'idle') return words.idle
  return resting ? words.resting : words.paused(count)
}

export function trayMenu(work: WorkStanding, acts: TrayActs): Electron.MenuItemConstructorOptions[] {
  const words = shellWords().tray
  const {standing, resting, problems} = work
  const rest = (label: string, how: Rest) => ({label, click: () => acts.rest(restUntil(how, new Date()))})
  return [
    {label: words.open, click: acts.show},
    {label: workSentence(work), enabled: false},
    ...(problems.length === 0
      ? []
      : [{label: words.problems, submenu: problems.map((title) => ({label: shortened(title), click: acts.showProblems}))}]),
    {type: 'separator'},
    resting
      ? {label: words.resume, click: acts.goOn}
      : {
          label: words.pause,
          enabled: standing !== 'offline',
          submenu: [rest(words.forAnHour, 'hour'), rest(words.untilTomorrow, 'tomorrow'), rest(words.untilResumed, 'ever')],
        },
    {type: 'separator'},
    {label: words.quit, click: acts.quit},
  ]
}

/** Names of files come in here: a menu shows an & as a mark of the next letter, and no line as long as a path can be. */
function shortened(title: string): string {
  const letters = [...title.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')]
  const text = letters.length > LONGEST_TITLE ? `…${letters.slice(-LONGEST_TITLE).join('')}` : letters.join('')
  return text.replaceAll('&', '&&')
}
