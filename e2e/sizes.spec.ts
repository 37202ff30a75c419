import {execFileSync} from 'node:child_process'
import {readdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean, isCleanInBothThemes} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {picture} from './picture.ts'
import {plant, scratch} from './scratch.ts'

const heads: Readonly<Record<string, string>> = {
  mp4: '\0\0\0\x18ftypmp42',
  webp: 'RIFF\0\0\0\0WEBPVP8 ',
  mp3: 'ID3\x03\0',
  pdf: '%PDF-1.4\n',
  zip: 'PK\x03\x04',
}
/** So many kilobytes that begin as their type does. */
const kilobytes = (count: number, type: string, mark = 'x'): string =>
  ((heads[type] ?? '') + mark.repeat(count * 1000)).slice(0, count * 1000)
const planted = {
  'Films/The long journey.mp4': kilobytes(900, 'mp4'),
  'Films/A short one.mp4': kilobytes(350, 'mp4'),
  'Films/extras/interview.mp4': kilobytes(120, 'mp4'),
  'Pictures/2023/lake.webp': kilobytes(95, 'webp'),
  'Pictures/2023/hills.webp': kilobytes(110, 'webp'),
  'Pictures/2024/city.webp': kilobytes(200, 'webp'),
  'Pictures/2024/copy of lake.webp': kilobytes(95, 'webp'),
  'Music/first.mp3': kilobytes(180, 'mp3'),
  'Music/second.mp3': kilobytes(160, 'mp3'),
  'Work/report.pdf': kilobytes(90, 'pdf'),
  'Work/figures.csv': kilobytes(60, 'csv', '1,2\n'),
  'Work/site/index.html': kilobytes(40, 'html', '<p>'),
  'Work/site/app.js': kilobytes(75, 'js', 'x()\n'),
  'Work/old.zip': kilobytes(140, 'zip'),
  'notes.txt': kilobytes(20, 'txt', 'words '),
}

describe.skipIf(!chromiumBinary)('sizes', () => {
  let run: BrowserRun
  let files: string
  const page = () => run.page
  const map = () => page().getByRole('application', {name: /^Map of/})
  const facts = () => page().locator('.size-facts')
  const named = (): Promise<string | null> => facts().locator('strong').textContent()
  const crumbs = () => page().getByRole('navigation', {name: 'Where the sizes are of'})
  /** The picture of the shown sizes in words, which tells the largest parts. */
  const summary = (): Promise<string | null> => map().getByRole('img').getAttribute('aria-label')

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, planted)
    run = await openBrowser(place.data)
    await explorer(page()).addButton.waitFor()
    await explorer(page()).addLocation(files)
  })
  afterAll(() => run?.quit())

  it('are a map of everything, with its largest parts in words', async () => {
    await explorer(page()).sidebar.getByRole('treeitem', {name: 'Sizes'}).click()
    const [bytes] = execFileSync('du', ['-bc', ...Object.keys(planted).map((name) => join(files, name))], {encoding: 'utf8'})
      .trim()
      .split('\n')
      .at(-1)!
      .split('\t')
    await expect.poll(summary, {timeout: 10_000}).toContain(`All volumes: ${(Number(bytes) / 1e6).toFixed(1)} MB.`)
    await page().getByText('The same bytes are elsewhere, too').waitFor()
    await isCleanInBothThemes(page(), 'sizes-map')
  })

  it('are walked by the keyboard: in, to the side, out, into a folder and up again', async () => {
    await map().press('ArrowDown')
    await map().press('ArrowDown')
    await map().press('ArrowDown')
    expect(await named()).toBe('Films')
    await map().press('ArrowRight')
    expect(await named()).toBe('Pictures')
    await map().press('Enter')
    await expect.poll(summary).toMatch(/^Pictures: 500 kB\. The largest parts are 2024 with 295 kB, 2023 with 205 kB\.$/)
    expect(await crumbs().getByRole('listitem').allTextContents()).toEqual(['All volumes', 'files', 'Pictures'])
    await map().press('Backspace')
    await expect.poll(summary).toMatch(/^files: /)
    await map().press('Alt+ArrowUp')
    await expect.poll(summary).toMatch(/^All volumes: /)
  })

  it('name what the pointer is over, choose by a click and go in by a double click', async () => {
    await crumbs().getByRole('listitem').last().waitFor()
    const box = (await map().boundingBox())!
    await page().mouse.move(box.x + 40, box.y + box.height / 2)
    await expect.poll(named).not.toBe('All volumes')
    expect(await facts().textContent()).toMatch(/\d+(\.\d)?%/)
    await page().mouse.dblclick(box.x + box.width / 2, box.y + 10)
    await expect.poll(() => crumbs().getByRole('listitem').count()).toBeGreaterThan(1)
    await page().keyboard.press('Backspace')
  })

  it('are rings, too', async () => {
    await page().getByRole('radio', {name: 'Rings'}).check()
    const rings = page().getByRole('application', {name: 'Rings of All volumes'})
    await rings.waitFor()
    await isCleanInBothThemes(page(), 'sizes-rings')
  })

  it('are the same in a table, which is sorted by its heads and walked by keys', async () => {
    await page().getByRole('radio', {name: 'Table'}).check()
    const table = page().getByRole('grid', {name: 'Contents of All volumes'})
    await table.focus()
    await page().keyboard.press('Enter')
    const volume = page().getByRole('grid', {name: /^Contents of/})
    await expect.poll(() => volume.getByRole('row').nth(1).textContent()).toContain('files')
    await volume.focus()
    await page().keyboard.press('Enter')
    const inside = page().getByRole('grid', {name: 'Contents of files'})
    const names = () => inside.locator('.size-row-name').allTextContents()
    await expect.poll(names).toEqual(['Films', 'Pictures', 'Work', 'Music', 'notes.txt'])
    await isClean(page(), 'sizes-table-light')
    await inside.getByRole('button', {name: 'Name'}).click()
    await expect.poll(names).toEqual(['Films', 'Music', 'notes.txt', 'Pictures', 'Work'])
    expect(await inside.getByRole('columnheader', {name: 'Name'}).getAttribute('aria-sort')).toBe('ascending')
  })

  it('follow what is put into the trash from here, and what others delete', async () => {
    const inside = page().getByRole('grid', {name: 'Contents of files'})
    await inside.focus()
    await inside.press('End')
    await inside.press('Home')
    await inside.press('ArrowDown')
    await inside.press('ArrowDown')
    await inside.press('ContextMenu')
    await page().getByRole('menuitem', {name: 'Move to trash'}).click()
    await expect.poll(() => readdir(files)).not.toContain('notes.txt')
    await expect.poll(() => inside.locator('.size-row-name').allTextContents(), {timeout: 10_000}).not.toContain('notes.txt')
    await rm(join(files, 'Music'), {recursive: true})
    await expect.poll(() => inside.locator('.size-row-name').allTextContents(), {timeout: 15_000}).not.toContain('Music')
    await picture(page(), 'sizes-table-after')
  })

  it('are reached from the menu of a folder', async () => {
    await explorer(page())
      .sidebar.getByRole('treeitem', {name: /^files/})
      .first()
      .click()
    await explorer(page()).row('Films').click({button: 'right'})
    await page().getByRole('menuitem', {name: 'Show sizes'}).click()
    await page().getByRole('grid', {name: 'Contents of Films'}).waitFor()
  })

  it('complain of nothing', () => expect(run.complaints).toEqual([]))
})
