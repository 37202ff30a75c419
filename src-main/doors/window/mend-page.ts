import {type BrowserWindow, dialog} from 'electron'
import {shellWords} from './words/shell-words.ts'
import {RestartGuard} from '../ipc/restart-guard.ts'

/** What a window needs to come back after its page's process ended. */
export interface MendParts {
  readonly ended: () => void
  /** The page is loaded again, and is to say why. */
  readonly again: (reason: string) => void
  readonly log: (sentence: string) => void
}

/** Loads a page again whose process has ended: the core knows nothing of it, and nothing of the work is lost. One that cannot live asks first. */
export function mendPage(window: BrowserWindow, parts: MendParts): void {
  const guard = new RestartGuard()
  const load = (reason: string): void => {
    if (window.isDestroyed()) return
    parts.again(reason)
    window.webContents.reload()
  }
  window.webContents.on('render-process-gone', (_event, {reason, exitCode}) => {
    parts.ended()
    if (reason === 'clean-exit') return
    parts.log(`The page of a window ended (${reason}, exit code ${exitCode}).`)
    if (guard.afterDeath(performance.now()) === undefined) return load(sentenceFor(reason))
    void askToLoad(window).then((yes) => (yes ? load(sentenceFor('crashed')) : window.destroy()))
  })
}

function sentenceFor(reason: string): string {
  const {crashed, oom, killed} = shellWords().mended
  return reason === 'oom' ? oom : reason === 'killed' ? killed : crashed
}

async function askToLoad(window: BrowserWindow): Promise<boolean> {
  const words = shellWords().mended
  const {response} = await dialog.showMessageBox(window, {
    type: 'error',
    message: words.keepsEnding,
    detail: words.nothingLost,
    buttons: [words.load, words.close],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}
