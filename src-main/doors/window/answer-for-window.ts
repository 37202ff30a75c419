import {BrowserWindow, dialog} from 'electron'
import type {z} from 'zod'
import type {Reply} from '../../contract/errors.ts'
import type {MenuBar} from '../../contract/menu-bar.ts'
import type {Operation} from '../../contract/operation.ts'
import {window as ofWindow} from '../../contract/system.ts'
import {notOfThisDoor} from '../ipc/window-answers.ts'
import {readClipboardContent} from './content-clipboard.ts'
import {dragOut} from './drag-out.ts'
import {readFileClipboard, writeFileClipboard} from './file-clipboard.ts'

/** Answers what a page asks of its own window: the system's dialogs, its clipboard and drags to other programs. */
export async function answerForWindow(windowId: number, {name, input: raw, openWindow, tellMenus}: Asked): Promise<Reply> {
  const window = BrowserWindow.fromId(windowId)
  switch (name) {
    case 'window.pickFolder':
      return answered(ofWindow.pickFolder, raw, ({title}) => pickFolder(window, title))
    case 'window.writeClipboard':
      return answered(ofWindow.writeClipboard, raw, async ({files, cut}) => {
        await writeFileClipboard(files, cut)
        return {written: files.length}
      })
    case 'window.readClipboard':
      return answered(ofWindow.readClipboard, raw, readFileClipboard)
    case 'window.readContent':
      return answered(ofWindow.readContent, raw, async () => ({content: await readClipboardContent()}))
    case 'window.dragOut':
      return answered(ofWindow.dragOut, raw, ({files}) => Promise.resolve({carried: window ? dragOut(window.webContents, files) : 0}))
    case 'window.open':
      return answered(ofWindow.open, raw, async (opening) => {
        openWindow(window, opening)
        return {opened: true}
      })
    case 'window.tellMenus':
      return answered(ofWindow.tellMenus, raw, async (bar) => {
        tellMenus(bar)
        return {told: true}
      })
    default:
      return notOfThisDoor(name)
  }
}

/** What another window is to begin with. */
export type WindowOpening = z.output<typeof ofWindow.open.input>

interface Asked {
  readonly name: string
  readonly input: unknown
  openWindow(from: BrowserWindow | null, opening: WindowOpening): void
  tellMenus(bar: MenuBar): void
}

async function answered<O extends Operation>(
  operation: O,
  raw: unknown,
  answer: (input: z.output<O['input']>) => Promise<unknown>,
): Promise<Reply> {
  const input = operation.input.safeParse(raw)
  if (!input.success) return {ok: false, error: {code: 'BadInput', message: 'The window was not asked as it can be.'}}
  return {ok: true, value: await answer(input.data as z.output<O['input']>)}
}

async function pickFolder(window: BrowserWindow | null, title: string): Promise<{readonly path?: string}> {
  const options: Electron.OpenDialogOptions = {title, properties: ['openDirectory', 'createDirectory']}
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  const path = chosen.canceled ? undefined : chosen.filePaths[0]
  return path === undefined ? {} : {path}
}
