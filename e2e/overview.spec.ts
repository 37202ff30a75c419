import {utimes} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean, isCleanInBothThemes} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {picture} from './picture.ts'
import {plant, scratch} from './scratch.ts'

const webp = (mark: string): string => `RIFF\0\0\0\0WEBPVP8 ${mark.padStart(3, '0').repeat(6_000)}`
const months = ['2024-06', '2024-05', '2023-12', '2022-03', '2019-08']
const taken = months.flatMap((month, at) =>
  Array.from({length: 6 + at * 7}, (_, no) => ({month, name: `pictures/${month}/view ${no + 1}.webp`})),
)
const planted = {
  ...Object.fromEntries(taken.map(({name}, no) => [name, webp(String(no))])),
  'films/long.mp4': `\0\0\0\x18ftypmp42${'v'.repeat(400_000)}`,
  'work/report.txt': 'words '.repeat(2_000),
  'work/copy of report.txt': 'words '.repeat(2_000),
}

describe.skipIf(!chromiumBinary)('home and the timeline', () => {
  let run: BrowserRun
  let files: string
  const page = () => run.page
  const tile = (name: string) => page().getByRole('region', {name, exact: true})

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, planted)
    for (const {month, name} of taken) await utimes(join(files, name), 0, new Date(`${month}-15T12:00:00`))
    await utimes(join(files, 'films/long.mp4'), 0, new Date('2024-06-20T12:00:00'))
    run = await openBrowser(place.data)
    await explorer(page()).addButton.waitFor()
  })
  afterAll(() => run?.quit())

  it('begin with folders to index', async () => {
    await page().getByRole('region', {name: 'Home'}).waitFor()
    const offers = page().getByRole('checkbox')
    await offers.first().waitFor()
    await isClean(page(), 'home-first')
    for (const offer of await offers.all()) await offer.uncheck()
    expect(await page().getByRole('button', {name: 'Index 0 folders'}).isDisabled()).toBe(true)
    await explorer(page()).addLocation(files)
    await explorer(page()).sidebar.getByRole('treeitem', {name: 'Home'}).click()
  })

  it('tell what is there: kinds, what is large, what changed last, and what has one copy', async () => {
    await expect
      .poll(() => tile('What it is').getByRole('listitem').allTextContents(), {timeout: 10_000})
      .toEqual(['Image1.8 MB', 'Video400 kB', 'Text24 kB'])
    await expect.poll(() => tile('Largest files').getByRole('listitem').first().textContent()).toContain('long.mp4')
    await expect
      .poll(() => tile('Changed last').getByRole('listitem').allTextContents())
      .toContainEqual(expect.stringContaining('report.txt'))
    // Counted when the run that reads contents has ended.
    await expect.poll(() => tile('Copies').textContent(), {timeout: 10_000}).toContain('100 contents have one copy only')
    await isCleanInBothThemes(page(), 'home')
  })

  it('lead to what they tell of', async () => {
    await tile('Largest files')
      .getByRole('button', {name: /^long\.mp4/})
      .click()
    await explorer(page()).row('long.mp4').waitFor()
    await explorer(page()).sidebar.getByRole('treeitem', {name: 'Home'}).click()
    await tile('What it is').getByRole('button', {name: /^Text/}).click()
    await expect.poll(() => explorer(page()).total()).toBe(2)
  })

  it('show pictures and videos by their months', async () => {
    await explorer(page()).sidebar.getByRole('treeitem', {name: 'Timeline'}).click()
    const grid = page().getByRole('grid', {name: 'Pictures and videos by month'})
    await page().getByText('101 pictures and videos').waitFor()
    await expect.poll(() => grid.getByRole('rowheader').first().textContent()).toBe('June 2024 7')
    await expect.poll(() => grid.getByRole('gridcell').first().getAttribute('aria-label')).toBe('long.mp4')
    await isCleanInBothThemes(page(), 'timeline')
  })

  it('are walked by keys, and the scrubber goes to any month', async () => {
    const grid = page().getByRole('grid', {name: 'Pictures and videos by month'})
    await grid.focus()
    await grid.press('ArrowRight')
    const active = (): Promise<string | null> => grid.locator('[aria-selected="true"]').getAttribute('aria-label')
    expect(await active()).toMatch(/^view \d+\.webp$/)
    await grid.press('End')
    await expect.poll(() => grid.getByRole('rowheader').last().textContent()).toBe('August 2019 34')
    const scrubber = page().getByRole('slider', {name: 'Month'})
    await scrubber.focus()
    await scrubber.press('Home')
    await expect.poll(() => scrubber.getAttribute('aria-valuetext')).toBe('June 2024')
    await scrubber.press('ArrowDown')
    await expect.poll(() => scrubber.getAttribute('aria-valuetext')).toBe('May 2024')
    await picture(page(), 'timeline-scrubbed')
    expect(run.complaints).toEqual([])
  })
})
