import {join} from 'node:path'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {inMain} from './in-main.ts'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

describe.skipIf(!electronBinary)('several windows', () => {
  let run: DesktopRun
  let place: Awaited<ReturnType<typeof scratch>>
  let second: Page

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
    const opening = run.app.waitForEvent('window')
    await run.page.keyboard.press('Control+n')
    second = await opening
    await expect.poll(() => explorer(second).names(), {timeout: 15_000}).toEqual(['2024', 'readme.md'])
    await second.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => explorer(second).names()).toEqual(photosAtTop)
    expect(await explorer(run.page).names()).toEqual(['2024', 'readme.md'])
    // Loaded again it is where it was, and not where it was opened.
    await second.reload()
    await expect.poll(() => explorer(second).names(), {timeout: 15_000}).toEqual(photosAtTop)
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
