import type {Page} from 'playwright-core'

export type WindowPage = Page

/** What a person does in the window, with the time that the page itself saw pass until it was painted. */
export interface InWindow {
  usable(): Promise<void>
  /** Clicks a location in the sidebar; milliseconds from the click to its painted rows. */
  openFolder(name: string, rows: number): Promise<number>
  /** Puts one text after the other into the search box; milliseconds from each to the painted rows of its answer, which must not be the same. */
  type(texts: readonly string[]): Promise<readonly number[]>
  /** Scrolls from top to bottom; the times between its frames, in ms. */
  scroll(forMs: number): Promise<readonly number[]>
}

export const inWindow = (page: Page): InWindow => ({
  usable: async () => {
    await page.getByRole('button', {name: 'Add location'}).waitFor()
    await page.getByRole('navigation', {name: 'Sidebar'}).getByRole('treeitem', {name: 'names'}).first().waitFor()
  },
  openFolder: (name, rows) =>
    page.evaluate(`new Promise((resolve, reject) => {
      const buttons = [...document.querySelectorAll('[aria-label="Sidebar"] button')]
      // Hidden files are not shown, so the number is not exactly known.
      const between = (count) => count <= ${rows} && count >= ${rows} * 0.8
      const begun = performance.now()
      buttons.find((button) => button.textContent.includes(${JSON.stringify(name)})).click()
      ${untilPainted(`between(grid.getAttribute('aria-rowcount'))`)}
    })`),
  type: async (texts) => {
    const times: number[] = []
    for (const text of texts) times.push(await typed(page, text))
    return times
  },
  scroll: (forMs) => page.evaluate(scrolling(forMs)),
})

/** Puts a letter in as the keyboard does, and waits for rows that were not there before. */
async function typed(page: Page, text: string): Promise<number> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const box = document.getElementById('search-box')
    const rowsNow = () => document.querySelector('[role="grid"][aria-label="Files"]')?.getAttribute('aria-rowcount') + [...document.querySelectorAll('[data-row] [role="gridcell"]')].map((cell) => cell.title).join()
    const before = rowsNow()
    const begun = performance.now()
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, ${JSON.stringify(text)})
    box.dispatchEvent(new Event('input', {bubbles: true}))
    ${untilPainted('rowsNow() !== before')}
  })`)
}

/** Looks once a frame; rows count as painted one frame after they stand in the page. */
const untilPainted = (condition: string): string => `
  const look = () => {
    const grid = document.querySelector('[role="grid"][aria-label="Files"]')
    if (grid && grid.querySelector('[data-row] [role="gridcell"][title]') && ${condition}) {
      requestAnimationFrame(() => resolve(performance.now() - begun))
    } else if (performance.now() - begun > 20000) {
      reject(new Error('The rows did not come within 20 seconds.'))
    } else {
      requestAnimationFrame(look)
    }
  }
  look()`

const scrolling = (forMs: number): string => `new Promise((resolve) => {
  let box = document.querySelector('[role="grid"][aria-label="Files"]')
  const scrolls = (element) => element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY)
  box = [box, ...box.querySelectorAll('*')].find(scrolls) ?? (() => { let up = box; while (up && !scrolls(up)) up = up.parentElement; return up })()
  const begun = performance.now()
  const range = box.scrollHeight - box.clientHeight
  let last = begun
  const gaps = []
  const step = (now) => {
    gaps.push(now - last)
    last = now
    const share = (now - begun) / ${forMs}
    if (share >= 1) return resolve(gaps.slice(1))
    box.scrollTop = range * share
    requestAnimationFrame(step)
  }
  requestAnimationFrame((now) => { last = now; step(now) })
})`
