import {execFileSync, spawnSync} from 'node:child_process'
import {renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Locator} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {loopBench, type LoopBench, type LoopDisk, missingDisk} from '../src-main/testing/loop-disk.ts'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {plant, scratch} from './scratch.ts'

const missing = missingDisk('ext4')
/** Coming and going is told within this time. */
const SOON = {timeout: 3_000, interval: 30}

describe.skipIf(!electronBinary || missing !== undefined)(
  `a disk that is taken off and put back while the window shows it${missing === undefined ? '' : `, skipped: ${missing}`}`,
  () => {
    let run: DesktopRun
    let bench: LoopBench
    let disk: LoopDisk
    let at: string
    const inSidebar = (name: RegExp) => explorer(run.page).sidebar.getByRole('treeitem', {name})
    const row = (name: string) => explorer(run.page).row(name)
    const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), SOON).toEqual(names)
    const press = (key: string): Promise<void> => run.page.keyboard.press(key)
    const rowsSay = async (): Promise<readonly boolean[]> =>
      explorer(run.page)
        .grid.locator('[data-row]')
        .evaluateAll((rows) => rows.map((one) => one.textContent?.includes('not connected') ?? false))

    /** Walks with Tab into the sidebar, and there by arrows until an entry has the focus. */
    const walkTo = async (name: RegExp): Promise<void> => {
      const isAt = (one: Locator): Promise<boolean> => one.evaluate((element) => element.matches(':focus'))
      const stop = explorer(run.page).sidebar.locator('[role="treeitem"][tabindex="0"]')
      for (let step = 0; step < 60 && !(await isAt(stop)); step++) await press('Tab')
      await press('Home')
      for (let step = 0; step < 60 && !(await isAt(inSidebar(name))); step++) await press('ArrowDown')
      expect(await isAt(inSidebar(name))).toBe(true)
    }

    beforeAll(async () => {
      const place = await scratch()
      bench = loopBench()
      at = bench.folder('card')
      disk = bench.disk('ext4', ['-L', 'Blue card'])
      disk.mount(at)
      rmSync(join(at, 'lost+found'), {recursive: true})
      await plant(at, {'lisbon.jpg': 'tram', 'porto.jpg': 'bridge', 'trips/readme.md': '# Trips', 'trips/faro.jpg': 'sea'})
      run = await openElectron(place.data)
      await explorer(run.page).addButton.waitFor()
    })
    afterAll(async () => {
      await run?.app.close()
      bench?.end()
    })

    it('is shown with its files', async () => {
      await explorer(run.page).addLocation(at)
      await shows(['trips', 'lisbon.jpg', 'porto.jpg'])
      await inSidebar(/^card.*up to date/).waitFor()
      await inSidebar(/^Blue card.*free of/).waitFor()
      expect(await rowsSay()).toEqual([false, false, false])
    })

    it('says so everywhere when it is taken off, and its files stay', async () => {
      await row('trips').dblclick()
      await shows(['faro.jpg', 'readme.md'])
      await row('faro.jpg').click()
      await press('Control+b')
      await inSidebar(/^Basket 1$/).waitFor(SOON)
      // Nothing of Onefold holds it up for longer than it takes to look at a folder.
      await expect.poll(() => spawnSync('umount', [at]).status, SOON).toBe(0)
      await inSidebar(/^Blue card.*not connected/).waitFor(SOON)
      await inSidebar(/^card.*offline/).waitFor(SOON)
      await expect.poll(rowsSay, SOON).toEqual([true, true])
      expect(await explorer(run.page).grid.locator('[aria-selected="true"]').count()).toBe(1)
      await press('Alt+ArrowLeft')
      await shows(['trips', 'lisbon.jpg', 'porto.jpg'])
      await explorer(run.page).search.fill('faro')
      await shows(['faro.jpg'])
      expect(await rowsSay()).toEqual([true])
      await explorer(run.page).search.press('Escape')
    })

    it('keeps its place in the basket while it is away', async () => {
      await inSidebar(/^Basket/).click()
      await shows(['faro.jpg'])
      expect(await rowsSay()).toEqual([true])
      // Longer than it takes until what is gone has left.
      await run.page.waitForTimeout(2_500)
      expect(await inSidebar(/^Basket/).textContent()).toBe('Basket1')
      await press('Alt+ArrowLeft')
      await shows(['trips', 'lisbon.jpg', 'porto.jpg'])
    })

    it('is still reached by the keyboard alone', async () => {
      await inSidebar(/^Home/).click()
      await walkTo(/^card.*offline/)
      await press('Enter')
      await shows(['trips', 'lisbon.jpg', 'porto.jpg'])
      await inSidebar(/^Home/).click()
      await walkTo(/^Blue card.*not connected/)
      await press('Enter')
      await shows(['trips', 'lisbon.jpg', 'porto.jpg'])
      expect(await rowsSay()).toEqual([true, true, true])
    })

    for (const theme of ['light', 'dark'] as const) {
      it(`is away in a way that everybody can read, ${theme}`, async () => {
        await run.page.emulateMedia({colorScheme: theme})
        await isClean(run.page, `volume-taken-off-${theme}`)
      })
    }

    it('an act on what is away is refused in a sentence', async () => {
      await row('porto.jpg').click()
      await press('Delete')
      await run.page.getByRole('alert').filter({hasText: 'not connected'}).waitFor()
      await run.page.getByRole('alert').getByRole('button').first().click()
      await shows(['trips', 'lisbon.jpg', 'porto.jpg'])
    })

    it('is here again by itself when it is put back, with what was done to it elsewhere', async () => {
      const other = bench.folder('other machine')
      execFileSync('mount', ['-o', 'loop', disk.image, other])
      renameSync(join(other, 'lisbon.jpg'), join(other, 'lisboa.jpg'))
      writeFileSync(join(other, 'braga.jpg'), 'hill')
      execFileSync('umount', [other])
      disk.mount(at)
      await inSidebar(/^Blue card.*free of/).waitFor(SOON)
      await expect.poll(rowsSay, SOON).not.toContain(true)
      await inSidebar(/^card.*up to date/).waitFor()
      await shows(['trips', 'braga.jpg', 'lisboa.jpg', 'porto.jpg'])
      expect(run.complaints).toEqual([])
    })
  },
)
