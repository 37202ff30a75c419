import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Page} from 'playwright-core'
import {askCore} from './ask-core.ts'
import {isClean} from './is-clean.ts'
import {findMisfits, focusRing, moving, rootSays, textsIn} from './in-page.mjs'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {picture} from './picture.ts'
import {photos, plant, scratch} from './scratch.ts'

const WIDE = {width: 1280, height: 820}

interface Look {
  /** Of the pages; all without it. */
  readonly of?: readonly string[]
  readonly settings?: Readonly<Record<string, string>>
  readonly media?: Parameters<Page['emulateMedia']>[0]
  readonly size?: {readonly width: number; readonly height: number}
}

/** Ways in which people need or want the window, each with what is asked for. */
const looks: Readonly<Record<string, Look>> = {
  'reduced-motion': {media: {reducedMotion: 'reduce'}, of: ['home', 'folder', 'settings']},
  'forced-colours': {media: {forcedColors: 'active'}},
  // A page that is zoomed to 200 % has half as many of its own pixels.
  'zoom-200': {size: {width: WIDE.width / 2, height: WIDE.height / 2}},
  'right-to-left': {settings: {language: 'ar-XB'}},
  german: {settings: {language: 'de'}},
  pseudo: {settings: {language: 'en-XA'}},
  'roomy-dark-rose': {settings: {theme: 'dark', accent: 'rose', density: 'roomy'}, of: ['folder', 'search', 'settings', 'health']},
}

const plain = {language: 'en', theme: 'light', accent: 'blue', density: 'normal'}

/** Pages by what leads there, whatever language their names are in. */
const pages: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  home: async (page) => page.locator('[data-open-page=""]').click(),
  folder: async (page) => {
    await page.locator('.sidebar .location[title], .sidebar [data-drop-folder]').first().click()
    await page.locator('[data-row="1"]').click()
    await page.keyboard.press('Control+a')
  },
  basket: async (page) => {
    await page.keyboard.press('Control+b')
    await page.locator('[data-open-page="basket"] .basket-count').waitFor()
    await page.locator('[data-open-page="basket"]').click()
    await page.locator('.basket-place [data-row="0"]').waitFor()
  },
  search: async (page) => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('s')
    await page.locator('.search-strip').waitFor()
    await expect.poll(() => page.locator('[data-row]').count()).toBeGreaterThan(2)
  },
  menu: async (page) => {
    await page.keyboard.press('Escape')
    const menu = page.getByRole('menu').first()
    // A menu over what was found closes when the rows of before come late.
    const stands = async (): Promise<boolean> => {
      if (!(await menu.isVisible())) await page.locator('[data-row="0"]').click({button: 'right'})
      await page.waitForTimeout(300)
      return menu.isVisible()
    }
    await expect.poll(stands).toBe(true)
  },
  'add-location': async (page) => {
    await page.keyboard.press('Escape')
    await page.getByRole('menu').first().waitFor({state: 'detached'})
    await page.locator('.sidebar-foot button').click()
    await page.getByRole('dialog').waitFor()
  },
  settings: async (page) => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({state: 'detached'})
    await page.locator('.toolbar > .icon-button').last().click()
    await page.locator('[data-setting="theme"]').waitFor()
  },
  health: async (page) => {
    await page.locator('.setting-acts button').first().click()
    await page.locator('[data-about="backups"]').waitFor()
  },
  duplicates: async (page) => page.locator('[data-open-page="duplicates"]').click(),
  activity: async (page) => page.locator('[data-open-page="activity"]').click(),
}

/** By axe, which takes longer than all else; axe.spec.ts judges every page. */
const judged: ReadonlySet<string> = new Set(['folder', 'settings', 'health'])

describe.skipIf(!chromiumBinary)('everybody can have the window as it is needed', () => {
  let run: BrowserRun
  let ask: Awaited<ReturnType<typeof askCore>>

  beforeAll(async () => {
    const place = await scratch()
    await plant(place.files, photos)
    run = await openBrowser(place.data)
    ask = await askCore(place.data)
    await ask('location.add', {path: place.files, name: 'Holiday pictures'})
  })
  afterAll(() => run?.quit())

  const wear = async ({settings = {}, media = {}, size = WIDE}: Look): Promise<void> => {
    for (const [key, value] of Object.entries({...plain, ...settings})) await ask('settings.set', {key, value})
    await run.page.emulateMedia({reducedMotion: null, forcedColors: null, ...media})
    await run.page.setViewportSize(size)
    const language = settings['language'] ?? plain.language
    await expect.poll(() => run.page.evaluate('document.documentElement.lang')).toBe(language)
    await expect
      .poll(() => run.page.evaluate("document.documentElement.dataset['density'] ?? 'normal'"))
      .toBe(settings['density'] ?? plain.density)
  }

  for (const [name, look] of Object.entries(looks)) {
    it(name, async () => {
      await wear(look)
      for (const [page, open] of Object.entries(pages)) {
        if (look.of && !look.of.includes(page)) continue
        await open(run.page)
        if (judged.has(page)) await isClean(run.page, `looks-${name}-${page}`)
        else await picture(run.page, `looks-${name}-${page}`)
        expect.soft(await run.page.evaluate(findMisfits), `${name}, ${page}`).toEqual([])
      }
      expect(run.complaints).toEqual([])
    })
  }

  it('nothing moves for who wants it still', async () => {
    await wear({media: {reducedMotion: 'reduce'}})
    expect(await run.page.evaluate(moving)).toEqual([])
  })

  it('where colours are forced, what has the keyboard, what is chosen and what is pressed can be told', async () => {
    await wear({media: {forcedColors: 'active'}})
    await pages['folder']?.(run.page)
    await run.page.keyboard.press('Tab')
    await run.page.keyboard.press('Shift+Tab')
    const styleOf = (selector: string, key: string): Promise<string> =>
      run.page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)}))[${JSON.stringify(key)}]`)
    expect(await styleOf('.files [data-active]', 'outlineStyle')).toBe('solid')
    expect(await styleOf('.file-row[aria-selected="true"]', 'backgroundColor')).not.toBe(await styleOf('.files', 'backgroundColor'))
    await run.page.keyboard.press('Tab')
    expect(await run.page.evaluate(focusRing)).toEqual(['solid', true])
  })

  it('from right to left all is mirrored: the sidebar lies on the right, and the arrow to the left leads on', async () => {
    await wear({settings: {language: 'ar-XB'}})
    await pages['folder']?.(run.page)
    const middleOf = (selector: string) =>
      run.page
        .locator(selector)
        .first()
        .evaluate((element) => element.getBoundingClientRect().left)
    expect(await middleOf('.sidebar')).toBeGreaterThan(await middleOf('.middle'))
    expect(await run.page.evaluate(rootSays)).toMatchObject({dir: 'rtl'})
    await run.page.locator('[data-row="0"]').click()
    await run.page.keyboard.press('Control+1')
    await run.page.locator('.files[data-layout="grid"]').focus()
    await run.page.keyboard.press('ArrowLeft')
    await expect.poll(() => run.page.locator('[data-row="1"]').getAttribute('aria-selected')).toBe('true')
    await run.page.keyboard.press('Control+2')
  })

  it('another language is spoken at once, as if the window had been loaded in it, and nothing is lost of where one was', async () => {
    await wear({})
    await pages['folder']?.(run.page)
    // Free space changes while one looks at it.
    const texts = async (): Promise<readonly string[]> =>
      (await run.page.evaluate(textsIn)).map((text) => text.replaceAll(/[\d.,]+(?=\s[kMGT]B)/g, 'so many'))
    const english = await texts()
    await wear({settings: {language: 'de'}})
    await run.page.mouse.move(0, 0)
    const atOnce = await texts()
    expect(atOnce).not.toEqual(english)
    expect(await run.page.locator('[aria-selected="true"]').count()).toBe(5)
    await run.page.reload()
    await expect.poll(() => run.page.locator('[data-row]').count()).toBe(5)
    await run.page.keyboard.press('Control+a')
    await expect.poll(texts).toEqual(atOnce)
  })

  it('rows are as high as one wants them, and the window reckons with it', async () => {
    for (const [density, height] of [
      ['compact', 26],
      ['normal', 30],
      ['roomy', 36],
    ] as const) {
      await wear({settings: {density}})
      await pages['folder']?.(run.page)
      await run.page.keyboard.press('Control+2')
      await run.page.locator('.file-row').nth(4).waitFor()
      const tops = await run.page
        .locator('.file-row')
        .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()).map(({top, height: high}) => [top, high] as const))
      expect(new Set(tops.map(([, high]) => high))).toEqual(new Set([height]))
      expect(tops[1]![0] - tops[0]![0]).toBe(height)
    }
  })
})
