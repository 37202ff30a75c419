import type {Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean, isCleanInBothThemes} from './is-clean.ts'
import {chromiumBinary, openBrowser} from './open-browser.ts'
import {electronBinary, openElectron} from './open-electron.ts'
import {plant, scratch} from './scratch.ts'

const python = `"""Reads a station."""
from datetime import date

@cached
def mean(rows: list[float], since=date(2026, 1, 4)) -> float:
    # Of all rows.
    return sum(rows) / len(rows) if rows else 0.5
`
const page = '<h1 class="a">Title</h1>\n<script>globalThis.harmed = 1</script>\n<img src=x onerror="globalThis.harmed = 2">\n'
const line = (no: number): string => `export const name${no} = (rows) => rows.map((row) => \`\${row.a} ${no}\`) // ${no}\n`

const planted: Readonly<Record<string, string>> = {
  'station.py': python,
  'page.html': page,
  'rows.json': JSON.stringify({name: 'a', list: [1, true, null]}, undefined, 2),
  'notes.txt': 'if this were code, if would be a word of it\n',
  'change.patch': '--- a/one\n+++ b/one\n@@ -1 +1 @@\n-old\n+new\n',
  'large.ts': Array.from({length: 40_000}, (_, no) => line(no)).join(''),
  // A grammar needs minutes for it.
  'slow.js': 'a'.repeat(1_900_000),
}

/** On the window's own thread a grammar would hold it for a second and more; in a worker, frames of 25 to 190 ms were the longest. */
const FROZEN_MS = 500

/** In the page: the longest time between two frames while something is shown, in milliseconds. */
const longestFrame = (untilSelector: string, atMostMs: number): string => `(async () => {
  const from = performance.now()
  let [last, worst] = [from, 0]
  while (last - from < ${atMostMs} && !document.querySelector(${JSON.stringify(untilSelector)})) {
    const now = await new Promise(requestAnimationFrame).then(() => performance.now())
    worst = Math.max(worst, now - last)
    last = now
  }
  return {worst: Math.round(worst), took: Math.round(last - from)}
})()`

const toneOf = (shown: Page, text: string): Promise<string | null> =>
  shown
    .locator('.preview-block span')
    .filter({hasText: new RegExp(`^\\s*${text}\\s*$`)})
    .first()
    .getAttribute('class')

const windows = [
  ['a browser', chromiumBinary, openBrowser],
  ['the desktop program', electronBinary, openElectron],
] as const

describe.each(windows.filter(([, binary]) => binary !== undefined))('code in the quick preview of %s', (_name, _binary, open) => {
  let run: {readonly page: Page; readonly complaints: readonly string[]; quit(): Promise<unknown>}
  const shown = (): Page => run.page
  const show = async (name: string): Promise<void> => {
    await explorer(shown()).row(name).click()
    await shown().keyboard.press('Space')
    await shown().getByRole('dialog', {name}).waitFor()
  }
  const close = async (): Promise<void> => {
    await shown().keyboard.press('Escape')
    await shown().getByRole('dialog').waitFor({state: 'detached'})
  }

  beforeAll(async () => {
    const place = await scratch()
    await plant(place.files, planted)
    run = await open(place.data)
    await explorer(shown()).addButton.waitFor()
    await explorer(shown()).addLocation(place.files)
    await explorer(shown()).row('station.py').waitFor()
  }, 60_000)
  afterAll(() => run?.quit())

  it('words of a program have their colours, which can be read in both themes', async () => {
    await show('station.py')
    await expect.poll(() => toneOf(shown(), 'def')).toBe('tone-keyword')
    expect(await toneOf(shown(), 'mean')).toBe('tone-name')
    expect(await toneOf(shown(), '# Of all rows.')).toBe('tone-comment')
    expect(await shown().locator('.preview-block').first().textContent()).toBe(python)
    await isCleanInBothThemes(shown(), 'code-python')
    const colourOf = (selector: string) => shown().evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).color`)
    const light = await colourOf('.tone-keyword')
    await shown().emulateMedia({colorScheme: 'dark'})
    expect(await colourOf('.tone-keyword')).not.toBe(light)
    await shown().emulateMedia({colorScheme: 'light', forcedColors: 'active'})
    expect(await colourOf('.tone-keyword')).toBe(await colourOf('.preview-block'))
    await isClean(shown(), 'code-forced')
    await shown().emulateMedia({forcedColors: null})
    await close()
  })

  it('each of several languages, and none where it is plain text', async () => {
    await show('rows.json')
    await expect.poll(() => toneOf(shown(), '"name"')).toBe('tone-attribute')
    await close()
    await show('change.patch')
    await expect.poll(() => toneOf(shown(), '\\+new')).toBe('tone-added')
    expect(await toneOf(shown(), '-old')).toBe('tone-removed')
    await isCleanInBothThemes(shown(), 'code-patch')
    await close()
    await show('notes.txt')
    await shown().getByText('if this were code').waitFor()
    await shown().waitForTimeout(300)
    expect(await shown().locator('.preview-block span').count()).toBe(0)
    await close()
  })

  it('a page is shown as it is written, and nothing of it is done', async () => {
    await show('page.html')
    await expect.poll(() => toneOf(shown(), 'h1')).toBe('tone-keyword')
    expect(await shown().locator('.preview-block').first().textContent()).toBe(page)
    expect(await shown().locator('.preview-block :not(span)').count()).toBe(0)
    expect(await shown().evaluate('globalThis.harmed')).toBeUndefined()
    await isCleanInBothThemes(shown(), 'code-html')
    await close()
  })

  it('a text of two megabytes is coloured from its beginning to its end, and the window goes on meanwhile', async () => {
    await explorer(shown()).row('large.ts').click()
    const first = shown().evaluate<{worst: number; took: number}>(longestFrame('.tone-keyword', 10_000))
    await shown().keyboard.press('Space')
    const {worst, took} = await first
    process.stdout.write(`two megabytes of code: first colours after ${took} ms, longest frame ${worst} ms\n`)
    expect(worst).toBeLessThan(FROZEN_MS)
    await shown().getByRole('dialog').waitFor()
    await shown().keyboard.press('End')
    const from = performance.now()
    await expect.poll(() => toneOf(shown(), '// 18000|// 1[0-9]{4}|// 2[0-9]{4}'), {timeout: 15_000}).toBe('tone-comment')
    process.stdout.write(`its end after ${Math.round(performance.now() - from)} ms more\n`)
    // Only what is near is elements.
    expect(await shown().locator('.preview-block span').count()).toBeLessThan(10_000)
    await close()
  })

  it('a text that its grammar cannot get through stays plain, and can be left at any time', async () => {
    await explorer(shown()).row('slow.js').click()
    const frames = shown().evaluate<{worst: number}>(longestFrame('.tone-keyword', 7_000))
    await shown().keyboard.press('Space')
    const {worst} = await frames
    process.stdout.write(`a text that cannot be coloured: longest frame ${worst} ms\n`)
    expect(worst).toBeLessThan(FROZEN_MS)
    expect(await shown().locator('.preview-block span').count()).toBe(0)
    await close()
    await show('station.py')
    await expect.poll(() => toneOf(shown(), 'def')).toBe('tone-keyword')
    await close()
    expect(run.complaints).toEqual([])
  })
})
