import {spawn} from 'node:child_process'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {chromium, type Page} from 'playwright-core'
import {plainEnvironment} from './run-cli.ts'
import {stopCore} from './stop-core.ts'
import {within} from './within.ts'

/** The Chromium that `npm test` found; a spec without it skips itself. */
export const chromiumBinary = process.env['ONEFOLD_E2E_CHROMIUM'] || undefined

/** One browser at the browser door of a data dir. */
export interface BrowserRun {
  readonly page: Page
  readonly complaints: readonly string[]
  /** Closes the browser and stops the core of the data dir. */
  quit(): Promise<void>
}

/** Serves the explorer of a data dir to a fresh Chromium, by the address that `serve` prints. */
export async function openBrowser(dataDir: string): Promise<BrowserRun> {
  const serving = spawn(process.execPath, [join(root, 'out/main/cli.js'), 'serve', '--data-dir', dataDir], {
    env: {...plainEnvironment(), ...ownTrash(dataDir)},
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const launched = chromium.launch({
    ...(chromiumBinary ? {executablePath: chromiumBinary} : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const [url, browser] = await Promise.all([within('`serve` prints an address', addressIn(serving.stdout)), launched])
  const context = await browser.newContext({viewport: {width: 1280, height: 820}})
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => void (line.type() === 'error' && complaints.push(line.text())))
  await page.goto(url)
  return {
    page,
    complaints,
    quit: async () => {
      await browser.close()
      serving.kill('SIGKILL')
      await stopCore(dataDir)
    },
  }
}

/** Where a run keeps its trash, so that nobody's own is touched. */
export const ownTrash = (dataDir: string): NodeJS.ProcessEnv => ({XDG_DATA_HOME: join(dataDir, '..', 'share')})

const root = new URL('..', import.meta.url).pathname

async function addressIn(stream: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({input: stream})) {
    const found = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line)
    if (found) return found[0]
  }
  throw new Error('`serve` ended without printing an address')
}
