import {readdir, rename} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean, isCleanInBothThemes} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {plant, scratch} from './scratch.ts'

const planted = {
  'from/one.txt': 'some words',
  'from/two.txt': 'more words',
  'from/inner/deep.txt': 'deep',
  'from/inner/other.txt': 'deep',
  'other/x.txt': 'x',
}

describe.skipIf(!chromiumBinary)('plans in sight, and folders at hand', () => {
  let run: BrowserRun
  let files: string
  let data: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const row = (name: string) => explorer(run.page).row(name)
  const dialog = (name: string) => run.page.getByRole('dialog', {name})
  const fact = (of: string, name: string) =>
    dialog(of)
      .locator('.plan-fact', {has: run.page.locator('dt', {hasText: name})})
      .locator('dd')
  const onDisk = async (folder: string): Promise<readonly string[]> => (await readdir(join(files, folder))).toSorted()
  const menu = (name: string) => run.page.getByRole('menuitem', {name})
  const favourites = () => explorer(run.page).sidebar.locator('[aria-keyshortcuts]')
  const pinned = (): Promise<readonly string[]> => favourites().allTextContents()
  const open = async (folder: string): Promise<void> => {
    await press('Control+l')
    await run.page.getByLabel('Path or address').fill(join(files, folder))
    await press('Enter')
    await explorer(run.page).path.locator('[aria-current="page"]', {hasText: folder}).waitFor()
  }

  beforeAll(async () => {
    ;({files, data} = await scratch())
    await plant(files, planted)
    run = await openBrowser(data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
    await open('from')
  })
  afterAll(() => run?.quit())

  it('shows the plan of what is chosen from a menu with Shift, and does nothing before', async () => {
    await row('one.txt').click()
    await row('one.txt').click({button: 'right'})
    await menu('Move to trash').click({modifiers: ['Shift']})
    const title = 'Move to the trash: one.txt'
    await dialog(title).waitFor()
    await expect.poll(() => fact(title, 'How much').textContent()).toBe('1 file, 10 bytes')
    await expect.poll(() => fact(title, 'How').last().textContent()).toBe('It goes to the trash of its disk.')
    await expect.poll(() => fact(title, 'What stays').textContent()).toContain('It can be brought back from the trash')
    await isCleanInBothThemes(run.page, 'plans-trash')
    expect(await onDisk('from')).toContain('one.txt')
    await dialog(title).getByRole('button', {name: 'Cancel'}).click()
    await dialog(title).waitFor({state: 'detached'})
    await press('Control+a')
    await row('one.txt').click({button: 'right'})
    await menu('Move to trash').click({modifiers: ['Shift']})
    const several = 'Move to the trash: 3 items'
    await expect.poll(() => fact(several, 'How').last().textContent()).toBe('Each of them goes to the trash of its disk.')
    await expect.poll(() => fact(several, 'What stays').textContent()).toContain('They can be brought back from the trash')
    await dialog(several).getByRole('button', {name: 'Cancel'}).click()
    await dialog(several).waitFor({state: 'detached'})
    expect(await onDisk('from')).toContain('one.txt')
    await row('one.txt').click()
    await press('Delete')
    await expect.poll(() => onDisk('from')).toEqual(['inner', 'two.txt'])
  })

  it('shows the plan of a copy by an item of the menu, and does just that', async () => {
    await row('two.txt').click()
    await press('Control+c')
    await open('other')
    await row('x.txt').click({button: 'right'})
    await menu('Show the plan first').hover()
    await menu('Paste').click()
    const title = 'Copy two.txt to other'
    await dialog(title).waitFor()
    await expect.poll(() => fact(title, 'What stays').textContent()).toBe('It can be taken back with Undo.')
    await isClean(run.page, 'plans-copy')
    expect(await onDisk('other')).toEqual(['x.txt'])
    await dialog(title).getByRole('button', {name: 'Copy', exact: true}).click()
    await expect.poll(() => onDisk('other')).toEqual(['two.txt', 'x.txt'])
  })

  it('tells before deleting for good that a copy stays', async () => {
    await open('from')
    await row('inner').dblclick()
    await row('deep.txt').click()
    await press('Shift+Delete')
    const title = 'Delete 1 item for good?'
    await dialog(title).waitFor()
    await expect.poll(() => fact(title, 'What stays').textContent()).toBe('This cannot be undone. 1 content has other copies, which stay.')
    await isClean(run.page, 'plans-delete')
    await press('Escape')
    await dialog(title).waitFor({state: 'detached'})
    expect(await onDisk('from/inner')).toEqual(['deep.txt', 'other.txt'])
  })

  it('pins folders by menu and by dragging, and opens them', async () => {
    await explorer(run.page).sidebar.getByRole('treeitem', {name: 'files'}).click()
    await row('from').click({button: 'right'})
    await menu('Pin to the sidebar').click()
    await expect.poll(pinned).toEqual(['from'])
    await row('other')
      .locator('.file-name > .file-cut')
      .dragTo(explorer(run.page).sidebar.getByRole('treeitem', {name: 'Favourites'}))
    await expect.poll(pinned).toEqual(['from', 'other'])
    await favourites().nth(1).click()
    await explorer(run.page).path.locator('[aria-current="page"]', {hasText: 'other'}).waitFor()
    await isClean(run.page, 'plans-favourites')
  })

  it('puts them in order by dragging and by keys, and keeps them', async () => {
    await favourites()
      .nth(1)
      .dragTo(favourites().nth(0), {targetPosition: {x: 20, y: 4}})
    await expect.poll(pinned).toEqual(['other', 'from'])
    await favourites().nth(0).focus()
    await press('Control+ArrowDown')
    await expect.poll(pinned).toEqual(['from', 'other'])
    await run.page.reload()
    await expect.poll(pinned).toEqual(['from', 'other'])
    await favourites().nth(0).focus()
    await press('Delete')
    await expect.poll(pinned).toEqual(['other'])
    expect(await onDisk('.')).toEqual(['from', 'other'])
  })

  it('leads to a pinned folder under its new name, and where it was moved to', async () => {
    const follows = (names: readonly string[]): Promise<void> => expect.poll(pinned, {timeout: 10_000}).toEqual(names)
    await rename(join(files, 'other'), join(files, 'renamed outside'))
    await follows(['renamed outside'])
    await explorer(run.page).sidebar.getByRole('treeitem', {name: 'files'}).first().click()
    await row('renamed outside').click()
    await press('F2')
    await run.page.keyboard.type('renamed here')
    await press('Enter')
    await follows(['renamed here'])
    await rename(join(files, 'renamed here'), join(files, 'from', 'renamed here'))
    await expect.poll(() => favourites().nth(0).getAttribute('title'), {timeout: 10_000}).toBe(join(files, 'from', 'renamed here'))
    await favourites().nth(0).click()
    await explorer(run.page).path.locator('[aria-current="page"]', {hasText: 'renamed here'}).waitFor()
    await run.page.reload()
    await follows(['renamed here'])
  })

  it('leads to one of an earlier version, too, once it was shown', async () => {
    await run.page.evaluate(`localStorage.setItem('onefold.favourites', ${JSON.stringify(JSON.stringify([join(files, 'from')]))})`)
    await run.page.reload()
    await expect.poll(pinned).toEqual(['from'])
    await favourites().nth(0).click()
    await explorer(run.page).path.locator('[aria-current="page"]', {hasText: 'from'}).waitFor()
    await row('renamed here').waitFor()
    await rename(join(files, 'from'), join(files, 'source'))
    await expect.poll(pinned, {timeout: 10_000}).toEqual(['source'])
    expect(run.complaints).toEqual([])
  })
})
