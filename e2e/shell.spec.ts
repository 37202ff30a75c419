import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {inMain} from './in-main.ts'
import {isClean} from './is-clean.ts'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {runCli} from './run-cli.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'
import {startAgain} from './start-again.ts'
import {stopCore} from './stop-core.ts'

describe.skipIf(!electronBinary)('the shell of the desktop program', () => {
  let run: DesktopRun
  let place: Awaited<ReturnType<typeof scratch>>
  const windows = (): Promise<number> => inMain(run.app, ({BrowserWindow}) => BrowserWindow.getAllWindows().length)
  const names = () => explorer(run.page).names()

  beforeAll(async () => {
    place = await scratch()
    await plant(place.files, photos)
    await runCli(place.data, ['location', 'add', place.files, '--wait'])
    await stopCore(place.data)
    // Nothing of a desktop's autostart folder but our own is touched by this run.
    process.env['XDG_CONFIG_HOME'] = join(place.data, 'config')
    run = await openElectron(place.data)
  })
  afterAll(async () => {
    await run?.app.close()
    delete process.env['XDG_CONFIG_HOME']
  })

  it('hears keys from anywhere once they are chosen, and none before or after', async () => {
    const heard = (): Promise<boolean> => inMain(run.app, ({globalShortcut}) => globalShortcut.isRegistered('Control+Alt+Space'))
    expect(await heard()).toBe(false)
    await runCli(place.data, ['settings', 'set', 'hotKey', 'Control+Alt+Space'])
    await expect.poll(heard).toBe(true)
    await runCli(place.data, ['settings', 'set', 'hotKey', 'off'])
    await expect.poll(heard).toBe(false)
  })

  it('has menus whose entries do what they say in the window', async () => {
    await expect.poll(names, {timeout: 15_000}).toEqual(photosAtTop)
    const bar = await inMain(run.app, ({Menu, BrowserWindow}) => ({
      labels: Menu.getApplicationMenu()?.items.map(({label}) => label.replace('&', '')),
      hidden: BrowserWindow.getAllWindows()[0]?.isMenuBarVisible() === false,
    }))
    expect(bar).toEqual({labels: ['File', 'Edit', 'View', 'Go', 'Window', 'Help'], hidden: process.platform !== 'darwin'})
    const entry = (label: string, click: boolean): Promise<{readonly enabled: boolean; readonly keys: string} | undefined> =>
      inMain(
        run.app,
        ({Menu}, wanted) => {
          const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({submenu}) => submenu?.items ?? [])
          const item = items.find((one) => one.label === wanted.label)
          if (wanted.click) item?.click()
          return item && {enabled: item.enabled, keys: String(item.accelerator)}
        },
        {label, click},
      )
    const choose = async (label: string): Promise<boolean> => (await entry(label, true)) !== undefined
    // What can be done, and by which keys, is told by the window.
    expect(await entry('Forward', false)).toEqual({enabled: false, keys: 'Alt+Right'})
    expect(await choose('Activity')).toBe(true)
    await run.page.getByRole('heading', {name: 'Activity', level: 1}).waitFor()
    expect(await choose('Back')).toBe(true)
    await expect.poll(names).toEqual(photosAtTop)
    await expect.poll(() => entry('Forward', false)).toEqual({enabled: true, keys: 'Alt+Right'})
    expect(await choose('View as grid')).toBe(true)
    await expect.poll(() => run.page.locator('.file-tile, [data-layout="grid"]').count()).toBeGreaterThan(0)
    expect(await choose('View as list')).toBe(true)
    expect(await choose('Settings…')).toBe(true)
    await run.page.getByRole('heading', {name: 'Settings', level: 1}).waitFor()
    await isClean(run.page, 'shell-settings')
    expect(await choose('Back')).toBe(true)
    await expect.poll(names).toEqual(photosAtTop)
  })

  it('follows what a second start asks for: a path, a file to show, a link, and nothing that is none of ours', async () => {
    expect(await startAgain(run, ['trips'], place.files)).toBe(0)
    await expect.poll(names).toEqual(['2024', 'readme.md'])
    expect(await startAgain(run, ['--reveal', join(place.files, 'notes.txt')])).toBe(0)
    await expect.poll(names).toEqual(photosAtTop)
    await expect.poll(() => explorer(run.page).row('notes.txt').getAttribute('aria-selected')).toBe('true')
    expect(await startAgain(run, ['onefold://search?q=lisbon'])).toBe(0)
    await expect.poll(names).toEqual(['lisbon.jpg'])
    const {items} = (await runCli(place.data, ['search', 'readme'])) as {
      readonly items: readonly {readonly id: string; readonly uri: string}[]
    }
    expect(await startAgain(run, [`onefold://entry/${items[0]?.id}`])).toBe(0)
    await expect.poll(names).toEqual(['2024', 'readme.md'])
    expect(await startAgain(run, [items[0]?.uri.replace('/readme.md', '') ?? ''])).toBe(0)
    await expect.poll(names).toEqual(['2024', 'readme.md'])
    expect(await startAgain(run, ['onefold://delete/everything'])).toBe(0)
    await run.page.getByRole('alert').filter({hasText: 'leads nowhere'}).waitFor()
    await run.page.getByRole('button', {name: 'Dismiss'}).click()
    expect(await windows()).toBe(1)
  })

  it('opens several windows beside one another, and goes on with those that are left', async () => {
    const opened = run.app.waitForEvent('window')
    expect(await startAgain(run, ['--new-window', place.files])).toBe(0)
    const second = await opened
    await expect.poll(() => explorer(second).names(), {timeout: 15_000}).toEqual(photosAtTop)
    await expect.poll(names).toEqual(['2024', 'readme.md'])
    const frames = await inMain(run.app, ({BrowserWindow}) => BrowserWindow.getAllWindows().map((window) => window.getBounds()))
    expect(new Set(frames.map(({x, y}) => `${x} ${y}`)).size).toBe(2)
    await second.close()
    await expect.poll(windows).toBe(1)
    await expect.poll(names).toEqual(['2024', 'readme.md'])
  })

  it('says what happened when drawing fails, in words that can be copied, and goes on when it is loaded again', async () => {
    await run.page.evaluate(`void (Intl.PluralRules.prototype.select = () => { throw new Error('planted') })`)
    await explorer(run.page).row('readme.md').click()
    await run.page.getByRole('alert').filter({hasText: 'This window has stopped'}).waitFor()
    await run.page.getByText('Details', {exact: true}).click()
    expect(await run.page.locator('pre').innerText()).toContain('Error: planted')
    await isClean(run.page, 'shell-failed')
    await run.page.emulateMedia({colorScheme: 'dark'})
    await isClean(run.page, 'shell-failed-dark')
    await run.page.emulateMedia({colorScheme: null})
    await run.page.getByRole('button', {name: 'Copy details'}).click()
    await run.page.getByRole('button', {name: 'Copied'}).waitFor()
    await run.page.getByRole('button', {name: 'Load again'}).click()
    await expect.poll(names, {timeout: 15_000}).toEqual(['2024', 'readme.md'])
  })

  it('starts with the session when that is wanted, by a file that goes again', async () => {
    await run.page.getByRole('button', {name: 'Settings'}).click()
    await run.page.getByRole('checkbox', {name: 'Start with my session'}).check()
    const file = join(place.data, 'config/autostart/onefold.desktop')
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('--hidden')
    await run.page.getByRole('checkbox', {name: 'Start with my session'}).uncheck()
    await expect.poll(() => readFile(file, 'utf8').catch(() => 'none')).toBe('none')
    await run.page.getByRole('button', {name: 'Back'}).click()
  })

  it('speaks another language in its menus and windows as soon as it is chosen', async () => {
    const menus = (): Promise<readonly string[]> =>
      inMain(run.app, ({Menu}) => (Menu.getApplicationMenu()?.items ?? []).map(({label}) => label.replace('&', '')))
    await runCli(place.data, ['settings', 'set', 'language', 'de'])
    await expect.poll(menus).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Gehe zu', 'Fenster', 'Hilfe'])
    await run.page.getByRole('button', {name: 'Einstellungen'}).waitFor()
    await runCli(place.data, ['settings', 'set', 'language', 'en'])
    await expect.poll(menus).toEqual(['File', 'Edit', 'View', 'Go', 'Window', 'Help'])
    await run.page.getByRole('button', {name: 'Settings'}).waitFor()
  })

  it('has a menu in the tray that lets background work rest, and take it up again', async () => {
    await inMain(run.app, ({Tray}) => {
      // The menu that a desktop would show is kept for this test, as no desktop is here.
      const kept = globalThis as unknown as {trayMenu: Electron.Menu}
      const {setContextMenu} = Tray.prototype
      Tray.prototype.setContextMenu = function keep(menu) {
        if (menu) kept.trayMenu = menu
        setContextMenu.call(this, menu)
      }
    })
    const tray = (chosen?: string): Promise<readonly string[]> =>
      inMain(
        run.app,
        (_electron, wanted) => {
          const {trayMenu} = globalThis as unknown as {readonly trayMenu: Electron.Menu | undefined}
          const items = (trayMenu?.items ?? []).flatMap((item) => [item, ...(item.submenu?.items ?? [])])
          items.find(({label}) => label === wanted)?.click()
          return items.filter(({type}) => type !== 'separator').map(({label}) => label)
        },
        chosen,
      )
    const settings = async () => ((await runCli(place.data, ['settings', 'get'])) as {readonly settings: Record<string, unknown>}).settings
    await runCli(place.data, ['settings', 'set', 'notify', 'true'])
    await expect
      .poll(() => tray())
      .toEqual(['Open Onefold', 'Nothing to do', 'Pause background work', 'For 1 hour', 'Until tomorrow', 'Until I resume it', 'Quit'])
    await tray('For 1 hour')
    await expect.poll(() => tray()).toEqual(['Open Onefold', 'Background work is paused', 'Resume background work', 'Quit'])
    const left = Date.parse(String((await settings())['pauseUntil'])) - Date.now()
    expect(left).toBeGreaterThan(3_500_000)
    expect(left).toBeLessThanOrEqual(3_600_000)
    await tray('Resume background work')
    await expect.poll(async () => (await settings())['pauseUntil']).toBe('')
  })

  it('loads the page again whose process was ended, says so, and loses nothing', async () => {
    // What drives the page lets go of one that was ended, so its words are read past it.
    const words = (): Promise<string> =>
      inMain(run.app, async ({BrowserWindow}) => {
        const said = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText') as Promise<string>
        // A page that goes away while it is asked never answers.
        return Promise.race([said, new Promise<string>((resolve) => void setTimeout(resolve, 500, ''))])
      })
    await inMain(run.app, ({BrowserWindow}) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    await expect.poll(words, {timeout: 15_000}).toMatch(/was loaded again\.[^]*nothing of it is lost/)
    await expect.poll(words).toMatch(/2024[^]*readme\.md/)
  })

  it('stands where it stood when it is opened again, and on a screen when it had been moved off', async () => {
    const moved = {x: 40, y: 30, width: 900, height: 640}
    await inMain(run.app, ({BrowserWindow}, frame) => BrowserWindow.getAllWindows()[0]?.setBounds(frame), moved)
    expect(await run.quit()).toBe(0)
    const state = JSON.parse(await readFile(join(place.data, 'window.json'), 'utf8')) as {readonly last: object; readonly screens: object}
    expect(state.last).toEqual({...moved, maximized: false})
    expect(Object.keys(state.screens)).toHaveLength(1)
    run = await openElectron(place.data)
    expect(await inMain(run.app, ({BrowserWindow}) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(moved)
  })
})
