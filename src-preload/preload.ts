import {contextBridge, ipcRenderer, webUtils} from 'electron'

// The two things of the page's world that a preload script needs; the rest of the DOM is none of its business.
declare const window: {postMessage(message: unknown, origin: string, ports: readonly unknown[]): void}
declare const location: {readonly origin: string}

/** The whole of what a page gets: a fresh port to the core when it asks, and the path of a file that was dropped on it. */
const bridge = {
  /** Answers nothing when a port is on its way as the window message `onefold:port`, else why there is none. */
  ask: (): Promise<{readonly code: string; readonly message: string; readonly hint?: string} | undefined> =>
    ipcRenderer.invoke('onefold:ask'),
  pathOfFile: (file: File): string => webUtils.getPathForFile(file),
}

ipcRenderer.on('onefold:port', (event) => window.postMessage('onefold:port', location.origin, event.ports))
// Words of the program to its window, as what the menu says: they go the way that the port goes.
ipcRenderer.on('onefold:word', (_event, word: unknown) => window.postMessage({onefold: word}, location.origin, []))
contextBridge.exposeInMainWorld('onefold', bridge)
