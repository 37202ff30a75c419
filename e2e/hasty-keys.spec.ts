import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
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
    await plant(join(files, 'deep'), {'one/two.txt': 'two'})
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
    await expect
      .poll(() => readdir(files).then((names) => names.toSorted()))
      .toEqual(['deep', 'names.txt', 'new one.txt', 'nora.txt', 'plan.txt'])
  })

  it('goes on by the same letter, one for each time that it is pressed', async () => {
    await press('Home', 'n', 'n')
    await expect.poll(chosen).toEqual(['new one.txt'])
  })

  it('is left in a column beside while the rows of the pane are late', async () => {
    const column = (name: string) => run.page.getByRole('listbox', {name, exact: true})
    await explorer(run.page).row('deep').dblclick()
    await explorer(run.page).row('one').dblclick()
    await explorer(run.page).row('two.txt').waitFor()
    await press('Control+3')
    await column('files').locator('[data-row]', {hasText: 'deep'}).waitFor()
    await press('ArrowLeft')
    await expect.poll(() => explorer(run.page).path.locator('[aria-current="page"]').textContent()).toBe('deep')
    await column('files').focus()
    await run.page.locator('.pane-opening').waitFor()
    expect(await run.page.evaluate('document.activeElement.ariaLabel')).toBe('files')
    // What stands beside is only looked at: a key that trashes is for nothing, now or later.
    await press('Delete')
    await run.page.locator('[data-own] [data-row]', {hasText: 'one'}).waitFor()
    await run.page.waitForTimeout(3 * SLOW_MS)
    expect(await readdir(join(files, 'deep'))).toEqual(['one'])
    expect(await run.page.evaluate('document.activeElement.ariaLabel')).toBe('files')
    await press('Control+2')
  })
})
