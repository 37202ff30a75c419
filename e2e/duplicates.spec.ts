import {readdir, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {plant, scratch} from './scratch.ts'

const planted = {
  'a/photo.jpg': 'p'.repeat(40_000),
  'b/photo copy.jpg': 'p'.repeat(40_000),
  'b/deep/photo.jpg': 'p'.repeat(40_000),
  'a/film.mov': 'f'.repeat(90_000),
  'b/film.mov': 'f'.repeat(90_000),
  'a/alone.txt': 'alone',
  'a/empty': '',
  'b/empty': '',
}

describe.skipIf(!chromiumBinary)('files with the same bytes', () => {
  let run: BrowserRun
  let files: string
  const list = () => run.page.getByRole('list', {name: 'Groups of files with the same bytes'})
  const groups = (): Promise<readonly string[]> => list().locator(':scope > li strong').allTextContents()
  const inodes = async (paths: readonly string[]): Promise<readonly number[]> =>
    Promise.all(paths.map(async (path) => (await stat(join(files, path))).ino))
  const clean = (name: string): Promise<void> => isClean(run.page, name)

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, planted)
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
  })
  afterAll(() => run?.quit())

  it('stand in groups, those first that hold the most to reclaim', async () => {
    await explorer(run.page).sidebar.getByRole('treeitem', {name: 'Duplicates'}).click()
    await expect.poll(groups, {timeout: 10_000}).toEqual(['film.mov', 'photo.jpg'])
    expect(await list().locator('.page-figure').allTextContents()).toEqual(['90 kB to reclaim', '80 kB to reclaim'])
    await run.page.getByText('2 groups of files with the same bytes; 170 kB can be reclaimed.').waitFor()
    await clean('duplicates-light')
    await run.page.emulateMedia({colorScheme: 'dark'})
    await clean('duplicates-dark')
    await run.page.emulateMedia({colorScheme: 'light'})
  })

  it('leave all but one of a chosen group for the trash, after their plan was agreed to, and Undo brings them back', async () => {
    await run.page.getByRole('checkbox', {name: 'Choose the group of photo.jpg'}).press('Space')
    await run.page.getByRole('radio', {name: 'the one with the shortest path'}).check()
    await run.page.getByRole('button', {name: 'Preview…'}).press('Enter')
    const dialog = run.page.getByRole('dialog', {name: 'Resolve 2 duplicates?'})
    await dialog.waitFor()
    await clean('duplicates-plan')
    expect(await readdir(join(files, 'b'))).toContain('photo copy.jpg')
    await dialog.getByRole('button', {name: 'Resolve'}).click()
    await expect.poll(groups, {timeout: 10_000}).toEqual(['film.mov'])
    expect([await readdir(join(files, 'a')), await readdir(join(files, 'b')), await readdir(join(files, 'b/deep'))]).toEqual([
      ['alone.txt', 'empty', 'film.mov', 'photo.jpg'],
      ['deep', 'empty', 'film.mov'],
      [],
    ])
    await run.page.locator('.notice').getByRole('button', {name: 'Undo'}).click()
    await expect.poll(groups, {timeout: 10_000}).toEqual(['film.mov', 'photo.jpg'])
    expect(await readdir(join(files, 'b'))).toContain('photo copy.jpg')
  })

  it('become names of the one that lies in a folder', async () => {
    await run.page.getByRole('radio', {name: 'those in a folder'}).check()
    expect(await run.page.getByRole('button', {name: 'Preview…'}).isDisabled()).toBe(true)
    await run.page.getByLabel('Folder that is kept').fill(join(files, 'a'))
    await run.page.getByRole('radio', {name: /hard links/}).check()
    const [kept] = await inodes(['a/film.mov'])
    await run.page.getByRole('button', {name: 'Preview…'}).click()
    await run.page.getByRole('dialog').getByRole('button', {name: 'Resolve'}).click()
    await expect.poll(() => inodes(['a/film.mov', 'b/film.mov'])).toEqual([kept, kept])
    await run.page.getByText('No duplicates are known').waitFor()
  })
})
