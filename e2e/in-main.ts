import type {app, BrowserWindow, globalShortcut, Menu, Notification, Tray} from 'electron'
import type {ElectronApplication} from 'playwright-core'

/** What the looks at the main process use of Electron. */
type Electron = {
  readonly app: typeof app
  readonly BrowserWindow: typeof BrowserWindow
  readonly globalShortcut: typeof globalShortcut
  readonly Menu: typeof Menu
  readonly Notification: typeof Notification
  readonly Tray: typeof Tray
}

/**
 * Runs a function in the main process of the desktop program and answers what it returns.
 *
 * The inspector holds the answer of a call by a weak handle only, so that a collection of garbage at the wrong
 * moment takes the answer away though the function has run (playwright issue 33737). Such a call, and no other,
 * is made again; that is why `look` must be a function that may run twice.
 */
export async function inMain<T, A = undefined>(
  app: ElectronApplication,
  look: (electron: Electron, told: A) => T,
  told?: A,
): Promise<Awaited<T>> {
  for (;;) {
    try {
      return (await app.evaluate(look as never, told)) as Awaited<T>
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('promise was garbage collected'))) throw error
    }
  }
}
