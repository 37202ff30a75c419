import {join} from 'node:path'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {inMain} from './in-main.ts'
import {isClean} from './is-clean.ts'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {picture} from './picture.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

describe.skipIf(!electronBinary)('several windows', () => {
  let run: DesktopRun
  let place: Awaited<ReturnType<typeof scratch>>
  let second: Page
  const another = async (): Promise<Page> => {
    const opening = run.app.waitForEvent('window')
    await run.page.keyboard.press('Control+n')
    return opening
  }
  const tabs = (page: Page) => (): Promise<readonly string[]> => page.getByRole('tab').allTextContents()

  beforeAll(async () => {
    place = await scratch()
    await plant(place.files, photos)
    run = await openElectron(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(place.files)
  })
  afterAll(async () => {
    await run?.app.close()
  })

  it('opens another one at the same folder, with a way and a choice of its own', async () => {
    await expect.poll(() => explorer(run.page).names(), {timeout: 15_000}).toEqual(photosAtTop)
    await explorer(run.page).row('trips').dblclick()
    await expect.poll(() => explorer(run.page).names()).toEqual(['2024', 'readme.md'])
    second = await another()
    await expect.poll(() => explorer(second).names(), {timeout: 15_000}).toEqual(['2024', 'readme.md'])
    await second.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => explorer(second).names()).toEqual(photosAtTop)
    expect(await explorer(run.page).names()).toEqual(['2024', 'readme.md'])
    // Loaded again it is where it was, and not where it was opened.
    await second.reload()
    await expect.poll(() => explorer(second).names(), {timeout: 15_000}).toEqual(photosAtTop)
  })

  it('takes over a tab that is drawn out, with its way, its layout and what is chosen', async () => {
    const {page} = run
    await page.keyboard.press('Control+Shift+k')
    await expect.poll(tabs(page)).toEqual(['trips', 'trips'])
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => explorer(page).names()).toEqual(photosAtTop)
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+a')
    await expect.poll(() => page.locator('.status-line').textContent()).toContain(`${photosAtTop.length} selected`)
    const opening = run.app.waitForEvent('window')
    const tab = (await page.getByRole('tab', {selected: true}).boundingBox())!
    await page.mouse.move(tab.x + 40, tab.y + 15)
    await page.mouse.down()
    await page.mouse.move(tab.x + 60, tab.y + 240, {steps: 8})
    await page.getByText('Let go for a window of its own').waitFor()
    await picture(page, 'tab-drawn-out')
    // Escape takes it back, and nothing has happened.
    await page.keyboard.press('Escape')
    await page.mouse.up()
    expect(await tabs(page)()).toEqual(['trips', 'files'])
    await page.mouse.move(tab.x + 40, tab.y + 15)
    await page.mouse.down()
    await page.mouse.move(tab.x + 60, tab.y + 240, {steps: 8})
    await page.mouse.up()
    const drawn = await opening
    await expect.poll(() => explorer(drawn).names(), {timeout: 15_000}).toEqual(photosAtTop)
    await expect.poll(tabs(page)).toEqual([])
    expect(await explorer(page).names()).toEqual(['2024', 'readme.md'])
    await expect.poll(() => drawn.locator('.status-line').textContent()).toContain(`${photosAtTop.length} selected`)
    expect(await drawn.locator('.files').first().getAttribute('data-layout')).toBe('grid')
    // What moved is no tab that was closed.
    await page.keyboard.press('Control+Shift+t')
    expect(await tabs(page)()).toEqual([])
    await drawn.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => explorer(drawn).names()).toEqual(['2024', 'readme.md'])
    await drawn.close()
  })

  it('takes over more than two thousand chosen files, and all but as many', async () => {
    const {page} = run
    await plant(join(place.files, 'many'), Object.fromEntries(Array.from({length: 5_000}, (_, no) => [`${10_000 + no}.txt`, ''])))
    const selected = (window: Page) => () => window.locator('.status-line').textContent()
    const drawOut = async (): Promise<Page> => {
      const opening = run.app.waitForEvent('window')
      await page.keyboard.press('Control+k')
      const palette = page.getByRole('dialog', {name: 'Command palette'})
      await palette.getByRole('combobox').fill('Move tab to new window')
      await expect.poll(() => palette.getByRole('option', {selected: true}).textContent()).toContain('Move tab to new window')
      await page.keyboard.press('Enter')
      return opening
    }
    for (const [key, told] of [
      ['', '2,401 selected'],
      ['Control+Shift+i', '2,599 selected'],
    ] as const) {
      await page.keyboard.press('Control+Shift+k')
      await page.keyboard.press('Control+l')
      await page.getByLabel('Path or address').fill(join(place.files, 'many'))
      await page.keyboard.press('Enter')
      await expect.poll(() => explorer(page).total(), {timeout: 15_000}).toBe(5_000)
      await page.keyboard.press('Control+1')
      await page.keyboard.press('Control+2')
      await explorer(page).row('10000.txt').click()
      await explorer(page).grid.evaluate((grid) => void ((grid as unknown as {scrollTop: number}).scrollTop = 2_400 * 30))
      await explorer(page)
        .row('12400.txt')
        .click({modifiers: ['Shift']})
      await expect.poll(selected(page)).toContain('2,401 selected')
      if (key !== '') await page.keyboard.press(key)
      await expect.poll(selected(page)).toContain(told)
      const drawn = await drawOut()
      await expect.poll(selected(drawn), {timeout: 15_000}).toContain(told)
      await drawn.close()
    }
  })

  it('shows the details in a small window that follows what is chosen, leads back, and goes with its own', async () => {
    await explorer(second).row('notes.txt').click()
    await second.keyboard.press('Alt+Enter')
    await second.getByRole('complementary', {name: 'Details'}).waitFor()
    const opening = run.app.waitForEvent('window')
    await second.getByRole('button', {name: 'Details in a window of their own'}).click()
    const details = await opening
    const face = details.getByRole('heading', {level: 3}).first()
    await expect.poll(() => face.textContent(), {timeout: 15_000}).toBe('notes.txt')
    await second.getByRole('complementary', {name: 'Details'}).waitFor({state: 'detached'})
    await isClean(details, 'details-window')
    await details.emulateMedia({colorScheme: 'dark'})
    await isClean(details, 'details-window-dark')
    await explorer(second).row('trips').click()
    await expect.poll(() => face.textContent()).toBe('trips')
    // Both windows may be loaded again, and find each other.
    await second.reload()
    await explorer(second).row('notes.txt').click({timeout: 15_000})
    await expect.poll(() => face.textContent(), {timeout: 15_000}).toBe('notes.txt')
    await details.reload()
    await expect.poll(() => face.textContent(), {timeout: 15_000}).toBe('notes.txt')
    // There is one of a window: asked for again, it comes to the front.
    await second.keyboard.press('Alt+Shift+Enter')
    expect(run.app.windows()).toHaveLength(3)
    await second.close()
    await expect.poll(() => run.app.windows()).toEqual([run.page])
    second = await another()
  })

  it('goes on without the one that is closed', async () => {
    await second.evaluate('window.close()').catch(() => undefined)
    await expect.poll(() => inMain(run.app, ({BrowserWindow}) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(await run.quit()).toBe(0)
  })

  it('shows its tabs again at the next start', async () => {
    run = await openElectron(place.data)
    await expect.poll(() => explorer(run.page).names(), {timeout: 15_000}).toEqual(['2024', 'readme.md'])
    await run.page.keyboard.press('Control+t')
    await expect.poll(() => run.page.getByRole('tab').allTextContents()).toEqual(['trips', 'Home'])
    await run.page.keyboard.press('Alt+1')
    expect(await run.quit()).toBe(0)
    run = await openElectron(place.data)
    await expect.poll(() => run.page.getByRole('tab').allTextContents(), {timeout: 15_000}).toEqual(['trips', 'Home'])
    expect(await run.page.getByRole('tab', {selected: true}).textContent()).toBe('trips')
    await expect.poll(() => explorer(run.page).names(), {timeout: 15_000}).toEqual(['2024', 'readme.md'])
    expect(join(place.files, 'trips')).toBe(await run.page.getByRole('tab', {selected: true}).getAttribute('title'))
  })
})
