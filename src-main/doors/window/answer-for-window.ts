import {BrowserWindow, dialog} from 'electron'
import type {Reply} from '../../contract/errors.ts'
import {window as ofWindow} from '../../contract/system.ts'
import {notOfThisDoor} from '../ipc/window-answers.ts'

/** Answers what a page asks of its own window: the system's dialogs. */
export async function answerForWindow(windowId: number, name: string, raw: unknown): Promise<Reply> {
  if (name !== 'window.pickFolder') return notOfThisDoor(name)
  const input = ofWindow.pickFolder.input.safeParse(raw)
  if (!input.success) return {ok: false, error: {code: 'BadInput', message: 'The dialog needs a title.'}}
  const options: Electron.OpenDialogOptions = {title: input.data.title, properties: ['openDirectory', 'createDirectory']}
  const window = BrowserWindow.fromId(windowId)
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  const path = chosen.canceled ? undefined : chosen.filePaths[0]
  return {ok: true, value: path === undefined ? {} : {path}}
}
