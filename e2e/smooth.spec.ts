import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {picture} from './picture.ts'
import {plant, scratch} from './scratch.ts'

/** In the page: how long each frame of two seconds took. */
const frameGaps = `(async () => {
  const times = []
  const end = performance.now() + 2000
  while (performance.now() < end) times.push(await new Promise((resolve) => requestAnimationFrame(resolve)))
  return times.slice(1).map((time, at) => time - times[at])
})()`

describe.skipIf(!chromiumBinary)('a map of sizes', () => {
  let run: BrowserRun
  let files: string
  const page = () => run.page
  const map = () => page().getByRole('application', {name: /^Map of/})
  const named = (): Promise<string | null> => page().locator('.size-facts strong').textContent()
  /** The picture of the shown sizes in words. */
  const summary = (): Promise<string | null> => map().getByRole('img').getAttribute('aria-label')

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    run = await openBrowser(place.data)
    await explorer(page()).addButton.waitFor()
  })
  afterAll(() => run?.quit())

  it('stays smooth with ten thousand parts under the pointer', async () => {
    const many = Array.from({length: 10_000}, (_, no) => [`${no % 20}/${no}.txt`, `${no} `.padEnd(2_000, '.')] as const)
    await plant(files, Object.fromEntries(many))
    await explorer(page()).addLocation(files)
    await explorer(page()).sidebar.getByRole('treeitem', {name: 'Sizes'}).click()
    await page().getByRole('radio', {name: 'Map'}).check()
    await expect.poll(summary, {timeout: 20_000}).toMatch(/^All volumes: 2\d(\.\d)? MB/)
    const box = (await map().boundingBox())!
    const gaps = page().evaluate<readonly number[]>(frameGaps)
    const seen = new Set<string | null>()
    for (let step = 0; step < 60; step++) {
      await page().mouse.move(box.x + 10 + (step / 60) * (box.width - 20), box.y + 60 + ((step * 37) % 400))
      seen.add(await named())
    }
    const sorted = (await gaps).toSorted((a, b) => a - b)
    const [median, worst] = [sorted[sorted.length >> 1]!, sorted.at(-1)!]
    process.stdout.write(`frames with 10,000 parts: ${sorted.length}, median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms\n`)
    expect(seen.size).toBeGreaterThan(30)
    expect(median).toBeLessThan(34)
    await picture(page(), 'sizes-many')
    expect(run.complaints).toEqual([])
  })
})
