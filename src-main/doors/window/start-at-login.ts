import {app} from 'electron'
import type {ToCore} from '../ipc/messages.ts'

/** Lets the program start with the session of the user, hidden, or no longer. On Linux the core's child writes the file that does it. */
export function startAtLogin(wanted: boolean, say: (message: ToCore) => void): void {
  if (process.platform !== 'linux') return app.setLoginItemSettings({openAtLogin: wanted, args: ['--hidden']})
  say({say: 'autostart', ...(wanted ? {entry: autostartEntry(ownWords())} : {})})
}

/** How this very program is started again: a package by its own name, else Electron with the folder of the app. */
function ownWords(): readonly string[] {
  const {APPIMAGE: image} = process.env
  return app.isPackaged ? [image ?? process.execPath] : [process.execPath, app.getAppPath()]
}

/** The text of a file in the autostart folder (Desktop Application Autostart Specification 0.5). */
export function autostartEntry(words: readonly string[]): string {
  const exec = [...words, '--hidden'].map(execWord).join(' ')
  return `[Desktop Entry]\nType=Application\nName=Onefold\nExec=${exec}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n`
}

/** Desktop Entry Specification 1.5: quoted where it holds more than plain letters, backslashes doubled once more by the file, % doubled. */
function execWord(word: string): string {
  if (/^[\w./+-]+$/.test(word)) return word
  return `"${word.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('\\', '\\\\')}"`.replaceAll('%', '%%')
}
