import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

describe.skipIf(!chromiumBinary)('the palette and the sheet of keys', () => {
  let run: BrowserRun
  let files: string
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await run.page.keyboard.press(key)
  }
  const write = (text: string): Promise<void> => run.page.keyboard.type(text)
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  const palette = () => run.page.getByRole('dialog', {name: 'Command palette'})
  const marked = () => palette().getByRole('option', {selected: true})
  const options = (): Promise<readonly string[]> => palette().locator('.palette-title').allTextContents()
  const role = (): Promise<string> => run.page.evaluate<string>('document.activeElement?.getAttribute("role") ?? ""')
  const sheet = () => run.page.getByRole('dialog', {name: 'Keyboard shortcuts'})
  const keyOf = (title: string) => sheet().getByRole('button', {name: new RegExp(`^Change the key of “${title}”`)})
  const keys = async (title: string): Promise<readonly string[]> => keyOf(title).locator('kbd').allTextContents()
  const layout = (): Promise<string | null> => explorer(run.page).grid.getAttribute('data-layout')

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, {...photos, 'deep/er/a.txt': 'x'})
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
  })
  afterAll(() => run?.quit())

  it('begins among the files', async () => {
    await shows(['deep', ...photosAtTop])
    await explorer(run.page).grid.focus()
  })

  for (const theme of ['light', 'dark'] as const) {
    it(`shows all commands with their keys, ${theme}`, async () => {
      await run.page.emulateMedia({colorScheme: theme})
      await press('Control+k')
      await palette().waitFor()
      expect((await options()).length).toBeGreaterThan(50)
      await isClean(run.page, `palette-${theme}`)
      await write('tab')
      await isClean(run.page, `palette-found-${theme}`)
      await press('Escape')
      expect(await palette().count()).toBe(0)
      expect(await role()).toBe('grid')
    })
  }

  it('finds by parts of words, and says why something cannot be done', async () => {
    await press('Control+Shift+P')
    await write('vigr')
    await expect.poll(() => marked().textContent()).toContain('View as grid')
    expect(await marked().locator('kbd').textContent()).toBe('Ctrl+1')
    await palette().getByRole('combobox').fill('copy to other')
    const other = palette().getByRole('option', {name: /Copy to other pane/})
    expect(await other.getAttribute('aria-disabled')).toBe('true')
    expect(await other.textContent()).toContain('There is one pane only.')
    await press('Enter')
    expect(await palette().count()).toBe(1)
    await palette().getByRole('combobox').fill('xyzzy')
    await palette().getByText('No command is called like that.').waitFor()
    await press('Escape')
  })

  it('shows what was used last before all else', async () => {
    await press('Control+k')
    await write('view as grid')
    await press('Enter')
    await expect.poll(layout).toBe('grid')
    await press('Control+k')
    await expect.poll(() => marked().textContent()).toContain('View as grid')
    expect(await marked().textContent()).toContain('Used last')
    await palette().getByRole('combobox').fill('view as list')
    await press('Enter')
    await expect.poll(layout).toBe('list')
    expect(await role()).toBe('grid')
  })

  it('asks for a path and completes it, goes back with Escape, and leaves the keyboard where it was', async () => {
    await press('Control+k')
    await write('go to a path')
    await press('Enter')
    await expect.poll(options).toContain('files')
    await write(`${files}/de`)
    await expect.poll(options).toEqual([`${files}/de`, 'deep'])
    await press('Tab')
    await expect.poll(options).toEqual([`${files}/deep/`, 'er'])
    await isClean(run.page, 'palette-path')
    await press('Escape')
    await expect.poll(() => palette().getByRole('combobox').getAttribute('aria-label')).toBe('Find a command')
    await press('Escape')
    expect(await role()).toBe('grid')
  })

  it('copies to a location that is chosen by its name', async () => {
    await press('Control+k')
    await write('go to a path')
    await press('Enter')
    await write(`${files}/trips/2024`)
    await press('Enter')
    await shows(['lisbon.jpg', 'porto.jpg'])
    await press('Home', 'Control+k')
    await write('copy to')
    await expect.poll(() => marked().textContent()).toContain('Copy to…')
    await press('Enter')
    await expect.poll(() => palette().getByRole('combobox').getAttribute('aria-label')).toBe('Copy 1 item to which folder?')
    await write('fil')
    await expect.poll(options).toEqual(['files'])
    await press('Enter')
    await expect.poll(() => readdir(files)).toContain('lisbon.jpg')
  })

  it('is used by pointer as well, and closes when one clicks beside it', async () => {
    await press('Control+k')
    await palette().getByRole('option', {name: /^Home/}).click()
    await run.page.getByRole('region', {name: 'Home'}).waitFor()
    await press('Control+k')
    await palette().waitFor()
    await run.page.mouse.click(30, 700)
    await palette().waitFor({state: 'detached'})
  })

  for (const theme of ['light', 'dark'] as const) {
    it(`tells all keys, and is searched by name and key, ${theme}`, async () => {
      await run.page.emulateMedia({colorScheme: theme})
      await press('F1')
      await sheet().waitFor()
      await isClean(run.page, `shortcuts-${theme}`)
      await write('f5')
      await expect.poll(() => sheet().getByRole('listitem').count()).toBe(1)
      expect(await keys('Read again')).toEqual(['F5', 'Ctrl+R'])
      await press('Escape')
      await sheet().waitFor({state: 'detached'})
    })
  }

  it('takes another key, which holds at once and stands in the menus', async () => {
    await explorer(run.page).sidebar.getByRole('treeitem', {name: 'files'}).first().click()
    await press('F1')
    await keyOf('View as grid').press('Enter')
    await run.page.getByText('Press the keys…').waitFor()
    await isClean(run.page, 'shortcuts-recording')
    await press('Control+Alt+g')
    await expect.poll(() => keys('View as grid')).toEqual(['Ctrl+Alt+G'])
    await press('Escape')
    await sheet().waitFor({state: 'detached'})
    await press('Control+1')
    expect(await layout()).toBe('list')
    await press('Control+Alt+g')
    await expect.poll(layout).toBe('grid')
    expect(await run.page.getByRole('button', {name: 'Grid'}).getAttribute('title')).toBe('Grid (Ctrl+Alt+G)')
    await press('Control+2')
  })

  it('says which command has a key already, and takes it only when that is wanted', async () => {
    await press('F1')
    await keyOf('View as columns').press('Enter')
    await press('F2')
    const alert = sheet().getByRole('alert')
    await expect.poll(() => alert.textContent()).toContain('F2 does “Rename” already. Used here, it is taken from there.')
    await isClean(run.page, 'shortcuts-conflict')
    await alert.getByRole('button', {name: 'Leave it'}).press('Enter')
    expect([await keys('View as columns'), await keys('Rename')]).toEqual([['Ctrl+3'], ['F2']])
    await keyOf('View as columns').press('Enter')
    await press('F2')
    await alert.getByRole('button', {name: 'Use it here'}).press('Enter')
    await expect.poll(() => keys('View as columns')).toEqual(['F2'])
    expect(await keys('Rename')).toEqual([])
    await sheet().getByRole('button', {name: 'Back to the standard key of “Rename”'}).press('Enter')
    await expect.poll(() => keys('Rename')).toEqual(['F2'])
    await sheet().getByRole('button', {name: 'All standard keys'}).press('Enter')
    await expect.poll(() => keys('View as columns')).toEqual(['Ctrl+3'])
    expect(await keys('View as grid')).toEqual(['Ctrl+1'])
  })

  it('has sets of keys of other programs, which are there again when the window is loaded again', async () => {
    await sheet().getByRole('radio', {name: 'Vim'}).check()
    expect((await keys('Copy'))[0]).toBe('y y')
    await isClean(run.page, 'shortcuts-vim')
    await sheet().getByRole('radio', {name: 'Commander'}).check()
    expect((await keys('Copy to other pane'))[0]).toBe('F5')
    await run.page.reload()
    await expect.poll(() => explorer(run.page).names()).toContain('beach.jpg')
    await explorer(run.page).grid.focus()
    await press('F7')
    await expect.poll(() => readdir(files)).toContain('New folder')
    await run.page.getByLabel('New name').waitFor()
    await press('Escape')
    await explorer(run.page).row('beach.jpg').click()
    await press('F8')
    await expect.poll(() => readdir(files)).not.toContain('beach.jpg')
    await shows(['deep', 'New folder', 'trips', 'forest.jpg', 'lisbon.jpg', 'notes.txt', 'Straße.txt'])
  })

  it('moves, copies and pastes by the keys of Vim', async () => {
    await press('F1')
    await sheet().getByRole('radio', {name: 'Vim'}).check()
    await press('Escape')
    await sheet().waitFor({state: 'detached'})
    await explorer(run.page).grid.focus()
    const active = (): Promise<string | null> =>
      explorer(run.page).grid.locator('[data-row][aria-selected="true"] [role="gridcell"]').first().getAttribute('title')
    await press('Shift+G')
    await expect.poll(active).toBe('Straße.txt')
    await press('k')
    await expect.poll(active).toBe('notes.txt')
    await press('y', 'y')
    await press('g', 'g')
    await expect.poll(active).toBe('deep')
    await press('l')
    await shows(['er'])
    await press('p')
    await expect.poll(() => readdir(join(files, 'deep'))).toContain('notes.txt')
    await press('h')
    await expect.poll(active).toBe('deep')
    await press(':')
    await palette().waitFor()
    await press('Escape')
    expect(run.complaints).toEqual([])
  })
})
