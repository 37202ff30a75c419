import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isCleanInBothThemes} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

let files: string

/** Every page that the window has, by how a person gets there from the folder list. */
const pages: Readonly<Record<string, (run: BrowserRun) => Promise<void>>> = {
  home: async ({page}) => {
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({state: 'detached'})
    await explorer(page).sidebar.getByRole('treeitem', {name: 'Home'}).click()
  },
  'folder as list': async ({page}) => {
    await explorer(page).sidebar.getByRole('treeitem', {name: 'files'}).first().click()
    await page.getByRole('button', {name: 'List'}).click()
    await expect.poll(() => explorer(page).total()).toBe(5)
  },
  'chosen rows': async ({page}) => {
    await explorer(page).grid.focus()
    await page.keyboard.press('Control+a')
  },
  'folder as grid': async ({page}) => page.getByRole('button', {name: 'Grid'}).click(),
  'search results': async ({page}) => {
    await explorer(page).search.fill('s')
    await expect.poll(() => explorer(page).total()).toBeGreaterThan(2)
  },
  'empty basket': async ({page}) => {
    await explorer(page).search.press('Escape')
    await page.keyboard.press('Control+Alt+b')
    await page.getByText('The basket is empty').waitFor()
  },
  'nothing found': async ({page}) => {
    await explorer(page).search.fill('no such name anywhere')
    await page.getByText('Nothing found').waitFor()
  },
  'nothing at a path': async ({page}) => {
    await explorer(page).search.press('Escape')
    await page.keyboard.press('Control+l')
    await page.getByLabel('Path or address').fill('/there/is/nothing/here')
    await page.keyboard.press('Enter')
    await page.getByText('There is nothing at this path').waitFor()
  },
  'path being written': async ({page}) => {
    await page.keyboard.press('Control+l')
    await page.getByLabel('Path or address').waitFor()
  },
  'jobs open': async ({page}) => {
    await page.keyboard.press('Escape')
    const toggle = explorer(page).jobs.getByRole('button').first()
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  },
  'add a location': async ({page}) => {
    await explorer(page).addButton.click()
    await page.getByRole('dialog').waitFor()
  },
  'rules of a location': async ({page}) => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({state: 'detached'})
    await explorer(page).sidebar.getByRole('treeitem', {name: 'files'}).first().click({button: 'right'})
    await page.getByRole('menuitem', {name: 'Rules…'}).click()
    await page.getByRole('dialog').waitFor()
  },
  settings: async ({page}) => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({state: 'detached'})
    await page.getByRole('button', {name: 'Settings'}).click()
    await page.getByRole('heading', {name: 'Settings', level: 1}).waitFor()
  },
  'settings that were searched': async ({page}) => {
    await page.getByRole('searchbox', {name: 'Search settings'}).fill('dark')
    await expect.poll(() => page.locator('[data-setting]').count()).toBe(1)
  },
  health: async ({page}) => {
    await page.getByRole('searchbox', {name: 'Search settings'}).press('Escape')
    await page.getByRole('button', {name: 'Show health'}).click()
    await page.locator('[data-about="backups"]').waitFor()
  },
  'entry menu': async ({page}) => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({state: 'detached'})
    await explorer(page).sidebar.getByRole('treeitem', {name: 'files'}).first().click()
    await explorer(page).grid.locator('[data-row="1"]').click({button: 'right'})
    await page.getByRole('menu').first().waitFor()
  },
}

describe.skipIf(!chromiumBinary)('everybody can use every page', () => {
  let run: BrowserRun

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(place.files, photos)
    run = await openBrowser(place.data)
  })
  afterAll(() => run?.quit())

  it('with nothing added', async () => {
    await explorer(run.page).addButton.waitFor()
    await isCleanInBothThemes(run.page, 'axe-begin')
  })

  it('while a location is added', async () => {
    await explorer(run.page).addLocation(files)
    await expect.poll(() => explorer(run.page).total()).toBe(photosAtTop.length)
  })

  for (const [name, open] of Object.entries(pages)) {
    it(name, async () => {
      await open(run)
      await isCleanInBothThemes(run.page, `axe-${name.replaceAll(' ', '-')}`)
    })
  }
})
