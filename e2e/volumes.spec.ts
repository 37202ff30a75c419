import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {loopBench, type LoopBench, type LoopDisk, missingDisk} from '../src-main/testing/loop-disk.ts'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

const missing = missingDisk('ext4')

describe.skipIf(!chromiumBinary || missing !== undefined)(
  `a disk that goes and comes back${missing === undefined ? '' : `, skipped: ${missing}`}`,
  () => {
    let run: BrowserRun
    let bench: LoopBench
    let disk: LoopDisk
    let at: string
    const inSidebar = (name: RegExp) => explorer(run.page).sidebar.getByRole('treeitem', {name})

    beforeAll(async () => {
      const place = await scratch()
      bench = loopBench()
      at = bench.folder('here')
      disk = bench.disk('ext4', ['-L', 'Red disk'])
      disk.mount(at)
      await plant(at, photos)
      run = await openBrowser(place.data)
      await explorer(run.page).addButton.waitFor()
      await explorer(run.page).addLocation(at)
    })
    afterAll(async () => {
      await run?.quit()
      bench?.end()
    })

    it('is told as away in the sidebar within two seconds, and its files stay and say so', async () => {
      await inSidebar(/^Red disk.*free of/).waitFor()
      await inSidebar(/^here.*up to date/).waitFor()
      bench.pull(at)
      await inSidebar(/^Red disk.*not connected/).waitFor({timeout: 3000})
      await inSidebar(/^here.*offline/).waitFor()
      await expect.poll(() => explorer(run.page).names()).toEqual(['lost+found', ...photosAtTop])
      await explorer(run.page).search.fill('lisbon')
      await expect.poll(() => explorer(run.page).names()).toEqual(['lisbon.jpg'])
      await expect.poll(() => explorer(run.page).row('lisbon.jpg').textContent()).toContain('not connected')
      await isClean(run.page, 'volume-away')
    })

    it('tells what is known of it', async () => {
      await inSidebar(/^Red disk/).click({button: 'right'})
      await run.page.getByRole('menuitem', {name: 'About this volume'}).click()
      const dialog = run.page.getByRole('dialog', {name: 'Red disk'})
      await expect.poll(() => dialog.textContent()).toMatch(/not connected.*7 files/)
      await isClean(run.page, 'volume-about')
      await dialog.getByRole('button', {name: 'Close'}).click()
    })

    it('is here again by itself when it is plugged in', async () => {
      disk.mount(at)
      await inSidebar(/^Red disk.*free of/).waitFor({timeout: 3000})
      await inSidebar(/^here.*up to date/).waitFor()
      await expect.poll(() => explorer(run.page).row('lisbon.jpg').textContent()).not.toContain('not connected')
      expect(run.complaints).toEqual([])
    })
  },
)
