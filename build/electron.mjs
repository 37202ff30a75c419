import {execFile} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {layout} from './layout.mjs'
import {runQuietly, say} from './run.mjs'

const FETCH_LIMIT_MS = 120_000
const LAY_OUT_LIMIT_MS = 300_000
const TRY_AGAIN_MS = 3_600_000
const program = {darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe'}[process.platform] ?? 'electron'

/** The Electron that this machine has: a given one, else the package's own; undefined when there is none. */
export function electronBinary(env = process.env) {
  const {ELECTRON_EXEC_PATH: given, ELECTRON_OVERRIDE_DIST_PATH: folder} = env
  return [given, folder && join(folder, program), ownBinary()].find((path) => path && existsSync(path))
}

/** The same, after the package's own download was tried; a failed try is not repeated within the hour. */
export async function fetchElectron() {
  const found = electronBinary()
  if (found !== undefined) return found
  const tried = join(layout.modules, '.onefold-electron-tried')
  const triedAt = await stat(tried).then(
    ({mtimeMs}) => mtimeMs,
    () => 0,
  )
  if (Date.now() - triedAt < TRY_AGAIN_MS) return undefined
  try {
    await runQuietly('fetching Electron', [process.execPath, join(layout.modules, 'electron/install.js')], {limitMs: FETCH_LIMIT_MS})
  } catch {
    // No network or no release for this machine: the browser shows the same explorer, and the caller says so.
    await writeFile(tried, '')
  }
  return electronBinary()
}

/** Beside some checkouts lies a folder that brings a real Electron for machines that cannot reach GitHub. */
export async function layOutElectron() {
  const script = join(layout.root, '../shared/electron/setup')
  if (electronBinary() !== undefined || process.platform !== 'linux' || !existsSync(script)) return
  say('laying out the Electron that stands beside the project …')
  try {
    const {stdout} = await promisify(execFile)(script, {cwd: layout.root, timeout: LAY_OUT_LIMIT_MS})
    for (const [, name, value] of stdout.matchAll(/(\w+)='([^']*)'/g)) process.env[name] = value
  } catch (error) {
    say(`It could not be laid out: ${error.message.trim()}`)
  }
}

/** Why no window can be shown here, as half a sentence; undefined when one can. */
export function missingDisplay(env = process.env) {
  if (process.platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return undefined
  return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)'
}

/** What Electron needs on its command line on this machine, before the words of the user. */
export function electronFlags(env = process.env) {
  const root = process.platform === 'linux' && process.getuid?.() === 0
  return [...(root ? ['--no-sandbox'] : []), ...(env.WAYLAND_DISPLAY && !env.DISPLAY ? ['--ozone-platform-hint=auto'] : [])]
}

function ownBinary() {
  const folder = join(layout.modules, 'electron')
  try {
    return join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
  } catch {
    return undefined
  }
}
