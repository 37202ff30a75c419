import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

const SOON = {timeout: 10_000}

describe.skipIf(!chromiumBinary)('how a folder is laid out', () => {
  let run: BrowserRun
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const heads = (): Promise<readonly string[]> => run.page.getByRole('columnheader').allTextContents()
  const head = (name: string) => run.page.getByRole('columnheader', {name})
  const widthOf = async (name: string): Promise<number> => (await head(name).boundingBox())?.width ?? 0
  const choose = async (name: string, role: 'menuitem' | 'menuitemcheckbox' = 'menuitem'): Promise<void> => {
    await run.page.getByRole(role, {name}).click()
    if (role === 'menuitemcheckbox') await press('Escape')
    await run.page.getByRole('menu').waitFor({state: 'detached'})
  }

  beforeAll(async () => {
    const place = await scratch()
    await plant(place.files, {...photos, 'a name that is so long that it does not fit where the pane is split in two.txt': 'x'})
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(place.files)
  })
  afterAll(() => run?.quit())

  it('draws a column wider, fits it, and moves it by keys', async () => {
    await expect.poll(() => explorer(run.page).total(), {timeout: 10_000}).toBe(photosAtTop.length + 1)
    const edge = (await head('Size').locator('[data-edge]').boundingBox())!
    const before = await widthOf('Size')
    await run.page.mouse.move(edge.x + 5, edge.y + 10)
    await run.page.mouse.down()
    await run.page.mouse.move(edge.x + 65, edge.y + 10, {steps: 5})
    await run.page.mouse.up()
    await expect.poll(() => widthOf('Size')).toBe(before + 60)
    expect(await head('Size').getAttribute('aria-sort')).toBe('none')
    await head('Size').locator('[data-edge]').dblclick()
    await expect.poll(() => widthOf('Size')).toBeLessThan(before + 20)
    const button = head('Size').getByRole('button')
    await button.focus()
    const fitted = await widthOf('Size')
    await press('Shift+ArrowRight')
    await expect.poll(() => widthOf('Size')).toBe(fitted + 16)
    await press('Control+ArrowRight')
    await expect.poll(heads).toEqual(['Name', 'Modified', 'Size', 'Kind'])
    // Dragged back by its head, and not sorted by it.
    const [from, to] = [(await head('Size').boundingBox())!, (await head('Modified').boundingBox())!]
    await run.page.mouse.move(from.x + from.width / 2, from.y + 10)
    await run.page.mouse.down()
    await run.page.mouse.move(to.x + 20, to.y + 10, {steps: 10})
    await run.page.mouse.up()
    await expect.poll(heads).toEqual(['Name', 'Size', 'Modified', 'Kind'])
    expect(await head('Size').getAttribute('aria-sort')).toBe('none')
  })

  it('hides and shows columns from the menu of the head', async () => {
    await head('Name').getByRole('button').focus()
    await press('ArrowDown')
    await run.page.getByRole('menuitemcheckbox', {name: 'Created'}).waitFor()
    await isClean(run.page, 'column-menu')
    await choose('Created', 'menuitemcheckbox')
    await expect.poll(heads).toEqual(['Name', 'Size', 'Modified', 'Created', 'Kind'])
    await head('Kind').click({button: 'right'})
    await choose('Kind', 'menuitemcheckbox')
    await expect.poll(heads).toEqual(['Name', 'Size', 'Modified', 'Created'])
  })

  it('remembers the view of each folder, and takes one as the default', async () => {
    await explorer(run.page).row('trips').dblclick()
    await expect.poll(heads).toEqual(['Name', 'Size', 'Modified', 'Kind'])
    await explorer(run.page).row('readme.md').waitFor()
    await head('Modified').getByRole('button').click()
    await expect.poll(() => head('Modified').getAttribute('aria-sort')).toBe('descending')
    await press('Alt+ArrowLeft')
    await expect.poll(heads).toEqual(['Name', 'Size', 'Modified', 'Created'])
    expect(await head('Name').getAttribute('aria-sort')).toBe('ascending')
    // Rows that come late come with a head of their own, and a menu that was open on the one before is gone.
    await explorer(run.page).row('notes.txt').waitFor()
    await head('Name').click({button: 'right'})
    await choose('Use this view as default')
    await explorer(run.page).row('trips').dblclick()
    await expect.poll(() => head('Modified').getAttribute('aria-sort')).toBe('descending')
    await explorer(run.page).row('2024').dblclick()
    await expect.poll(heads).toEqual(['Name', 'Size', 'Modified', 'Created'])
    await expect.poll(() => run.page.evaluate<string>("localStorage.getItem('onefold.views')")).toContain('"*"')
    await run.page.reload()
    await expect.poll(heads, {timeout: 10_000}).toEqual(['Name', 'Size', 'Modified', 'Created'])
  })

  it('shows the folders above and the one below beside a folder', async () => {
    const column = (name: string) => run.page.getByRole('listbox', {name, exact: true})
    await press('Control+3')
    await expect.poll(() => column('files').locator('[aria-selected="true"]').textContent(), SOON).toContain('trips')
    await expect.poll(() => column('trips').locator('[data-row]').count(), SOON).toBe(2)
    await column('files').locator('[data-row]', {hasText: 'trips'}).click()
    await expect.poll(() => explorer(run.page).path.locator('[aria-current="page"]').textContent(), SOON).toBe('trips')
    // What stood there before stays until the new rows are here.
    await run.page.locator('[data-own] [data-row]', {hasText: 'readme.md'}).waitFor()
    await press('Home')
    await expect.poll(() => column('2024').locator('[data-row]').count(), SOON).toBe(2)
    await isClean(run.page, 'columns')
    await press('ArrowRight')
    await expect.poll(() => explorer(run.page).path.locator('[aria-current="page"]').textContent(), SOON).toBe('2024')
    await press('ArrowLeft')
    await expect.poll(() => explorer(run.page).path.locator('[aria-current="page"]').textContent(), SOON).toBe('trips')
    // What stands beside is only looked at: a key that trashes means the pane's own.
    await column('files').focus()
    await press('Delete')
    await run.page.waitForTimeout(300)
    expect(await column('files').locator('[data-row]').count()).toBe(photosAtTop.length + 1)
    await press('Control+2')
    await expect.poll(() => run.page.getByRole('grid').count()).toBe(1)
  })

  it('leaves out columns where a pane is narrow', async () => {
    await press('Control+Shift+s')
    await expect
      .poll(() => run.page.getByRole('grid').last().getByRole('columnheader').allTextContents(), SOON)
      .toEqual(['Name', 'Size', 'Modified'])
    // Each pane learns its own width, one after the other.
    const scrolls = (): Promise<readonly boolean[]> =>
      run.page.getByRole('grid').evaluateAll((grids) => grids.map((grid) => grid.scrollWidth > grid.clientWidth))
    await expect.poll(scrolls, SOON).toEqual([false, false])
    expect(run.complaints).toEqual([])
  })
})
