import {type ChildProcess, execFile, spawn} from 'node:child_process'
import {existsSync, readdirSync} from 'node:fs'
import {mkdir, readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'
import {FuseState, FuseV1Options, getCurrentFuseWire} from '@electron/fuses'
import {chromium} from 'playwright-core'
import {afterAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {ownTrash} from './open-browser.ts'
import {picture} from './picture.ts'
import {runCli} from './run-cli.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

const program = process.env['ONEFOLD_E2E_PACKAGE'] || ''

describe.skipIf(!program)('the package', async () => {
  const place = await scratch()
  const resources = join(dirname(program), 'resources')
  const env = {...process.env, ...ownTrash(place.data)} as NodeJS.ProcessEnv
  const started: ChildProcess[] = []
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL')
    // What was handed over to a core without a window ends, too.
    await runCli(place.data, ['stop'])
  })

  /** The command line of the package, as somebody without a display calls it. */
  const cli = async (words: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<string> => {
    const {DISPLAY: _display, ...bare} = env
    const {stdout} = await promisify(execFile)(join(resources, 'bin/onefold'), [...words, '--data-dir', place.data], {
      env: {...bare, ...more},
    })
    return stdout
  }

  it('has its fuses set, as its binary tells', async () => {
    const wire = await getCurrentFuseWire(program)
    const on = Object.entries(FuseV1Options)
      .filter(([, option]) => typeof option === 'number' && wire[option as FuseV1Options] === FuseState.ENABLE)
      .map(([name]) => name)
    const chosen = ['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar']
    const off = ['RunAsNode', 'EnableNodeOptionsEnvironmentVariable', 'EnableNodeCliInspectArguments', 'GrantFileProtocolExtraPrivileges']
    expect(on).toEqual(expect.arrayContaining(chosen))
    expect(on.filter((name) => off.includes(name))).toEqual([])
  })

  it('holds its sources in one archive, with the native modules beside it', () => {
    const beside = readdirSync(join(resources, 'app.asar.unpacked'), {recursive: true}).map(String)
    for (const part of ['koffi', 'better-sqlite3', 'blake-hash'])
      expect(beside.filter((path) => path.includes(part) && path.endsWith('.node'))).not.toEqual([])
    expect(existsSync(join(resources, 'app.asar'))).toBe(true)
    expect(existsSync(join(resources, 'app'))).toBe(false)
    expect(beside.filter((path) => path.startsWith('out'))).toEqual([])
  })

  it('comes with a .desktop file that says what it opens', async () => {
    const text = await readFile(join(resources, 'onefold.desktop'), 'utf8')
    expect(text).toContain('MimeType=inode/directory;x-scheme-handler/onefold;')
    expect(text).toContain('Exec=onefold-app %U')
  })

  it('is its own daemon, without a window and a display; the plain form speaks with it; its Node is nobody’s', async () => {
    await mkdir(place.data, {recursive: true})
    await plant(place.files, photos)
    await cli(['location', 'add', place.files, '--wait'])
    const {pid} = JSON.parse(await cli(['status', '--json'])) as {readonly pid: number}
    expect(await readFile(`/proc/${pid}/cmdline`, 'utf8')).toContain('--onefold-headless')
    const maps = await readFile(`/proc/${pid}/maps`, 'utf8')
    // Each of them has a fallback that is slower or weaker, and would not be missed.
    expect(['koffi', 'blake-hash'].filter((part) => !maps.includes(part))).toEqual([])
    expect(((await runCli(place.data, ['search', 'lisbon'])) as {readonly total: number}).total).toBe(1)
    expect((await cli(['--version'], {ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-such-option'})).trim()).toMatch(/^onefold \d/)
    await cli(['stop'])
    await expect.poll(() => isRunning(pid)).toBe(false)
    // The other way round: a daemon under plain Node, found by the package.
    const other = (await runCli(place.data, ['status'])) as {readonly pid: number}
    expect((JSON.parse(await cli(['status', '--json'])) as {readonly pid: number}).pid).toBe(other.pid)
    await cli(['stop'])
  })

  it('reads volumes that may hang in children that are itself', async () => {
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const words = [...root, '--ozone-platform=headless', '--disable-gpu', '--onefold-headless', 'worker.js']
    const child = spawn(program, words, {
      env: {...env, ONEFOLD_DATA_DIR: place.data},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    started.push(child)
    const word = new Promise((resolve) => child.once('message', resolve))
    child.send({role: 'disk', setup: {fileTypes: []}})
    expect(await word).toEqual({bell: 'ready'})
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.disconnect()
    expect(await ended).toBe(0)
  })

  it('opens its window, shows a folder, and ends when it is closed', async () => {
    const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const child = spawn(program, [...root, '--remote-debugging-port=0', '--data-dir', place.data, join(place.files, 'trips')], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    started.push(child)
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    const browser = await chromium.connectOverCDP(await debuggerOf(child))
    const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]!.waitForEvent('page'))
    await expect.poll(() => explorer(page).names(), {timeout: 20_000}).toEqual(['2024', 'readme.md'])
    await explorer(page).sidebar.getByRole('treeitem', {name: 'files'}).first().click()
    await expect.poll(() => explorer(page).names()).toEqual(photosAtTop)
    await picture(page, 'packaged')
    await page.close()
    expect(await ended).toBe(0)
  })
})

function debuggerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stderr!.setEncoding('utf8').on('data', (more: string) => {
      text += more
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`The package ended with exit code ${code}: ${text.slice(-2000)}`)))
  })
}

/** One that has ended and that nobody has asked for yet does not run. */
async function isRunning(pid: number): Promise<boolean> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return text !== undefined && !/\) Z /.test(text)
}
