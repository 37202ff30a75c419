import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {addSeeSearch, seeAgain} from './main-path.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {picture} from './picture.ts'
import {photos, plant, scratch} from './scratch.ts'

describe.skipIf(!chromiumBinary)('the browser door', () => {
  let run: BrowserRun
  let place: Awaited<ReturnType<typeof scratch>>

  beforeAll(async () => {
    place = await scratch()
    await plant(place.files, photos)
    run = await openBrowser(place.data)
  })
  afterAll(() => run?.quit())

  it('opens, adds a folder, shows and finds its files', async () => {
    await picture(run.page, 'browser-home')
    await addSeeSearch(run.page, place.files)
    await picture(run.page, 'browser-folder')
  })

  it('still knows the browser after a reload', async () => {
    await run.page.reload()
    await seeAgain(run.page, 'files')
    expect(run.complaints).toEqual([])
  })

  it('shows everything again after the core was stopped and started', async () => {
    await run.quit()
    run = await openBrowser(place.data)
    await seeAgain(run.page, 'files')
    expect(run.complaints).toEqual([])
  })
})
