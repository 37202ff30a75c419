import {BrowserWindow, ipcMain, type IpcMainInvokeEvent, MessageChannelMain, type WebContents, type WebFrameMain} from 'electron'
import type {Failure} from '../../contract/errors.ts'
import {APP_ORIGIN} from '../window/app-scheme.ts'
import type {CoreLink} from './supervise-core.ts'

/** Gives a window that asks its own port to the core: the data then goes past the main process. */
export function handOutPorts(core: CoreLink, asks: (page: WebContents) => void): void {
  ipcMain.handle('onefold:ask', (event: IpcMainInvokeEvent): Failure | undefined => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (!window || !isOurPage(event.senderFrame, event.sender.mainFrame)) {
      return {code: 'NotAllowed', message: 'Only the pages of Onefold may speak to its core.'}
    }
    asks(event.sender)
    const failure = core.wake()
    if (failure) return failure
    const {port1, port2} = new MessageChannelMain()
    core.send({say: 'serve', window: window.id}, [port1])
    event.sender.postMessage('onefold:port', null, [port2])
    return undefined
  })
}

/** Only the main frame of a page from `app://onefold` is ours; a frame inside it is not. */
export function isOurPage(frame: Pick<WebFrameMain, 'url'> | null, mainFrame: Pick<WebFrameMain, 'url'>): boolean {
  if (frame === null || frame !== mainFrame || !URL.canParse(frame.url)) return false
  const {protocol, host} = new URL(frame.url)
  return `${protocol}//${host}` === APP_ORIGIN
}
