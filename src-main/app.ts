import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {app, session, utilityProcess} from 'electron'
import packageFacts from '../package.json' with {type: 'json'}
import {contractHash} from './contract/contract-hash.ts'
import {WIRE_VERSION} from './contract/wire.ts'
import {handOutPorts} from './doors/ipc/hand-out-ports.ts'
import {openOwnLine} from './doors/ipc/own-line.ts'
import {superviseCore} from './doors/ipc/supervise-core.ts'
import {openAppLife} from './doors/window/app-life.ts'
import {headlessProgram} from './doors/window/headless.ts'
import {launchWish} from './doors/window/launch-wish.ts'
import {registerAppScheme, serveRenderer} from './doors/window/app-scheme.ts'
import {lockDown} from './doors/window/lock-down.ts'
import {servePictures} from './doors/window/thumb-scheme.ts'
import {watchPresence} from './doors/window/watch-presence.ts'
import {queuedWishes, type WishQueue} from './doors/window/wish-queue.ts'
import {wordPost} from './doors/window/word-post.ts'
import {dataDirPath} from './host/data-dir.ts'

/** The desktop program: windows, menus, tray and dialogs. It touches no disk and no database; the core lives in a child. */
const here = import.meta.dirname
const dataDir = dataDirPath(saidDataDir(process.argv))

// What is started from here runs by this same program: it gives nobody its Node.
if (app.isPackaged) process.env['ONEFOLD_APP'] = process.env['APPIMAGE'] ?? process.execPath
if (app.isPackaged) process.env['ONEFOLD_DATA_DIR'] = dataDir

const headless = headlessProgram(process.argv)
if (headless) runHeadless(headless)
else openDesktop()

/** Runs one of our own programs in this process, which then has no window, no place in the dock, and state of its own. */
function runHeadless({file, words}: NonNullable<typeof headless>): void {
  app.setPath('userData', join(dataDir, 'electron-headless'))
  app.disableHardwareAcceleration()
  app.dock?.hide()
  process.argv = [process.execPath, join(here, file), ...words]
  void import(pathToFileURL(join(here, file)).href)
}

function openDesktop(): void {
  app.setPath('userData', join(dataDir, 'electron'))
  // As root Chromium has no sandbox to give, and start says so; forcing it would only crash every child.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerAppScheme()
  // Elsewhere the package says so to the system when it is installed.
  if (process.platform === 'win32' && app.isPackaged) app.setAsDefaultProtocolClient('onefold')
  const wishes = queuedWishes()
  // The lock is per data dir, because it lies in userData. An `await` at top level would keep `ready` from ever coming.
  if (app.requestSingleInstanceLock({argv: ownWords(), cwd: process.cwd()})) void app.whenReady().then(() => open(wishes))
  else app.quit()
}

function open(wishes: WishQueue): void {
  lockDown(session.defaultSession)
  serveRenderer(join(here, '../renderer'))
  const log = (sentence: string): void => console.error(`onefold: ${sentence}`)
  const core = superviseCore({
    fork: (form) =>
      utilityProcess.fork(join(here, 'core-child.js'), ['--data-dir', dataDir, '--form', form], {
        serviceName: 'Onefold core',
        stdio: 'inherit',
      }),
    log,
    now: () => performance.now(),
    after: (delayMs, run) => void setTimeout(run, delayMs),
  })
  const post = wordPost()
  handOutPorts(core, (page) => post.hears(page))
  servePictures(openOwnLine(core, hello))
  watchPresence(core)
  const wish = wishes.first(launchWish(ownWords(), process.cwd()))
  const life = openAppLife({core, post, log, wish, preloadFile: join(here, '../preload/preload.cjs')})
  wishes.on((next) => life.follow(next))
}

/** The words of this start behind the program's name and, where it is not packaged, the folder of the app. */
function ownWords(): readonly string[] {
  const words = process.argv.slice(1)
  // Electron's own words stand before that folder.
  return app.isPackaged ? words : words.slice(words.findIndex((word) => resolve(word) === app.getAppPath()) + 1)
}

const hello = () => ({
  wire: WIRE_VERSION,
  contract: contractHash(),
  appVersion: packageFacts.version,
  schema: 0,
  dataDir: '',
  client: 'window',
})

function saidDataDir(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--data-dir' || word.startsWith('--data-dir='))
  if (at < 0) return undefined
  const word = words[at] ?? ''
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : words[at + 1]
}
