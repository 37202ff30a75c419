import {type BrowserWindow, dialog} from 'electron'
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
    if (guard.afterDeath(performance.now()) === undefined) return load(sentences[reason] ?? sentences.crashed)
    void askToLoad(window).then((yes) => (yes ? load(sentences.crashed) : window.destroy()))
  })
}

const sentences: Readonly<Record<string, string>> & {readonly crashed: string} = {
  crashed: 'This window stopped working and was loaded again.',
  oom: 'This window ran out of memory and was loaded again.',
  killed: 'This window was ended from outside and was loaded again.',
}

async function askToLoad(window: BrowserWindow): Promise<boolean> {
  const {response} = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'This window keeps ending',
    detail: 'What is under way goes on in the background, and nothing of it is lost.',
    buttons: ['Load Again', 'Close Window'],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}
