import {readdir, rename, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean, isCleanInBothThemes} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {plant, scratch} from './scratch.ts'

const planted = {
  'one/lisbon.jpg': 'tram',
  'one/list.txt': 'a list',
  'two/deep/porto.jpg': 'bridge',
  'two/notes.txt': 'some notes',
  'target/there.txt': 'was there before',
}

describe.skipIf(!chromiumBinary)('a basket for files of many folders', () => {
  let run: BrowserRun
  let files: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const row = (name: string) => explorer(run.page).row(name)
  const link = (page = run.page) => explorer(page).sidebar.getByRole('treeitem', {name: /^Basket/})
  const toast = (words: string) => run.page.locator('.notice').filter({hasText: words})
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  const holds = (text: string): Promise<void> => expect.poll(() => link().textContent(), {timeout: 10_000}).toBe(text)
  const onDisk = (folder: string): Promise<readonly string[]> => readdir(join(files, folder)).then((names) => names.toSorted())
  const stands = (folder: string, names: readonly string[]): Promise<void> =>
    expect.poll(() => onDisk(folder), {timeout: 10_000}).toEqual(names)
  const open = async (folder: string): Promise<void> => {
    await press('Control+l')
    await run.page.getByLabel('Path or address').fill(join(files, folder))
    await press('Enter')
    await expect.poll(() => explorer(run.page).path.locator('[aria-current="page"]').textContent()).toBe(folder.split('/').at(-1))
    await shows(await onDisk(folder).then((names) => names.toSorted((a, b) => Number(b === 'deep') - Number(a === 'deep'))))
    await explorer(run.page).grid.focus()
  }
  const fromMenu = async (folder: string, item: string): Promise<void> => {
    await open(folder)
    await explorer(run.page).grid.click({button: 'right', position: {x: 300, y: 400}})
    await run.page.getByRole('menuitem', {name: item}).click()
  }

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, planted)
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
  })
  afterAll(() => run?.quit())

  it('is collected from several folders by key and by menu, and shows where each lies', async () => {
    await open('one')
    await press('Control+a')
    await press('Control+b')
    await holds('Basket2')
    await open('two/deep')
    await row('porto.jpg').click({button: 'right'})
    await run.page.getByRole('menuitem', {name: 'Put into the basket'}).click()
    await holds('Basket3')
    await toast('Put 1 item into the basket.').getByRole('button', {name: 'Show'}).click()
    await shows(['lisbon.jpg', 'list.txt', 'porto.jpg'])
    expect(await row('porto.jpg').textContent()).toContain('deep')
    await isCleanInBothThemes(run.page, 'basket')
  })

  it('takes what is dragged onto it in the sidebar, once', async () => {
    await open('two')
    await row('notes.txt').locator('.file-name > .file-cut').dragTo(link())
    await holds('Basket4')
    await row('notes.txt').locator('.file-name > .file-cut').dragTo(link())
    await toast('All of it is in the basket already.').waitFor()
    await holds('Basket4')
    await stands('two', ['deep', 'notes.txt'])
  })

  it('is the same after the window is loaded again, and in another one', async () => {
    await run.page.reload()
    await holds('Basket4')
    const other = await run.page.context().newPage()
    await other.goto(run.page.url())
    await expect.poll(() => link(other).textContent()).toBe('Basket4')
    await link(other).click()
    await explorer(other).row('list.txt').click()
    await other.keyboard.press('Control+Shift+b')
    await expect.poll(() => link(other).textContent()).toBe('Basket3')
    await other.close()
    await holds('Basket3')
  })

  it('is copied into the folder that is shown, and that is undone', async () => {
    await fromMenu('target', 'Copy the basket here')
    await stands('target', ['lisbon.jpg', 'notes.txt', 'porto.jpg', 'there.txt'])
    await stands('one', ['lisbon.jpg', 'list.txt'])
    await holds('Basket3')
    await explorer(run.page).grid.focus()
    await press('Control+z')
    await stands('target', ['there.txt'])
    await holds('Basket3')
  })

  it('shows the plan first where that is asked for', async () => {
    await open('target')
    await explorer(run.page).grid.click({button: 'right', position: {x: 300, y: 400}})
    await run.page.getByRole('menuitem', {name: 'Move the basket here'}).click({modifiers: ['Shift']})
    const plan = run.page.getByRole('dialog', {name: /^Move 3 items/})
    await plan.getByRole('button', {name: 'Cancel'}).click()
    await plan.waitFor({state: 'detached'})
    await stands('target', ['there.txt'])
    await holds('Basket3')
  })

  it('is a list like any other: what is done there is done to the files', async () => {
    await press('Control+Alt+b')
    await shows(['lisbon.jpg', 'notes.txt', 'porto.jpg'])
    await row('notes.txt').click()
    await press('F2')
    await run.page.keyboard.type('words')
    await press('Enter')
    await shows(['lisbon.jpg', 'porto.jpg', 'words.txt'])
    await stands('two', ['deep', 'words.txt'])
    await row('porto.jpg').click({button: 'right'})
    await run.page.getByRole('menuitem', {name: 'Show in its folder'}).click()
    await shows(['porto.jpg'])
    await press('Alt+ArrowLeft')
    await shows(['lisbon.jpg', 'porto.jpg', 'words.txt'])
  })

  it('lets go of what is taken out, and what is gone leaves by itself', async () => {
    await row('lisbon.jpg').click()
    await press('Control+Shift+b')
    await shows(['porto.jpg', 'words.txt'])
    await stands('one', ['lisbon.jpg', 'list.txt'])
    await toast('Took 1 item out of the basket.').getByRole('button', {name: 'Undo'}).click()
    await shows(['lisbon.jpg', 'porto.jpg', 'words.txt'])
    await rename(join(files, 'two/deep/porto.jpg'), join(files, 'one/porto.jpg'))
    await rm(join(files, 'two/words.txt'))
    await shows(['lisbon.jpg', 'porto.jpg'])
    await holds('Basket2')
  })

  it('takes what is dropped on its page beside a folder', async () => {
    await open('one')
    await press('Control+Shift+s')
    await link().click()
    const [left, right] = [run.page.locator('[data-pane]').nth(0), run.page.locator('[data-pane]').nth(1)]
    await expect.poll(() => right.locator('[data-row]').count()).toBe(2)
    await left.locator('[data-row]', {hasText: 'list.txt'}).locator('.file-name > .file-cut').dragTo(right.locator('.files'))
    await holds('Basket3')
    await expect.poll(() => right.locator('[data-row]').count()).toBe(3)
    await press('Control+Shift+s')
  })

  it('is moved into the folder that is shown, and then carried no longer', async () => {
    await fromMenu('target', 'Move the basket here')
    await stands('target', ['lisbon.jpg', 'list.txt', 'porto.jpg', 'there.txt'])
    await stands('one', [])
    await holds('Basket')
  })

  it('holds again what is moved back, as often as that is done and taken back', async () => {
    for (let round = 0; round < 2; round++) {
      await explorer(run.page).grid.focus()
      await press('Control+z')
      await stands('target', ['there.txt'])
      await holds('Basket3')
      await explorer(run.page).grid.focus()
      await press('Control+Shift+z')
      await stands('target', ['lisbon.jpg', 'list.txt', 'porto.jpg', 'there.txt'])
      await holds('Basket')
    }
    await toast('Done again:').getByRole('button', {name: 'Undo'}).click()
    await holds('Basket3')
    await press('Control+Alt+b')
    await shows(['lisbon.jpg', 'list.txt', 'porto.jpg'])
    await press('Control+Shift+z')
    await stands('one', [])
    await holds('Basket')
  })

  it('is emptied at once, and that is taken back as well', async () => {
    await open('target')
    await press('Control+a')
    await press('Control+b')
    await holds('Basket4')
    await link().click({button: 'right'})
    await run.page.getByRole('menuitem', {name: 'Empty the basket'}).waitFor()
    await isClean(run.page, 'basket-menu')
    await run.page.getByRole('menuitem', {name: 'Empty the basket'}).click()
    await holds('Basket')
    await toast('Emptied the basket of 4 items.').getByRole('button', {name: 'Undo'}).click()
    await holds('Basket4')
    await link().click()
    await run.page.getByRole('main').getByRole('button', {name: 'Empty the basket'}).click()
    await run.page.getByText('The basket is empty').waitFor()
    await stands('target', ['lisbon.jpg', 'list.txt', 'porto.jpg', 'there.txt'])
  })

  it('is used by the keyboard alone', async () => {
    await open('target')
    await press('Control+a')
    await press('Control+b')
    await holds('Basket4')
    await press('Control+Alt+b')
    // The folder itself holds the same names.
    await run.page.getByRole('columnheader', {name: 'Folder'}).waitFor()
    await shows(['lisbon.jpg', 'list.txt', 'porto.jpg', 'there.txt'])
    await press('End')
    await press('Control+Shift+b')
    await shows(['lisbon.jpg', 'list.txt', 'porto.jpg'])
    await press('Control+a')
    await press('Control+Shift+b')
    await run.page.getByText('The basket is empty').waitFor()
    await holds('Basket')
  })

  it('opens by its key from the search box, and leaves nothing of the search open', async () => {
    const {search} = explorer(run.page)
    const offered = run.page.getByRole('option')
    await open('one')
    await press('Control+f')
    await run.page.keyboard.type('lisbon')
    await press('Enter')
    await explorer(run.page).row('lisbon.jpg').waitFor()
    for (const text of ['', 'kind:']) {
      await open('target')
      await press('Control+f')
      await search.fill(text)
      await offered.first().waitFor()
      await press('Control+Alt+b')
      await run.page.getByText('The basket is empty').waitFor()
      await expect.poll(() => offered.count()).toBe(0)
      expect(await search.getAttribute('aria-expanded')).toBe('false')
    }
  })

  it('says nothing against it', () => expect(run.complaints).toEqual([]))
})
