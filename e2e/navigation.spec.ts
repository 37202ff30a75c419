import {mkdir, rename, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

const MANY = 20_000

describe.skipIf(!chromiumBinary)('getting about', () => {
  let run: BrowserRun
  let files: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const write = (text: string): Promise<void> => run.page.keyboard.type(text)
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  const offers = (): Promise<readonly string[]> => run.page.getByRole('option').allTextContents()

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, photos)
    await plant(files, {'trips/old year/a.txt': 'x', 'trips/old year/deep/b.txt': 'x'})
    await writeFile(join(files, 'large.bin'), Buffer.alloc(1_200_000))
    await mkdir(join(files, 'trips/2024/many'))
    for (let no = 0; no < MANY; no++) await writeFile(join(files, `trips/2024/many/${no}.txt`), '')
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
  })
  afterAll(() => run?.quit())

  it('completes a path by the folders that there are', async () => {
    await shows(['trips', 'beach.jpg', 'forest.jpg', 'large.bin', ...photosAtTop.slice(3)])
    await press('Control+l')
    await write(`${files}/tr`)
    await expect.poll(offers).toEqual(['trips'])
    await press('Tab')
    await expect.poll(offers).toEqual(['2024', 'old year'])
    await isClean(run.page, 'path-offers')
    await press('ArrowDown')
    await press('ArrowDown')
    await expect.poll(() => run.page.getByRole('option', {selected: true}).textContent()).toBe('old year')
    await press('Enter')
    await shows(['deep', 'a.txt'])
    expect(await run.page.evaluate('document.activeElement?.getAttribute("role")')).toBe('grid')
  })

  it('takes a file:// address', async () => {
    await press('Control+l')
    await write(`file://${files.replaceAll(' ', '%20')}/trips/old%20year/deep`)
    await press('Enter')
    await shows(['b.txt'])
  })

  it('lists the way back, by key and by the right button', async () => {
    const back = run.page.getByRole('button', {name: 'Back'})
    await back.focus()
    await press('ArrowDown')
    const items = run.page.getByRole('menuitem')
    await expect.poll(() => items.allTextContents()).toEqual(['old year', 'files', 'Home'])
    await press('Escape')
    await items.first().waitFor({state: 'detached'})
    await back.click({button: 'right'})
    await run.page.getByRole('menuitem', {name: 'files'}).click()
    await expect.poll(() => explorer(run.page).names()).toContain('beach.jpg')
    await press('Alt+ArrowRight')
    await shows(['deep', 'a.txt'])
    await press('Alt+ArrowLeft')
  })

  it('narrows a folder to what is written, and leaves it again', async () => {
    await explorer(run.page).grid.focus()
    await press('Control+i')
    const filter = run.page.getByLabel('Filter this folder')
    await expect.poll(() => run.page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('Filter this folder')
    await write('*.jpg')
    await shows(['beach.jpg', 'forest.jpg'])
    expect(await explorer(run.page).total()).toBe(2)
    await filter.fill('size:>1mb')
    await shows(['large.bin'])
    await filter.fill('nothing like it')
    await run.page.getByText('Nothing here matches').waitFor()
    await isClean(run.page, 'filter-none')
    await run.page.getByText('Clear the filter').click()
    await filter.waitFor({state: 'detached'})
    await press('Control+i')
    await filter.fill('ST')
    await shows(['forest.jpg', 'Straße.txt'])
    await isClean(run.page, 'filter')
    await press('Enter')
    expect(await run.page.evaluate('document.activeElement?.getAttribute("role")')).toBe('grid')
    await writeFile(join(files, 'a new test.txt'), 'x')
    await shows(['a new test.txt', 'forest.jpg', 'Straße.txt'])
    await filter.press('Escape')
    await expect.poll(() => explorer(run.page).total()).toBe(7)
    await filter.waitFor({state: 'detached'})
  })

  it('finds a folder on the way back where it is now, when one above it was renamed', async () => {
    await press('Control+l')
    await write(`${files}/trips/old year/deep`)
    await press('Enter')
    await shows(['b.txt'])
    await press('Alt+Home')
    await run.page.getByRole('region', {name: 'Home'}).waitFor()
    await mkdir(join(files, 'kept'))
    await rename(join(files, 'trips/old year'), join(files, 'kept/new year'))
    await press('Alt+ArrowLeft')
    await shows(['b.txt'])
    await expect
      .poll(() => explorer(run.page).path.locator('[aria-current="page"]').getAttribute('title'))
      .toBe(join(files, 'kept/new year/deep'))
    expect(run.complaints).toEqual([])
  })
  it('keys pressed while a folder is on its way mean what comes, never what was left', async () => {
    await press('Control+l')
    await write(`${files}/trips/2024/many`)
    await press('Enter')
    await press('Control+a')
    await expect.poll(() => run.page.getByText('20,000 selected').count(), {timeout: 10_000}).toBe(1)
  })

  it('a path that is written leaves what was searched for', async () => {
    await explorer(run.page).search.fill('forest')
    await shows(['forest.jpg'])
    await press('Control+l')
    await write(`${files}/kept/new year/deep`)
    await press('Enter')
    await shows(['b.txt'])
    expect(await explorer(run.page).search.inputValue()).toBe('')
  })
})
