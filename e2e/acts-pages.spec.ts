import {randomBytes} from 'node:crypto'
import {appendFile, mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {plant, scratch} from './scratch.ts'

const MANY = 40
const numbers = Array.from({length: MANY}, (_, at) => String(at + 1).padStart(2, '0'))
const planted = {
  ...Object.fromEntries(numbers.map((no) => [`in/picture ${no}.txt`, `${no} of in`])),
  ...Object.fromEntries(numbers.map((no) => [`out/picture ${no}.txt`, `${no} of out, which is larger`])),
  'gone/letter.txt': 'a letter',
  'gone/novel.txt': 'a novel',
}
const BIG_MB = 600

describe.skipIf(!chromiumBinary)('everybody can use what acts ask and tell', () => {
  let run: BrowserRun
  let files: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const dialog = () => run.page.getByRole('dialog')
  const open = async (folder: string, total: number): Promise<void> => {
    await press('Control+l')
    await run.page.getByLabel('Path or address').fill(join(files, folder))
    await press('Enter')
    await expect.poll(() => explorer(run.page).path.locator('[aria-current="page"]').textContent()).toBe(folder)
    await expect.poll(() => explorer(run.page).total()).toBe(total)
    await explorer(run.page).grid.focus()
  }
  const closed = async (): Promise<void> => {
    await press('Escape')
    await dialog().waitFor({state: 'detached'})
  }
  const clean = (name: string): Promise<void> => isClean(run.page, name)

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, planted)
    await mkdir(join(files, 'big'))
    for (let mb = 0; mb < BIG_MB; mb += 50) await appendFile(join(files, 'big/film.bin'), randomBytes(50 << 20))
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
  })
  afterAll(() => run?.quit())

  it('begins with something in the trash', async () => {
    await open('gone', 2)
    await run.page.getByRole('row', {name: /letter/}).click()
    await press('Delete')
    await expect.poll(() => explorer(run.page).total()).toBe(1)
  })

  for (const theme of ['light', 'dark'] as const) {
    it(`a conflict of many files, ${theme}`, async () => {
      await run.page.emulateMedia({colorScheme: theme})
      await open('in', MANY)
      await press('Control+a')
      await press('Control+c')
      await open('out', MANY)
      await press('Control+v')
      await dialog()
        .getByRole('heading', {name: `${MANY} files are there already`})
        .waitFor()
      await clean(`pages-conflicts-${theme}`)
      await dialog().getByRole('button', {name: 'Decide each…'}).press('Enter')
      await dialog().getByRole('table').waitFor()
      await dialog().getByLabel('For all of them').selectOption('keep-both')
      await expect.poll(() => dialog().getByLabel('What to do with picture 40.txt').inputValue()).toBe('keep-both')
      await clean(`pages-conflict-table-${theme}`)
      await closed()
    })

    it(`the plan of what cannot be undone, ${theme}`, async () => {
      await press('Control+a')
      await press('Shift+Delete')
      await dialog()
        .getByRole('heading', {name: `Delete ${MANY} items for good?`})
        .waitFor()
      await clean(`pages-plan-${theme}`)
      await closed()
    })

    it(`new names for many, ${theme}`, async () => {
      await explorer(run.page).grid.focus()
      await press('F2')
      await dialog().getByLabel('Find', {exact: true}).fill('picture')
      await dialog().getByLabel('Replace with').fill('photo')
      await dialog().getByText(`${MANY} items get other names.`).waitFor()
      await clean(`pages-names-${theme}`)
      await closed()
    })

    it(`the trash, ${theme}`, async () => {
      await explorer(run.page).sidebar.getByRole('treeitem', {name: 'Trash'}).press('Enter')
      await run.page.getByRole('checkbox', {name: /^Choose letter\.txt/}).press('Space')
      await expect.poll(() => run.page.getByText('1 chosen').count()).toBe(1)
      await clean(`pages-trash-${theme}`)
    })

    it(`the past, ${theme}`, async () => {
      await explorer(run.page).sidebar.getByRole('treeitem', {name: 'History'}).press('Enter')
      await run.page.getByRole('list', {name: 'What was done'}).getByRole('listitem').first().waitFor()
      await clean(`pages-history-${theme}`)
    })

    it(`the speed of long work, ${theme}`, async () => {
      await open('big', theme === 'light' ? 1 : 2)
      await explorer(run.page)
        .grid.getByRole('row', {name: /film\.bin/})
        .click()
      await press('Control+d')
      const speed = explorer(run.page).jobs.getByRole('img', {name: /Speed/})
      await speed.waitFor()
      await clean(`pages-speed-${theme}`)
      await speed.waitFor({state: 'detached', timeout: 50_000})
      await expect.poll(() => explorer(run.page).total()).toBe(theme === 'light' ? 2 : 3)
    })
  }
})
