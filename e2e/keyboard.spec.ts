import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

describe.skipIf(!chromiumBinary)('the keyboard alone', () => {
  let run: BrowserRun
  let files: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const write = (text: string): Promise<void> => run.page.keyboard.type(text)
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  /** The path that the bar tells: its last step. */
  const here = (): Promise<string | null> => explorer(run.page).path.locator('[aria-current="page"]').textContent()

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, photos)
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
  })
  afterAll(() => run?.quit())

  /** Walks with Tab until something of that name has the focus. */
  const tabTo = async (name: string): Promise<void> => {
    for (let step = 0; step < 60; step++) {
      const focused = await run.page.evaluate<string>(
        `(document.activeElement?.getAttribute('aria-label') || document.activeElement?.textContent || '').trim()`,
      )
      if (focused === name) return
      await press('Tab')
    }
    throw new Error(`Tab never comes to “${name}”.`)
  }

  it('adds a location', async () => {
    await tabTo('Add location')
    await press('Enter')
    await run.page.getByRole('dialog').waitFor()
    await write(files)
    await press('Enter')
    await shows(photosAtTop)
  })

  it('goes into a folder and out again', async () => {
    await explorer(run.page).grid.focus()
    await press('Home')
    await press('Enter')
    await shows(['2024', 'readme.md'])
    expect(await here()).toBe('trips')
    await press('Alt+ArrowUp')
    await shows(photosAtTop)
    await press('Alt+ArrowLeft')
    await shows(['2024', 'readme.md'])
    await press('Alt+ArrowRight')
    await shows(photosAtTop)
  })

  it('chooses one, several and all', async () => {
    const chosen = (): Promise<number> => explorer(run.page).grid.locator('[aria-selected="true"]').count()
    await explorer(run.page).grid.focus()
    await press('Home')
    await press('ArrowDown')
    expect(await chosen()).toBe(1)
    await press('Shift+ArrowDown')
    await expect.poll(chosen).toBe(2)
    await press('Control+a')
    await expect.poll(chosen).toBe(photosAtTop.length)
  })

  it('searches, goes down to the hits and back', async () => {
    await press('Control+f')
    await write('porto')
    await shows(['porto.jpg'])
    await press('ArrowDown')
    expect(await run.page.evaluate('document.activeElement?.getAttribute("role")')).toBe('grid')
    // The first leaves the choice, the second the search.
    await press('Escape')
    await press('Escape')
    await shows(photosAtTop)
  })

  it('writes a path, and changes how files are laid out', async () => {
    await press('Control+l')
    await write(`${files}/trips/2024`)
    await press('Enter')
    await shows(['lisbon.jpg', 'porto.jpg'])
    await press('Control+1')
    await expect.poll(() => explorer(run.page).grid.getAttribute('data-layout')).toBe('grid')
    await press('Control+2')
    await expect.poll(() => explorer(run.page).grid.getAttribute('data-layout')).toBe('list')
  })

  it('opens the menu of an entry and leaves it', async () => {
    await explorer(run.page).grid.focus()
    await press('Home')
    await press('Shift+F10')
    await run.page.getByRole('menu').first().waitFor()
    await press('Escape')
    await run.page.getByRole('menu').first().waitFor({state: 'detached'})
  })

  it('opens the settings and leaves them', async () => {
    await tabTo('Settings')
    await press('Enter')
    await run.page.getByRole('heading', {name: 'Settings', level: 1}).waitFor()
    await press('Alt+ArrowLeft')
    await shows(['lisbon.jpg', 'porto.jpg'])
  })
})
