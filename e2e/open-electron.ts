import {mkdir} from 'node:fs/promises'
import {_electron, type ElectronApplication, type Page} from 'playwright-core'
import {ownTrash} from './open-browser.ts'

/** The Electron binary that `npm test` found; a spec without it skips itself. */
export const electronBinary = process.env['ONEFOLD_E2E_ELECTRON'] || undefined

/** One run of the real desktop program. */
export interface DesktopRun {
  readonly app: ElectronApplication
  readonly page: Page
  /** What a page of ours must never print: refusals of the content policy and uncaught errors. */
  readonly complaints: readonly string[]
  /** Closes the window and waits for the program to end; answers its exit code. */
  quit(): Promise<number | null>
}

/** Starts the built program on a data dir and waits for its window. */
export async function openElectron(dataDir: string): Promise<DesktopRun> {
  await mkdir(dataDir, {recursive: true})
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  const app = await _electron.launch({
    executablePath: electronBinary ?? '',
    args: [...(asRoot ? ['--no-sandbox'] : []), root, '--data-dir', dataDir],
    env: {...(process.env as Record<string, string>), ...(ownTrash(dataDir) as Record<string, string>), ONEFOLD_NODE: process.execPath},
    timeout: 60_000,
  })
  const page = await app.firstWindow()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => void (line.type() === 'error' && complaints.push(line.text())))
  const ended = new Promise<number | null>((resolve) => app.process().once('exit', (code) => resolve(code)))
  return {
    app,
    page,
    complaints,
    quit: async () => {
      // The answer to this call may never come: the program ends while it is on its way.
      await app.evaluate(({BrowserWindow}) => BrowserWindow.getAllWindows().forEach((window) => window.close())).catch(() => undefined)
      return ended
    },
  }
}

const root = new URL('..', import.meta.url).pathname
