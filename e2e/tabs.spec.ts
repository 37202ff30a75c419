import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean, isCleanInBothThemes} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

describe.skipIf(!chromiumBinary)('tabs and panes side by side', () => {
  let run: BrowserRun
  let files: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const tabs = (): Promise<readonly string[]> => run.page.getByRole('tab').allTextContents()
  const shownTab = (): Promise<string | null> => run.page.getByRole('tab', {selected: true}).textContent()
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  /** The names in each pane, as one line. */
  const inPanes = (): Promise<readonly string[]> =>
    run.page
      .locator('[data-pane]')
      .evaluateAll((panes) =>
        panes.map((pane) =>
          [...pane.querySelectorAll('[data-row] [role="gridcell"][title]')].map((cell) => cell.getAttribute('title')).join(' '),
        ),
      )
  const panesShow = (...lines: readonly string[]): Promise<void> => expect.poll(inPanes, {timeout: 10_000}).toEqual(lines)
  const activeAt = (): Promise<number> =>
    run.page.locator('[data-pane]').evaluateAll((panes) => panes.findIndex((pane) => pane.hasAttribute('data-active')))

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, photos)
    await mkdir(join(files, 'many'))
    await Promise.all(Array.from({length: 300}, (_, no) => writeFile(join(files, 'many', `f${String(no).padStart(3, '0')}.txt`), 'x')))
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
  })
  afterAll(() => run?.quit())

  const top = ['many', ...photosAtTop].toSorted((a, b) => Number(b === 'many' || b === 'trips') - Number(a === 'many' || a === 'trips'))

  it('opens folders in tabs behind, and shows no strip for one', async () => {
    await expect.poll(() => explorer(run.page).names()).toContain('many')
    expect(await tabs()).toEqual([])
    await explorer(run.page).row('trips').click({button: 'middle'})
    await explorer(run.page).row('many').click({button: 'middle'})
    await expect.poll(tabs).toEqual(['files', 'many', 'trips'])
    expect(await shownTab()).toBe('files')
    await run.page.getByRole('tab', {name: 'trips'}).click()
    await shows(['2024', 'readme.md'])
  })

  it('goes through them by keyboard, and each is as it was left', async () => {
    await press('Alt+2')
    await expect.poll(shownTab).toBe('many')
    await expect.poll(() => explorer(run.page).total()).toBe(300)
    await explorer(run.page).grid.focus()
    await press('f')
    await run.page.keyboard.type('200')
    await expect.poll(() => explorer(run.page).row('f200.txt').getAttribute('aria-selected')).toBe('true')
    await press('Control+Tab')
    await expect.poll(shownTab).toBe('trips')
    await shows(['2024', 'readme.md'])
    await press('Control+Shift+Tab')
    await expect.poll(shownTab).toBe('many')
    await expect.poll(() => explorer(run.page).row('f200.txt').getAttribute('aria-selected')).toBe('true')
    expect(await run.page.evaluate('document.activeElement?.getAttribute("role")')).toBe('grid')
    await isClean(run.page, 'tabs')
  })

  it('closes, reopens, duplicates and makes one', async () => {
    await press('Control+w')
    await expect.poll(tabs).toEqual(['files', 'trips'])
    await press('Control+Shift+t')
    await expect.poll(tabs).toEqual(['files', 'many', 'trips'])
    await expect.poll(() => explorer(run.page).total()).toBe(300)
    await press('Control+Shift+k')
    await expect.poll(tabs).toEqual(['files', 'many', 'many', 'trips'])
    await press('Control+w')
    await press('Control+t')
    await expect.poll(shownTab).toBe('Home')
    await press('Control+w')
    await press('Alt+9')
    await expect.poll(shownTab).toBe('trips')
  })

  it('lets a tab be drawn to another place, and closes with the middle button', async () => {
    const [first, last] = [run.page.getByRole('tab').first(), run.page.getByRole('tab').last()]
    const [from, to] = [await last.boundingBox(), await first.boundingBox()]
    await run.page.mouse.move(from!.x + 30, from!.y + 15)
    await run.page.mouse.down()
    await run.page.mouse.move(to!.x + 20, to!.y + 15, {steps: 12})
    await run.page.mouse.up()
    await expect.poll(tabs).toEqual(['trips', 'files', 'many'])
    await run.page.getByRole('tab', {name: 'many'}).click({button: 'middle'})
    await expect.poll(tabs).toEqual(['trips', 'files'])
  })

  it('shows the tab under what is dragged, and takes it there', async () => {
    await press('Alt+2')
    await shows(top)
    await run.page.getByRole('grid').locator('[data-row] .file-name > .file-cut', {hasText: 'notes.txt'}).hover()
    await run.page.mouse.down()
    const tab = (await run.page.getByRole('tab', {name: 'trips'}).boundingBox())!
    for (const x of [40, 44, 48]) await run.page.mouse.move(tab.x + x, tab.y + 15, {steps: 4})
    await expect.poll(shownTab).toBe('trips')
    await shows(['2024', 'readme.md'])
    const grid = (await explorer(run.page).grid.boundingBox())!
    for (const y of [400, 410]) await run.page.mouse.move(grid.x + 300, grid.y + y, {steps: 4})
    await run.page.mouse.up()
    await shows(['2024', 'notes.txt', 'readme.md'])
    await explorer(run.page).grid.focus()
    await press('Control+z')
    await shows(['2024', 'readme.md'])
  })

  it('tells two panes apart that are in the same place', async () => {
    await press('Control+t')
    await press('Control+Shift+s')
    await expect.poll(() => run.page.locator('[data-pane]').count()).toBe(2)
    await isClean(run.page, 'split-home')
    await press('Control+w')
  })

  it('opens a folder in a tab, or in the other pane, by a key', async () => {
    await press('Alt+2')
    await shows(top)
    await explorer(run.page).row('many').click()
    await press('Control+Shift+Enter')
    await expect.poll(() => run.page.locator('[data-pane]').count()).toBe(2)
    expect(await activeAt()).toBe(0)
    await expect.poll(() => run.page.getByRole('grid').last().getAttribute('aria-rowcount')).toBe('300')
    await isCleanInBothThemes(run.page, 'split')
    await press('F6')
    await expect.poll(activeAt).toBe(1)
    await press('Alt+ArrowUp')
    await panesShow(top.join(' '), top.join(' '))
  })

  it('copies from one pane to the other, and undoes it', async () => {
    await press('Alt+ArrowLeft')
    await expect.poll(() => run.page.getByRole('grid').last().getAttribute('aria-rowcount')).toBe('300')
    await run.page.getByRole('grid').first().locator('[data-row]', {hasText: 'Straße.txt'}).click({button: 'right'})
    await run.page.getByRole('menuitem', {name: 'Copy to other pane'}).click()
    await expect.poll(() => run.page.getByRole('grid').last().getAttribute('aria-rowcount'), {timeout: 10_000}).toBe('301')
    await press('Control+z')
    await expect.poll(() => run.page.getByRole('grid').last().getAttribute('aria-rowcount'), {timeout: 10_000}).toBe('300')
  })

  it('moves the line between them by the arrow keys', async () => {
    const line = run.page.getByRole('separator')
    await line.focus()
    expect(await line.getAttribute('aria-valuenow')).toBe('50')
    await press('ArrowRight')
    await expect.poll(() => line.getAttribute('aria-valuenow')).toBe('52')
    await press('Home')
    await expect.poll(() => line.getAttribute('aria-valuenow')).toBe('20')
    const widths = await run.page.locator('[data-pane]').evaluateAll((panes) => panes.map((pane) => pane.getBoundingClientRect().width))
    expect(widths[0]! / (widths[0]! + widths[1]!)).toBeCloseTo(0.2, 1)
    await press('Enter')
    await expect.poll(() => line.getAttribute('aria-valuenow')).toBe('50')
  })

  it('lets both go the same way when they are linked', async () => {
    await run.page
      .getByRole('grid')
      .last()
      .click({position: {x: 200, y: 300}})
    await press('Alt+ArrowUp')
    await panesShow(top.join(' '), top.join(' '))
    await run.page.getByRole('button', {name: 'Move both panes together'}).click()
    await run.page.getByRole('grid').first().locator('[data-row]', {hasText: 'trips'}).dblclick()
    await panesShow('2024 readme.md', '2024 readme.md')
    await press('Alt+ArrowUp')
    await panesShow(top.join(' '), top.join(' '))
  })

  it('is there again after it was loaded anew', async () => {
    await press('Alt+ArrowLeft')
    await panesShow('2024 readme.md', '2024 readme.md')
    await run.page.reload()
    await expect.poll(tabs, {timeout: 10_000}).toEqual(['trips', 'trips'])
    await panesShow('2024 readme.md', '2024 readme.md')
    await press('Control+Shift+s')
    await expect.poll(() => run.page.locator('[data-pane]').count()).toBe(1)
    await press('Alt+ArrowRight')
    await shows(top)
    expect(run.complaints).toEqual([])
  })
})
