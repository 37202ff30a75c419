import {join} from 'node:path'
import {app, session, utilityProcess} from 'electron'
import {handOutPorts} from './doors/ipc/hand-out-ports.ts'
import {superviseCore} from './doors/ipc/supervise-core.ts'
import {openAppLife} from './doors/window/app-life.ts'
import {registerAppScheme, serveRenderer} from './doors/window/app-scheme.ts'
import {lockDown} from './doors/window/lock-down.ts'
import {setAppMenu} from './doors/window/menu.ts'
import {watchPresence} from './doors/window/watch-presence.ts'
import {dataDirPath} from './host/data-dir.ts'

/** The desktop program: windows, menus, tray and dialogs. It touches no disk and no database; the core lives in a child. */
const here = import.meta.dirname
const dataDir = dataDirPath(saidDataDir(process.argv))

app.setPath('userData', join(dataDir, 'electron'))
// As root Chromium has no sandbox to give, and start says so; forcing it would only crash every child.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()

// The lock is per data dir, because it lies in userData. An `await` at top level would keep `ready` from ever coming.
if (app.requestSingleInstanceLock()) void app.whenReady().then(open)
else app.quit()

function open(): void {
  serveRenderer(join(here, '../renderer'))
  setAppMenu()
  const core = superviseCore({
    fork: (form) =>
      utilityProcess.fork(join(here, 'core-child.js'), ['--data-dir', dataDir, '--form', form], {
        serviceName: 'Onefold core',
        stdio: 'inherit',
      }),
    log: (sentence) => console.error(`onefold: ${sentence}`),
    now: () => performance.now(),
    after: (delayMs, run) => void setTimeout(run, delayMs),
  })
  handOutPorts(core)
  watchPresence(core)
  const life = openAppLife(core, join(here, '../preload/preload.cjs'))
  lockDown(session.defaultSession, life.openWindow)
}

function saidDataDir(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--data-dir' || word.startsWith('--data-dir='))
  if (at < 0) return undefined
  const word = words[at] ?? ''
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : words[at + 1]
}
