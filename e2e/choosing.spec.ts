import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {askCore} from './ask-core.ts'
import {explorer} from './explorer.ts'
import {isClean, isCleanInBothThemes} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {plant, scratch} from './scratch.ts'
import {until} from './within.ts'

const MANY = 3_000
const SOON = {timeout: 20_000}
const name = (no: number): string => `f${String(no).padStart(4, '0')}.${no % 3 === 0 ? 'jpg' : 'txt'}`
const planted = Object.fromEntries([
  ...Array.from({length: MANY}, (_, no) => [`many/${name(no)}`, ''] as const),
  ['kinds/below/x.txt', 'x'],
  ['kinds/file10.txt', 'some text'],
  ['kinds/file2.txt', 'some text'],
  ['kinds/a.html', '<!doctype html><p>'],
  ['kinds/b.html', '<!doctype html><p>'],
])

describe.skipIf(!chromiumBinary)('choosing files, and putting them together', () => {
  let run: BrowserRun
  let files: string
  let data: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const row = (of: string) => explorer(run.page).row(of)
  const grid = () => explorer(run.page).grid
  const status = () => run.page.locator('.status-line')
  const dialog = () => run.page.getByRole('dialog')
  const chosen = (): Promise<readonly string[]> =>
    grid()
      .locator('[data-row][aria-selected="true"]')
      .evaluateAll((rows) => rows.map((one) => one.querySelector('[role="gridcell"]')?.getAttribute('title') ?? ''))
  const open = async (folder: string): Promise<void> => {
    await press('Control+l')
    await run.page.getByLabel('Path or address').fill(join(files, folder))
    await press('Enter')
    await explorer(run.page).path.locator('[aria-current="page"]', {hasText: folder}).waitFor()
  }
  /** Draws from one place of the files to another; `meanwhile` before the button is let go. */
  const draw = async (from: Place, to: Place, meanwhile: () => Promise<void> = async () => undefined): Promise<void> => {
    const box = (await grid().boundingBox())!
    await run.page.mouse.move(box.x + from.x, box.y + from.y)
    await run.page.mouse.down()
    await run.page.mouse.move(box.x + (from.x + to.x) / 2, box.y + (from.y + to.y) / 2)
    await run.page.mouse.move(box.x + to.x, box.y + to.y)
    await meanwhile()
    await run.page.mouse.up()
  }
  interface Place {
    readonly x: number
    readonly y: number
  }
  /** Scrolls as the bar does, so that nothing that is chosen changes. */
  const showRow = (no: number): Promise<void> =>
    grid().evaluate((element, top) => void ((element as unknown as {scrollTop: number}).scrollTop = top), Math.max(0, (no - 5) * 30))
  const stands = (): Promise<readonly string[]> => explorer(run.page).lines()
  const standsAs = (wanted: readonly string[]): Promise<void> => expect.poll(stands, {timeout: 10_000}).toEqual(wanted)

  beforeAll(async () => {
    ;({files, data} = await scratch())
    await plant(files, planted)
    run = await openBrowser(data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
    // The list of a folder is made anew when the index has come to it, and what is being drawn in the old one ends.
    const ask = await askCore(data)
    await until('the location is indexed', async () => {
      const {jobs} = await ask<{jobs: {running: number; queued: number}}>('core.status', {})
      return jobs.running + jobs.queued === 0
    })
    await open('many')
    await row(name(0)).waitFor()
  })
  afterAll(() => run?.quit())

  it('chooses the rows that a box meets, which begins on an empty part of one', async () => {
    // Rows are 30 px high below a head of 32 px.
    await draw({x: 350, y: 32 + 75}, {x: 400, y: 32 + 165}, async () => {
      await run.page.locator('.marquee').waitFor()
      await expect.poll(() => status().textContent()).toContain('4 selected')
      await isClean(run.page, 'choosing-marquee')
    })
    expect(await chosen()).toEqual([2, 3, 4, 5].map(name))
    await expect.poll(() => status().textContent()).toContain('4 selected')
    expect(await run.page.locator('.marquee').count()).toBe(0)
  })

  it('adds with Ctrl, and Escape gives back what was chosen before', async () => {
    await run.page.keyboard.down('Control')
    await draw({x: 350, y: 32 + 250}, {x: 380, y: 32 + 275})
    await run.page.keyboard.up('Control')
    await expect.poll(chosen).toEqual([2, 3, 4, 5, 8, 9].map(name))
    await draw({x: 350, y: 32 + 310}, {x: 380, y: 32 + 400}, async () => {
      await expect.poll(chosen).toEqual([10, 11, 12, 13].map(name))
      await press('Escape')
    })
    await expect.poll(chosen).toEqual([2, 3, 4, 5, 8, 9].map(name))
  })

  it('scrolls at the edge and takes the rows that have left the window', async () => {
    const box = (await grid().boundingBox())!
    const count = async (): Promise<number> =>
      Number(/([\d,]+) selected/.exec((await status().textContent()) ?? '')?.[1]?.replace(',', '') ?? 0)
    // The status line counts while the box is drawn: far more than the window shows, however slowly frames come.
    await draw({x: 350, y: 32 + 15}, {x: 380, y: box.height + 60}, async () => {
      await expect.poll(count, SOON).toBeGreaterThan(80)
      expect(await row(name(0)).count()).toBe(0)
    })
    await run.page.locator('.marquee').waitFor({state: 'detached'})
    // What was chosen before is told until all rows of the box are known.
    await expect.poll(count, SOON).toBeGreaterThan(80)
    const taken = await count()
    await showRow(taken - 1)
    await expect.poll(() => row(name(taken - 1)).getAttribute('aria-selected'), SOON).toBe('true')
    await expect.poll(() => row(name(taken)).getAttribute('aria-selected'), SOON).toBe('false')
    await showRow(0)
    for (const no of [0, 1, 2]) await expect.poll(() => row(name(no)).getAttribute('aria-selected'), SOON).toBe('true')
    expect(await count()).toBe(taken)
  })

  it('chooses tiles by where the box crosses them', async () => {
    await press('Control+1')
    await run.page.locator('.file-tile').first().waitFor()
    const columns = await grid()
      .locator('.file-tile')
      .evaluateAll(
        (tiles) => new Set(tiles.map((one) => (one as unknown as {style: {insetInlineStart: string}}).style.insetInlineStart)).size,
      )
    await draw({x: 6, y: 6}, {x: 12 + 128 + 60, y: 128 + 60})
    await expect.poll(chosen).toEqual([0, 1, columns, columns + 1].map(name))
    await press('Control+2')
  })

  it('chooses by a pattern, and counts while it is written', async () => {
    await press('Escape')
    await press('Control+Alt+a')
    await dialog().getByLabel('Pattern').fill('*.JPG')
    await dialog().getByText('1,000 names meet it.').waitFor()
    await isClean(run.page, 'choosing-pattern')
    await press('Enter')
    await expect.poll(() => status().textContent()).toContain('1,000 selected')
    await press('Control+Alt+a')
    await dialog().getByLabel('Pattern').fill('f000?.*')
    await dialog().getByText('10 names meet it.').waitFor()
    await dialog().getByRole('radio', {name: 'is no longer chosen'}).check()
    await press('Enter')
    await expect.poll(() => status().textContent()).toContain('996 selected')
    await press('Control+Shift+i')
    await expect.poll(() => status().textContent()).toContain('2,004 selected')
  })

  it('puts files together under heads, which fold by pointer and keyboard', async () => {
    await open('kinds')
    await row('a.html').waitFor()
    await explorer(run.page).groupBy('Kind')
    await standsAs(['Folders', 'below', 'Text', 'file2.txt', 'file10.txt', 'Web pages', 'a.html', 'b.html'])
    await isCleanInBothThemes(run.page, 'choosing-groups')
  })

  it('goes over the heads with the keyboard', async () => {
    await row('file10.txt').click()
    await press('ArrowDown')
    const named = (): Promise<string | null> => grid().getAttribute('aria-activedescendant')
    await expect.poll(named).toMatch(/-group-/)
    await press('ArrowLeft')
    await expect.poll(async () => (await stands()).includes('a.html')).toBe(false)
    await press('ArrowRight')
    await expect.poll(async () => (await stands()).includes('a.html')).toBe(true)
    await press('ArrowDown')
    await expect.poll(chosen).toEqual(['a.html'])
    await press('ArrowLeft')
    await expect.poll(async () => (await stands()).includes('a.html')).toBe(false)
    await press('Enter')
    await expect.poll(async () => (await stands()).includes('a.html')).toBe(true)
  })

  it('remembers for each folder, and lets a head stick while its rows pass', async () => {
    await open('many')
    await row(name(0)).waitFor()
    expect((await stands())[0]).toBe(name(0))
    await explorer(run.page).groupBy('Kind')
    await expect.poll(() => grid().locator('[data-group]').count()).toBe(1)
    await grid().hover()
    await run.page.mouse.wheel(0, 3_000)
    await run.page.locator('.group-sticky').getByText('Images').waitFor()
    await isClean(run.page, 'choosing-groups-sticky')
    await press('Control+1')
    await run.page.locator('.file-tile').first().waitFor()
    await isClean(run.page, 'choosing-groups-tiles')
    await open('kinds')
    await expect.poll(async () => (await stands())[0]).toBe('Folders')
    await press('Control+2')
    await explorer(run.page).groupBy('Nothing')
    await standsAs(['below', 'a.html', 'b.html', 'file2.txt', 'file10.txt'])
    expect(run.complaints).toEqual([])
  })
})
