import {execFileSync} from 'node:child_process'
import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Locator, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {askCore} from './ask-core.ts'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {makePhotos, makeSmallPictures} from './photos.ts'
import {picture} from './picture.ts'
import {scratch} from './scratch.ts'

const PHOTOS = 10
const SOON_MS = 500

/** Opens the folder that the keyboard stands on, and tells after how long so many pictures show. Answers the milliseconds since the key. */
async function openFolderOfPhotos(page: Page, name: string, count: number): Promise<number> {
  await explorer(page).row(name).click()
  return page.evaluate<number>(`(async () => {
    const from = performance.now()
    const grid = document.querySelector('[role="grid"][aria-label="Files"]')
    grid.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true}))
    while (document.querySelectorAll('.thumb-picture[data-shows]').length < ${count}) {
      if (performance.now() - from > 10_000) break
      await new Promise(requestAnimationFrame)
    }
    return performance.now() - from
  })()`)
}

/** Lays all folders out as a grid. */
async function layAllAsGrid(page: Page): Promise<void> {
  await page.keyboard.press('Control+1')
  await explorer(page).grid.click({button: 'right', position: {x: 600, y: 300}})
  await page.getByRole('menuitem', {name: 'Use this view as default'}).click()
  await page.getByRole('menu').waitFor({state: 'detached'})
}

/** How wide the picture itself is that an element shows. */
const pointsOf = (img: Locator): Promise<number> => img.evaluate((one) => (one as unknown as {readonly naturalWidth: number}).naturalWidth)

async function plantAll(files: string): Promise<void> {
  await makePhotos(join(files, 'photos'), PHOTOS)
  await makeSmallPictures(join(files, 'shots'), 200)
  await mkdir(join(files, 'mixed', 'inside'), {recursive: true})
  await mkdir(join(files, 'empty'))
  await writeFile(join(files, 'mixed', 'inside', 'notes.txt'), 'sea and sand')
  await writeFile(join(files, 'mixed', 'inside', 'backup.zip'), Buffer.alloc(1_300))
  await makePhotos(join(files, 'mixed'), 2)
  const whole = await readFile(join(files, 'photos', 'IMG_1000.jpg'))
  await writeFile(join(files, 'mixed', 'broken.jpg'), whole.subarray(0, whole.length / 2))
  await writeFile(join(files, 'mixed', 'code.ts'), `${'// <script>globalThis.harmed = 1</script>\n'.repeat(400)}`)
  await writeFile(join(files, 'mixed', 'long.log'), Array.from({length: 150_000}, (_, no) => `line ${no} of many`).join('\n'))
  await writeFile(
    join(files, 'mixed', 'drawing.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" onload="globalThis.harmed=1"><script>globalThis.harmed=1</script><rect width="300" height="200" fill="#58c"/></svg>',
  )
  await writeFile(join(files, 'mixed', 'program.bin'), Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0'))
  execFileSync('tar', ['-czf', join(files, 'mixed', 'bundle.tar.gz'), 'mixed/code.ts', 'mixed/inside', 'photos/IMG_1000.jpg'], {cwd: files})
}

describe.skipIf(!chromiumBinary)('pictures and previews in a browser', () => {
  let run: BrowserRun
  let page: Page
  let files: string
  const title = () => page.getByRole('dialog').getByRole('heading')
  const goTo = async (folder: string): Promise<void> => {
    await page.keyboard.press('Control+l')
    await page.getByLabel('Path or address').fill(folder)
    await page.keyboard.press('Enter')
  }

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plantAll(files)
    run = await openBrowser(place.data)
    page = run.page
    await explorer(page).addButton.waitFor()
    await explorer(page).addLocation(files)
    await explorer(page).row('photos').waitFor()
    await layAllAsGrid(page)
    // Decoders are ready once somebody has been among files for a moment.
    await page.waitForTimeout(1_000)
  }, 60_000)
  afterAll(() => run?.quit())

  it('ten photos show soon after their folder opens, and sooner the next time', async () => {
    const first = await openFolderOfPhotos(page, 'photos', PHOTOS)
    await picture(page, 'pictures-grid-light')
    await page.emulateMedia({colorScheme: 'dark'})
    await picture(page, 'pictures-grid-dark')
    await page.emulateMedia({colorScheme: 'light'})
    await page.reload()
    await explorer(page).addButton.waitFor()
    await goTo(files)
    await expect.poll(explorer(page).total).toBe(4)
    const again = await openFolderOfPhotos(page, 'photos', PHOTOS)
    console.error(`ten photos in a folder: ${Math.round(first)} ms when they are made, ${Math.round(again)} ms when they are kept`)
    expect(first).toBeLessThanOrEqual(SOON_MS)
    expect(again).toBeLessThanOrEqual(SOON_MS)
  })

  it('nothing moves when pictures come, and rows of the list show them, too', async () => {
    await page.keyboard.press('Control+2')
    await expect.poll(() => page.locator('.file-row .thumb-picture[data-shows]').count()).toBe(PHOTOS)
    const boxes = await page.locator('.file-row .thumb').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width))
    expect(new Set(boxes)).toEqual(new Set([22]))
    await isClean(page, 'pictures-list-light')
  })

  it('who goes to the end of many sees those at the end first', async () => {
    await page.keyboard.press('Control+1')
    await goTo(join(files, 'shots'))
    await expect.poll(explorer(page).total).toBe(200)
    await explorer(page).grid.focus()
    await page.keyboard.press('End')
    const from = performance.now()
    await page.locator('[data-row="199"] .thumb-picture[data-shows]').waitFor()
    expect(performance.now() - from).toBeLessThan(2_000)
  })

  it('what is broken keeps its icon', async () => {
    await goTo(join(files, 'mixed'))
    await expect.poll(() => page.locator('.thumb-picture[data-shows]').count()).toBe(3)
    expect(await explorer(page).row('broken.jpg').locator('.file-icon').count()).toBe(1)
    await picture(page, 'pictures-mixed')
  })

  it('Space shows one after the other, by the keyboard alone', async () => {
    await explorer(page).grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    const seen: string[] = []
    // Of what looks alike one is looked at by axe.
    const alike = new Set(['IMG_1001.jpg', 'drawing.svg', 'long.log'])
    const stages: Readonly<Record<string, string>> = {
      inside: '2 files, 1.3 kB',
      'broken.jpg': 'It cannot be read as a picture',
      'bundle.tar.gz': '4 files, 1 folder',
      'code.ts': '// <script>globalThis.harmed = 1</script>',
      'long.log': 'line 0 of many',
      'program.bin': 'There is no preview of files of this kind yet.',
    }
    for (let no = 0; no < 9; no++) {
      const name = (await title().textContent())!
      seen.push(name)
      const dialog = page.getByRole('dialog')
      if (stages[name]) await dialog.getByText(stages[name]).first().waitFor()
      else await expect.poll(() => pointsOf(dialog.locator('img'))).toBeGreaterThan(200)
      if (!alike.has(name)) await isClean(page, `preview-${name}-light`)
      if (no === 8) break
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => title().textContent()).not.toBe(name)
    }
    expect(seen.toSorted()).toEqual(['IMG_1000.jpg', 'IMG_1001.jpg', 'drawing.svg', ...Object.keys(stages)].toSorted())
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({state: 'detached'})
    // The choice went along, and the keyboard is among the files again.
    expect(await explorer(page).row(seen.at(-1)!).getAttribute('aria-selected')).toBe('true')
    expect(await page.evaluate("document.activeElement?.getAttribute('aria-label')")).toBe('Files')
    expect(await page.evaluate('globalThis.harmed')).toBeUndefined()
  })

  it('a long text is read on, several files are stepped through, and a photo is zoomed', async () => {
    await explorer(page).row('long.log').click()
    await page.keyboard.press('Space')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', {name: 'Load more'}).focus()
    await page.keyboard.press('Enter')
    await dialog.getByText('line 149999 of many').waitFor({state: 'attached'})
    await page.keyboard.press('End')
    await expect
      .poll(() => dialog.locator('.preview-text').evaluate((box) => (box as unknown as {scrollTop: number}).scrollTop))
      .toBeGreaterThan(100_000)
    await page.keyboard.press('Escape')
    await explorer(page).row('IMG_1000.jpg').click()
    await explorer(page)
      .row('code.ts')
      .click({modifiers: ['Control']})
    await page.keyboard.press('Space')
    await dialog.getByText('2 of 2').or(dialog.getByText('1 of 2')).first().waitFor()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => title().textContent()).toBe('IMG_1000.jpg')
    await page.emulateMedia({colorScheme: 'dark'})
    await dialog.locator('img').waitFor()
    const width = (): Promise<number> => dialog.locator('img').evaluate((img) => img.getBoundingClientRect().width)
    await expect.poll(width).toBeGreaterThan(200)
    const fitted = await width()
    await page.keyboard.press('1')
    await expect.poll(width).toBe(4000)
    await expect.poll(() => pointsOf(dialog.locator('img'))).toBe(4000)
    await isClean(page, 'preview-zoomed-dark')
    await page.keyboard.press('0')
    await expect.poll(width).toBe(fitted)
    await page.keyboard.press('F11')
    await expect.poll(() => page.evaluate('document.fullscreenElement !== null')).toBe(true)
    await page.keyboard.press('F11')
    await page.keyboard.press('Space')
    await dialog.waitFor({state: 'detached'})
    await page.emulateMedia({colorScheme: 'light'})
    expect(run.complaints).toEqual([])
  })
})

describe.skipIf(!electronBinary)('pictures and previews in the desktop program', () => {
  let run: DesktopRun
  let data: string

  beforeAll(async () => {
    const place = await scratch()
    data = place.data
    await makePhotos(join(place.files, 'photos'), PHOTOS)
    run = await openElectron(place.data)
    const {addButton, addLocation, row} = explorer(run.page)
    await addButton.waitFor()
    await addLocation(place.files)
    await row('photos').waitFor()
    await layAllAsGrid(run.page)
    await run.page.waitForTimeout(1_000)
  }, 60_000)
  afterAll(() => run?.quit())

  it('ten photos show soon after their folder opens, by an address of their own', async () => {
    const took = await openFolderOfPhotos(run.page, 'photos', PHOTOS)
    console.error(`ten photos in a folder of the desktop program: ${Math.round(took)} ms`)
    expect(await run.page.locator('.thumb-picture').first().getAttribute('src')).toMatch(/^thumb:\/\/onefold\/[0-9a-f-]{36}\/256\?v=/)
    expect(took).toBeLessThanOrEqual(SOON_MS)
  })

  it('pictures that nobody waits for any more are left', async () => {
    const ask = await askCore(data)
    const kept = async (): Promise<number> => (await ask<{sidecars: {files: number}}>('library.info', {})).sidecars.files
    const before = await kept()
    await run.page.evaluate(`(async () => {
      const all = [...document.querySelectorAll('.thumb-picture')].map(({src}) => src.replace('/256?', '/4096?'))
      const images = all.map((src) => Object.assign(new Image(), {src}))
      await new Promise((resolve) => setTimeout(resolve, 300))
      for (const image of images) image.removeAttribute('src')
    })()`)
    await run.page.waitForTimeout(2_000)
    // Two decoders were at work; each picture has its facts beside it.
    const made = ((await kept()) - before) / 2
    console.error(`of ten large pictures that were left, ${made} were made`)
    expect(made).toBeLessThanOrEqual(4)
  })

  it('Space shows a photo, and F11 lets it fill the screen', async () => {
    await explorer(run.page).row('IMG_1003.jpg').click()
    await run.page.keyboard.press('Space')
    const photo = run.page.getByRole('dialog').locator('img')
    await expect.poll(() => pointsOf(photo)).toBe(2048)
    await run.page.keyboard.press('F11')
    await expect.poll(() => run.page.evaluate('document.fullscreenElement !== null')).toBe(true)
    await picture(run.page, 'preview-full-desktop')
    await run.page.keyboard.press('F11')
    await run.page.keyboard.press('Escape')
    await run.page.getByRole('dialog').waitFor({state: 'detached'})
    expect(run.complaints).toEqual([])
  })
})
