import {readdir} from 'node:fs/promises'
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {plant, scratch} from './scratch.ts'

/** How long the core seems to take for every answer. */
const SLOW_MS = 250

describe.skipIf(!chromiumBinary)('who presses keys sooner than the core answers', () => {
  let run: BrowserRun
  let files: string
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await run.page.keyboard.press(key)
  }
  const chosen = (): Promise<readonly string[]> =>
    explorer(run.page)
      .grid.locator('[aria-selected="true"] .file-name')
      .evaluateAll((names) => names.map((name) => name.getAttribute('title') ?? ''))

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, Object.fromEntries(['names.txt', 'new one.txt', 'nora.txt', 'notes.txt', 'plan.txt'].map((name) => [name, name])))
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
    await explorer(run.page).row('notes.txt').waitFor()
    await run.page.routeWebSocket('**/wire', (socket) => {
      socket.connectToServer().onMessage((frame) => void setTimeout(() => socket.send(frame), SLOW_MS))
    })
    await run.page.reload()
    await explorer(run.page).row('notes.txt').waitFor()
  })
  afterAll(() => run?.quit())
  beforeEach(() => explorer(run.page).grid.focus())

  it('means the name that he has typed', async () => {
    await run.page.keyboard.type('notes')
    await press('Delete')
    await expect.poll(() => readdir(files).then((names) => names.toSorted())).toEqual(['names.txt', 'new one.txt', 'nora.txt', 'plan.txt'])
  })

  it('goes on by the same letter, one for each time that it is pressed', async () => {
    await press('Home', 'n', 'n')
    await expect.poll(chosen).toEqual(['nora.txt'])
  })
})
