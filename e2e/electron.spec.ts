import {spawn} from 'node:child_process'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {explorer} from './explorer.ts'
import {inMain} from './in-main.ts'
import {addSeeSearch, seeAgain} from './main-path.ts'
import {picture} from './picture.ts'
import {runCli} from './run-cli.ts'
import {photos, plant, scratch} from './scratch.ts'

describe.skipIf(!electronBinary)('the desktop window', () => {
  let run: DesktopRun
  let place: Awaited<ReturnType<typeof scratch>>

  beforeAll(async () => {
    place = await scratch()
    await plant(place.files, photos)
    run = await openElectron(place.data)
  })
  afterAll(async () => {
    await run?.app.close()
  })

  it('opens, adds a folder, shows and finds its files', async () => {
    await addSeeSearch(run.page, place.files)
    await picture(run.page, 'electron-folder')
  })

  it('gives its page no Node, two functions, and a policy that lets in nothing foreign', async () => {
    const inPage = await run.page.evaluate(`(async () => ({
      globals: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
      bridge: Object.keys(window.onefold),
      policy: (await fetch('/')).headers.get('content-security-policy'),
      opened: String(window.open('https://example.org')),
    }))()`)
    expect(inPage).toEqual({
      globals: [],
      bridge: ['ask', 'pathOfFile'],
      policy:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: thumb:; font-src 'self'; connect-src 'self'; base-uri 'none'; object-src 'none'; frame-src 'none'; form-action 'none'; frame-ancestors 'none'",
      opened: 'null',
    })
    const preferences = await inMain(run.app, ({BrowserWindow}) => {
      // `getLastWebPreferences` is what the window runs with; Electron's types leave it out.
      const page = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {getLastWebPreferences(): Record<string, unknown>}
      const {sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity} = page.getLastWebPreferences()
      return {sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity}
    })
    expect(preferences).toEqual({sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, webSecurity: true})
  })

  it('stays on its page and serves nothing outside the renderer', async () => {
    const answers = await run.page.evaluate(async () => {
      const statuses: number[] = []
      for (const path of ['/..%2fmain/app.js', '/%2e%2e/main/app.js', '/../main/app.js', '/nothing.js'])
        statuses.push((await fetch(path)).status)
      return statuses
    })
    expect(answers).toEqual([404, 404, 404, 404])
    await run.page.evaluate(`void (location.href = 'https://example.org/')`)
    await run.page.waitForTimeout(300)
    expect(run.page.url()).toBe('app://onefold/')
    expect(await run.page.evaluate('Notification.requestPermission()')).toBe('denied')
    await run.page.reload()
    await explorer(run.page).addButton.waitFor()
    // The refusals above are what the page printed; nothing else may be among them.
    expect(run.complaints.filter((line) => !line.includes('404'))).toEqual([])
  })

  it('says so when the core is killed, starts it again and goes on', async () => {
    const before = (await runCli(place.data, ['status'])) as {readonly pid: number}
    const strip = run.page.getByRole('status').filter({hasText: 'The core stopped'})
    const said = strip.waitFor({timeout: 10_000})
    process.kill(before.pid, 'SIGKILL')
    await said
    await strip.waitFor({state: 'detached', timeout: 20_000})
    const after = (await runCli(place.data, ['status'])) as {readonly pid: number}
    expect(after.pid).not.toBe(before.pid)
    await seeAgain(run.page, 'files')
  })

  it('ends when its window is closed, and a second start shows everything again', async () => {
    expect(await run.quit()).toBe(0)
    run = await openElectron(place.data)
    await seeAgain(run.page, 'files')
    expect(run.complaints).toEqual([])
  })

  it('lets only one window program run on a data dir', async () => {
    const second = spawn(
      electronBinary ?? '',
      run.app
        .process()
        .spawnargs.slice(1)
        .filter((word) => !word.startsWith('--inspect') && !word.startsWith('--remote-debugging')),
    )
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0)
    const windows = await inMain(run.app, ({BrowserWindow}) => BrowserWindow.getAllWindows().length)
    expect(windows).toBe(1)
    expect(await explorer(run.page).sidebar.isVisible()).toBe(true)
  })
})
