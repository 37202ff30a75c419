import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {askCore} from './ask-core.ts'
import {explorer} from './explorer.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {picture} from './picture.ts'
import {plant, scratch} from './scratch.ts'

const planted = {'one/two/three/four/five/deep.txt': 'deep', 'one/two/three/four/five/six/deeper.txt': 'deeper', 'one/beside.txt': 'beside'}

/** How many pixels of the columns that matter are beyond the edges of the view, and how many columns there are. */
const outOfView = `(() => {
  const view = document.querySelector('.miller').getBoundingClientRect()
  const columns = [...document.querySelectorAll('.miller-column')]
  const beyond = [columns.at(-1), document.querySelector('[data-own]')].map((column) => {
    const {left, right} = column.getBoundingClientRect()
    return Math.round(Math.max(view.left - left, right - view.right, 0))
  })
  return {columns: columns.length, last: beyond[0], own: beyond[1]}
})()`

describe.skipIf(!chromiumBinary)('the last of the columns', () => {
  let run: BrowserRun
  let ask: Awaited<ReturnType<typeof askCore>>
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const at = (folder: string): Promise<void> => run.page.locator('[aria-current="page"]', {hasText: folder}).waitFor()
  const column = (name: string) => run.page.getByRole('listbox', {name, exact: true})
  const inView = async (columns: number): Promise<void> => {
    await expect.poll(() => run.page.evaluate(outOfView)).toEqual({columns, last: 0, own: 0})
    // It stays so when all has come that was on its way.
    await run.page.waitForTimeout(300)
    expect(await run.page.evaluate(outOfView)).toEqual({columns, last: 0, own: 0})
  }

  beforeAll(async () => {
    const place = await scratch()
    await plant(place.files, planted)
    run = await openBrowser(place.data)
    ask = await askCore(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(place.files)
    await press('Control+3')
    await column('files').locator('[data-row]', {hasText: 'one'}).waitFor()
  })
  afterAll(() => run?.quit())

  it('is wholly in view after a click, whether it is the own one or the one below', async () => {
    await column('files').locator('[data-row]', {hasText: 'one'}).click()
    await column('one').locator('[data-row]', {hasText: 'two'}).click()
    await at('two')
    await column('two').locator('[data-row]', {hasText: 'three'}).click()
    await column('three').locator('[data-row]', {hasText: 'four'}).waitFor()
    await inView(6)
    await column('three').locator('[data-row]', {hasText: 'four'}).click()
    await at('four')
    await inView(5)
    await column('three').locator('[data-row]', {hasText: 'four'}).click()
    await at('four')
    await press('ArrowLeft')
    await at('three')
    await picture(run.page, 'columns-in-view')
  })

  it('is wholly in view where keys lead in and out', async () => {
    await press('Home')
    await column('four').locator('[data-row]', {hasText: 'five'}).waitFor()
    await inView(6)
    await press('ArrowRight')
    await at('four')
    await press('Home')
    await column('five').locator('[data-row]', {hasText: 'six'}).waitFor()
    await inView(6)
    await press('ArrowLeft')
    await at('three')
    await column('four').locator('[data-row]', {hasText: 'five'}).waitFor()
    await inView(6)
  })

  it('stays in view when the details take their room, and when the window is smaller', async () => {
    await press('Alt+Enter')
    await run.page.getByRole('complementary', {name: 'Details'}).waitFor()
    await inView(6)
    await run.page.setViewportSize({width: 1100, height: 700})
    await inView(6)
    // Where one is can be read beside them as well.
    const name = run.page.locator('.path-bar [aria-current="page"]')
    expect(await name.textContent()).toBe('three')
    const cut = await name.evaluate((element) => {
      const {scrollWidth, clientWidth} = element as unknown as {scrollWidth: number; clientWidth: number}
      return scrollWidth - clientWidth
    })
    expect(cut).toBe(0)
    await picture(run.page, 'columns-in-view-details')
    await run.page.setViewportSize({width: 1280, height: 820})
  })

  it('is the one at the left where one reads from right to left', async () => {
    await ask('settings.set', {key: 'language', value: 'ar-XB'})
    await expect.poll(() => run.page.evaluate('document.documentElement.dir')).toBe('rtl')
    await inView(6)
    await picture(run.page, 'columns-in-view-rtl')
    await press('ArrowLeft')
    await at('four')
    await inView(5)
    expect(run.complaints).toEqual([])
  })
})
