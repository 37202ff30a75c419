import {open} from 'node:fs/promises'
import {join} from 'node:path'
import type {Locator} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {askCore} from './ask-core.ts'
import {explorer} from './explorer.ts'
import {inMain} from './in-main.ts'
import {findMisfits} from './in-page.mjs'
import {isClean} from './is-clean.ts'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {plant, scratch} from './scratch.ts'

const MANY = 400
const SOON = {timeout: 15_000}
/** To find such files the same takes an hour of reading. */
const ENDLESS_BYTES = 4 * 2 ** 40
const name = (no: number): string => `f${String(no).padStart(3, '0')}.txt`
const deep = ['a first folder with a name', 'a second folder with a name', 'a third folder with a name', 'a fourth one', 'the last of them']
const planted = Object.fromEntries([
  ...Array.from({length: MANY}, (_, no) => [`many/${name(no)}`, 'x'] as const),
  ['two/below/x.txt', 'x'],
  ['two/y.txt', 'y'],
  [`${deep.join('/')}/z.txt`, 'z'],
])

describe.skipIf(!electronBinary)('what the window tells who does not see it, and what its parts do by keys', () => {
  let run: DesktopRun
  let files: string
  let ask: Awaited<ReturnType<typeof askCore>>
  const page = () => run.page
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page().keyboard.press(key)
  }
  const attribute = (of: Locator, ...names: readonly string[]): Promise<readonly (string | null)[]> =>
    Promise.all(names.map((one) => of.getAttribute(one)))
  const inPage = <T>(script: string): Promise<T> => page().evaluate<T>(script)
  const focused = (): Promise<string> =>
    inPage(`(document.activeElement?.getAttribute('aria-label') || document.activeElement?.textContent || '').trim()`)
  const goTo = async (folder: string): Promise<void> => {
    await press('Control+l')
    await page().getByLabel('Path or address').fill(join(files, folder))
    await press('Enter')
    const last = folder.split('/').at(-1)!
    await explorer(page()).path.locator('[aria-current="page"]', {hasText: last}).waitFor()
  }
  /** What the grid says that the keyboard stands on, if that is in the page. */
  const stood = (grid: Locator, what: string): Promise<string | null> =>
    grid.evaluate(
      (element, wanted) =>
        element.ownerDocument.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.getAttribute(wanted) ?? null,
      what,
    )

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, planted)
    run = await openElectron(place.data)
    await explorer(page()).addButton.waitFor()
    ask = await askCore(place.data)
    await explorer(page()).addLocation(files)
    const colours = (await ask<{tag: {id: string}}>('tag.create', {name: 'Colours'})).tag.id
    const shapes = (await ask<{tag: {id: string}}>('tag.create', {name: 'Shapes'})).tag.id
    await ask('tag.create', {name: 'Blue', parent: colours})
    await ask('tag.create', {name: 'Red', parent: colours})
    await ask('tag.create', {name: 'Round', parent: shapes})
  })
  afterAll(() => run?.app.close())

  it('a list is a grid with the true number of rows, and the keyboard’s row stays in the page', async () => {
    await goTo('many')
    const {grid} = explorer(page())
    await expect
      .poll(() => attribute(grid, 'aria-rowcount', 'aria-colcount', 'aria-multiselectable'), SOON)
      .toEqual([`${MANY}`, '4', 'true'])
    await grid.focus()
    await press('End')
    await expect.poll(() => stood(grid, 'aria-rowindex'), SOON).toBe(`${MANY}`)
    await grid.evaluate((element) => void ((element as unknown as {scrollTop: number}).scrollTop = 0))
    await explorer(page()).row(name(0)).waitFor()
    expect(await stood(grid, 'aria-selected')).toBe('true')
    expect(await explorer(page()).row(name(0)).getAttribute('aria-rowindex')).toBe('1')
    expect(await grid.locator('[role="gridcell"]').count()).toBeGreaterThan(40)
    // One stop of the Tab key: rows are none.
    expect(await grid.locator('[data-row][tabindex], [data-row] button, [data-row] [tabindex]').count()).toBe(0)
  })

  it('an icon grid is a grid as well, and counts alike', async () => {
    const {grid} = explorer(page())
    await press('Control+1')
    await page().locator('.file-tile').first().waitFor()
    expect(await attribute(grid, 'aria-rowcount', 'aria-colcount')).toEqual([`${MANY}`, '1'])
    await grid.focus()
    await press('End')
    await expect.poll(() => stood(grid, 'aria-rowindex'), SOON).toBe(`${MANY}`)
    await press('Control+2')
  })

  it('tags are a tree: levels, places, arrows, and * unfolds all beside', async () => {
    const tree = page().getByRole('tree', {name: 'Sidebar'})
    const node = (called: string) => tree.getByRole('treeitem', {name: called})
    const says = (called: string) => attribute(node(called), 'aria-level', 'aria-expanded', 'aria-setsize', 'aria-posinset')
    await node('Round').waitFor()
    // Home, the basket, five sections, and six pages.
    expect(await says('Home')).toEqual(['1', null, '13', '1'])
    expect(await says('Tags')).toEqual(['1', 'true', '13', '7'])
    expect(await says('Colours')).toEqual(['2', 'true', '2', '1'])
    expect(await says('Red')).toEqual(['3', null, '2', '2'])
    expect(await says('Activity')).toEqual(['1', null, '13', '13'])
    expect(await tree.locator('[tabindex="0"]').count()).toBe(1)
    const indent = async (called: string): Promise<number> => (await node(called).locator('.tag-dot').boundingBox())!.x
    expect((await indent('Red')) - (await indent('Colours'))).toBe(16)
    await node('Colours').focus()
    expect(await node('Colours').getAttribute('tabindex')).toBe('0')
    expect(await tree.locator('[tabindex="0"]').count()).toBe(1)
    await press('ArrowLeft')
    await expect.poll(() => node('Red').count()).toBe(0)
    expect(await says('Colours')).toEqual(['2', 'false', '2', '1'])
    await press('ArrowDown', 'ArrowLeft')
    await expect.poll(() => node('Round').count()).toBe(0)
    await press('*')
    await expect.poll(() => tree.locator('[data-tag]').count()).toBe(5)
    await press('ArrowRight')
    expect(await focused()).toMatch(/^Round/)
    await press('ArrowLeft')
    expect(await focused()).toMatch(/^Shapes/)
    await isClean(page(), 'roles-sidebar')
  })

  it('sections fold by arrows, and say what they hold nothing of', async () => {
    const tree = page().getByRole('tree', {name: 'Sidebar'})
    const node = (called: string) => tree.getByRole('treeitem', {name: called})
    await node('Round').focus()
    // Out to what it is nested in, which folds, and out to the head.
    await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft')
    expect(await focused()).toBe('Tags')
    await press('ArrowLeft')
    await expect.poll(() => tree.locator('[data-tag]').count()).toBe(0)
    expect(await node('Tags').getAttribute('aria-expanded')).toBe('false')
    await isClean(page(), 'roles-sidebar-folded')
    await page().reload()
    await node('Tags').waitFor()
    expect(await node('Tags').getAttribute('aria-expanded')).toBe('false')
    await node('Tags').focus()
    await press('Enter')
    await expect.poll(() => tree.locator('[data-tag]').count()).toBe(5)
    const hint = await node('Favourites').getAttribute('aria-describedby')
    expect(await page().evaluate(`document.getElementById('${hint}').textContent`)).toMatch(/^Drag a folder here/)
  })

  it('arrows and letters lead through the whole sidebar', async () => {
    const {sidebar} = explorer(page())
    await sidebar.getByRole('treeitem', {name: 'Home'}).focus()
    await press('ArrowDown')
    expect(await focused()).toBe('Basket')
    await press('ArrowDown', 'ArrowDown')
    expect(await focused()).toBe('Locations')
    await press('ArrowDown')
    expect(await focused()).toMatch(/^files/)
    await press('Home')
    expect(await focused()).toBe('Home')
    await page().keyboard.type('ro')
    expect(await focused()).toMatch(/^Round/)
    await press('End')
    expect(await focused()).toBe('Activity')
    await press('ArrowUp')
    expect(await focused()).toBe('History')
    await press('Enter')
    await page().getByRole('heading', {name: 'History', level: 1}).waitFor()
    expect(await sidebar.getByRole('treeitem', {name: 'History'}).getAttribute('aria-current')).toBe('location')
  })

  it('columns are lists by the names of their folders', async () => {
    await goTo('two')
    await press('Control+3')
    const list = (called: string) => page().getByRole('listbox', {name: called, exact: true})
    await list('two').waitFor()
    const above = list('files').getByRole('option', {selected: true})
    await expect.poll(() => above.textContent(), SOON).toContain('two')
    expect(await attribute(above, 'aria-posinset', 'aria-setsize')).toEqual(['3', '3'])
    await list('two').focus()
    await press('Home')
    await list('below').getByRole('option', {name: 'x.txt'}).waitFor()
    await expect.poll(() => stood(list('two'), 'aria-posinset')).toBe('1')
    await isClean(page(), 'roles-columns')
    await press('Control+2')
    await explorer(page()).grid.waitFor()
  })

  it('tabs are a tab list, walked by arrows, and the shown one names its panel', async () => {
    await press('Control+t')
    const tab = (no: number) => page().getByRole('tab').nth(no)
    await tab(1).waitFor()
    expect(await attribute(tab(1), 'aria-selected', 'tabindex')).toEqual(['true', '0'])
    expect(await attribute(tab(0), 'aria-selected', 'tabindex')).toEqual(['false', '-1'])
    const panel = page().getByRole('tabpanel')
    expect(await panel.getAttribute('aria-labelledby')).toBe(await tab(1).getAttribute('id'))
    expect(await tab(1).getAttribute('aria-controls')).toBe(await panel.getAttribute('id'))
    await tab(1).focus()
    await press('ArrowLeft')
    await expect.poll(() => tab(0).getAttribute('aria-selected')).toBe('true')
    await press('End', 'Delete')
    await expect.poll(() => page().getByRole('tab').count()).toBe(0)
  })

  it('the toolbar is one, and arrows lead through it', async () => {
    const toolbar = page().getByRole('toolbar', {name: 'Toolbar'})
    await toolbar.getByRole('button', {name: 'Grid'}).focus()
    await press('ArrowRight')
    expect(await focused()).toBe('List')
    await press('ArrowLeft', 'ArrowLeft')
    expect(await focused()).not.toBe('Grid')
    await press('End')
    expect(await focused()).toBe('Settings')
    // Where one writes, arrows move in the text.
    await explorer(page()).search.focus()
    await press('ArrowRight')
    expect(await explorer(page()).search.evaluate((box) => box.matches(':focus'))).toBe(true)
  })

  it('the palette is a box with a list, and names the line that is marked', async () => {
    await press('Control+k')
    const box = page().getByRole('combobox', {name: 'Find a command'})
    await box.waitFor()
    const list = page().getByRole('listbox', {name: 'Commands'})
    expect(await attribute(box, 'aria-expanded', 'aria-autocomplete', 'aria-controls')).toEqual([
      'true',
      'list',
      await list.getAttribute('id'),
    ])
    await box.fill('view as')
    await press('ArrowDown')
    expect(await box.getAttribute('aria-activedescendant')).toBe(await list.getByRole('option', {selected: true}).getAttribute('id'))
    await press('Escape')
  })

  it('menus are walked by keys, and give the keyboard back', async () => {
    const place = explorer(page())
      .sidebar.getByRole('treeitem', {name: /^files/})
      .first()
    await place.focus()
    await press('Shift+F10')
    const menu = page().getByRole('menu')
    await menu.waitFor()
    expect(await menu.getByRole('menuitem').allTextContents()).toEqual(['Open', 'Scan again', 'Rules…', 'Remove from index…'])
    await press('End')
    await expect.poll(focused).toContain('Remove from index…')
    await press('Escape')
    await menu.waitFor({state: 'detached'})
    await expect.poll(focused).toMatch(/^files/)
  })

  it('what was done is told as a status, and what failed as an alert', async () => {
    await goTo('two')
    await explorer(page()).row('y.txt').click()
    await press('Control+c')
    await page().getByRole('status').filter({hasText: '1 item can be pasted.'}).waitFor()
    await press('Control+l')
    await page().getByLabel('Path or address').fill('/there/is/nothing')
    await press('Enter')
    await page().getByRole('alert').filter({hasText: 'There is nothing at this path'}).waitFor()
  })

  it('progress is told in words, and what is going on in a sentence', async () => {
    for (const one of ['endless.bin', 'as-endless.bin']) {
      const endless = await open(join(files, one), 'w')
      await endless.truncate(ENDLESS_BYTES)
      await endless.close()
    }
    await ask('location.rescan', {location: files})
    await expect.poll(async () => (await ask<{total: number}>('search.query', {query: 'endless'})).total, SOON).toBe(2)
    await expect.poll(async () => (await ask<{jobs: {running: number}}>('core.status', {})).jobs.running, SOON).toBe(0)
    const {job} = await ask<{job: {id: string}}>('duplicate.find', {path: files})
    await explorer(page()).sidebar.getByRole('treeitem', {name: 'Activity'}).click()
    const bar = page().getByRole('progressbar').first()
    await bar.waitFor()
    expect(await attribute(bar, 'aria-label', 'aria-valuemax')).toEqual([expect.stringContaining('duplicates'), '100'])
    expect(await bar.getAttribute('aria-valuetext')).toMatch(/so far| of /)
    await page().locator('.activity-now', {hasText: '1 job is running.'}).waitFor()
    await page().getByRole('status').filter({hasText: '1 job is running.'}).waitFor(SOON)
    await ask('job.pause', {job: job.id})
    await page().locator('.activity-now', {hasText: '1 job is paused.'}).waitFor()
    await ask('job.cancel', {job: job.id})
    await page().locator('.activity-now', {hasText: 'Nothing is being done, and nothing waits.'}).waitFor()
  })

  it('a map of sizes is a picture with a summary, walked by arrows, and the same in a table', async () => {
    await explorer(page()).sidebar.getByRole('treeitem', {name: 'Sizes'}).click()
    const map = page().getByRole('application', {name: /^Map of/})
    await expect.poll(() => map.getByRole('img').getAttribute('aria-label'), SOON).toMatch(/^All volumes: .*The largest part/)
    const named = (): Promise<string | null> => page().locator('.size-facts strong').textContent()
    await map.press('ArrowDown')
    await expect.poll(named).not.toBe('All volumes')
    await map.press('Enter')
    await expect.poll(() => map.getByRole('img').getAttribute('aria-label')).not.toMatch(/^All volumes/)
    await page().getByRole('radio', {name: 'Table'}).check()
    const table = page().getByRole('grid', {name: /^Contents of/})
    await table.waitFor()
    expect(await table.getByRole('row').count()).toBe(Number(await table.getAttribute('aria-rowcount')))
    await page().getByRole('radio', {name: 'Map'}).check()
  })

  it('whatever is dragged goes by keys, too', async () => {
    const offered = async (written: string): Promise<readonly string[]> => {
      await press('Control+k')
      const box = page().getByRole('combobox', {name: 'Find a command'})
      await box.fill(written)
      const found = await page().getByRole('dialog', {name: 'Command palette'}).locator('.palette-title').allTextContents()
      await press('Escape')
      return found
    }
    // Files into a folder, onto a tag, into the sidebar; a tag into another one; a tab to another place.
    for (const title of ['Cut', 'Move to…', 'Copy to…', 'Add a tag…', 'Pin to the sidebar', 'Edit a tag…', 'Move tab towards the end'])
      expect(await offered(title)).toContain(title)
    await goTo('two')
    await press('Control+Shift+s')
    const line = page().getByRole('separator', {name: /pane/i}).first()
    const before = Number(await line.getAttribute('aria-valuenow'))
    await line.focus()
    await press('ArrowRight')
    await expect.poll(async () => Number(await line.getAttribute('aria-valuenow'))).toBe(before + 2)
    await press('Control+Shift+s')
    // Columns: wider with Shift, elsewhere with Ctrl.
    const head = page().getByRole('columnheader', {name: 'Size'})
    const width = (await head.boundingBox())!.width
    await head.getByRole('button').focus()
    await press('Shift+ArrowRight')
    await expect.poll(async () => (await head.boundingBox())!.width).toBe(width + 16)
    await press('Control+ArrowRight')
    await expect.poll(() => page().getByRole('columnheader').allTextContents()).toEqual(['Name', 'Modified', 'Size', 'Kind'])
  })

  it('a path that is too long folds in its middle into a menu, and its last folder stays whole', async () => {
    await goTo(deep.join('/'))
    const {path} = explorer(page())
    const fold = path.getByRole('button', {name: /folders? between$/i})
    await fold.waitFor()
    const last = path.locator('[aria-current="page"]')
    expect(await last.evaluate((step) => step.scrollWidth <= step.clientWidth)).toBe(true)
    const steps = path.locator('.path-steps')
    expect(await steps.evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true)
    await fold.focus()
    await press('Enter')
    const folders = page().getByRole('menu').getByRole('menuitem')
    await folders.first().waitFor()
    const listed = await folders.allTextContents()
    expect(listed.length).toBeGreaterThan(1)
    expect(deep).toContain(listed[0])
    await isClean(page(), 'roles-folded-path')
    await press('Home', 'Enter')
    await expect.poll(() => last.textContent(), SOON).toBe(listed[0])
    await press('Alt+ArrowLeft')
    await expect.poll(() => last.textContent(), SOON).toBe(deep.at(-1))
  })

  it('contrast, transparency, language and the size of what is pressed are as people need them', async () => {
    expect(await inPage('document.documentElement.lang')).toBe('en')
    const colour = (of: string): Promise<string> => inPage(`getComputedStyle(document.documentElement).getPropertyValue('${of}').trim()`)
    const [soft, veil] = [await colour('--ink-soft'), await colour('--veil')]
    for (const scheme of ['light', 'dark'] as const) {
      await page().emulateMedia({colorScheme: scheme, contrast: 'more'})
      await expect.poll(async () => (await colour('--ink-soft')) === (await colour('--ink'))).toBe(true)
      await isClean(page(), `roles-contrast-${scheme}`)
    }
    await page().emulateMedia({colorScheme: 'light', contrast: null})
    await expect.poll(() => colour('--ink-soft')).toBe(soft)
    const devtools = await page().context().newCDPSession(page())
    await devtools.send('Emulation.setEmulatedMedia', {features: [{name: 'prefers-reduced-transparency', value: 'reduce'}]})
    await expect.poll(() => colour('--veil')).not.toBe(veil)
    expect(await colour('--veil')).toMatch(/^#/)
    await devtools.send('Emulation.setEmulatedMedia', {features: []})
    const small = await page()
      .locator('button:visible')
      .evaluateAll((buttons) =>
        buttons
          .map((one) => ({of: one.getAttribute('aria-label') ?? one.textContent, box: one.getBoundingClientRect()}))
          .filter(({box}) => box.width > 0 && (box.width < 24 || box.height < 24))
          .map(({of, box}) => `${of}: ${box.width} × ${box.height}`),
      )
    expect(small).toEqual([])
  })

  it('the window is made larger and smaller as a whole by keys', async () => {
    const zoom = (): Promise<number | undefined> =>
      inMain(run.app, ({BrowserWindow}) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel())
    const key = (keyCode: string, shift = false): Promise<void> =>
      inMain(
        run.app,
        ({BrowserWindow}, pressed) => {
          const modifiers: ('control' | 'shift')[] = pressed.shift ? ['control', 'shift'] : ['control']
          const {webContents} = BrowserWindow.getAllWindows()[0]!
          webContents.sendInputEvent({type: 'keyDown', keyCode: pressed.keyCode, modifiers})
          webContents.sendInputEvent({type: 'keyUp', keyCode: pressed.keyCode, modifiers})
        },
        {keyCode, shift},
      )
    expect(await zoom()).toBe(0)
    await key('=')
    await expect.poll(zoom).toBe(0.5)
    await key('+', true)
    await expect.poll(zoom).toBe(1)
    await key('-')
    await expect.poll(zoom).toBe(0.5)
    await key('0')
    await expect.poll(zoom).toBe(0)
  })

  it('text is as large as is set, at once, and rows grow with it', async () => {
    await goTo('two')
    const size = (): Promise<string> => inPage(`getComputedStyle(document.querySelector('.file-row .file-cut')).fontSize`)
    const row = async (): Promise<number> => (await explorer(page()).row('y.txt').boundingBox())!.height
    await explorer(page()).row('y.txt').waitFor()
    expect([await size(), await row()]).toEqual(['13px', 30])
    await ask('settings.set', {key: 'textSize', value: '150'})
    await expect.poll(size).toBe('19.5px')
    await expect.poll(row).toBe(45)
    expect(await inPage(`(${findMisfits.toString()})()`)).toEqual([])
    await isClean(page(), 'roles-large-text')
    await page().reload()
    await expect.poll(size, SOON).toBe('19.5px')
    await ask('settings.reset', {key: 'textSize'})
    await expect.poll(size).toBe('13px')
  })

  it('nothing was complained of', () => expect(run.complaints).toEqual([]))
})
