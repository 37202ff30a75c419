import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean, isCleanInBothThemes} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {plant, scratch} from './scratch.ts'

const planted = {
  'one/beach.txt': 'the same words',
  'one/list.txt': 'a list',
  'one/notes.md': '# notes and more of them',
  'two/copy.txt': 'the same words',
  'two/below/deep.txt': 'deep',
}

describe.skipIf(!chromiumBinary)('details of what is chosen', () => {
  let run: BrowserRun
  let files: string
  let data: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const row = (name: string) => explorer(run.page).row(name)
  const details = () => run.page.getByRole('complementary', {name: 'Details'})
  const fact = (name: string) =>
    details()
      .locator('.inspector-fact', {has: run.page.locator('dt', {hasText: new RegExp(`^${name}$`)})})
      .locator('dd')
  const section = (name: string) => details().getByRole('region', {name, exact: true})
  const inDetails = `document.activeElement?.matches('.inspector-body')`
  const open = async (folder: string): Promise<void> => {
    await press('Control+l')
    await run.page.getByLabel('Path or address').fill(join(files, folder))
    await press('Enter')
    await explorer(run.page).path.locator('[aria-current="page"]', {hasText: folder}).waitFor()
  }

  beforeAll(async () => {
    ;({files, data} = await scratch())
    await plant(files, planted)
    run = await openBrowser(data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
    await open('one')
  })
  afterAll(() => run?.quit())

  it('opens by a key and tells all of the file that is chosen', async () => {
    await row('beach.txt').click()
    expect(await details().count()).toBe(0)
    await press('Alt+Enter')
    await details().getByRole('heading', {name: 'beach.txt'}).waitFor()
    await expect.poll(() => fact('Size').textContent()).toBe('14 bytes')
    await expect.poll(() => fact('Where').textContent()).toBe(join(files, 'one/beach.txt'))
    await expect.poll(() => fact('Rights').textContent()).toMatch(/^rw-r--r-- 0644$/)
    await section('History').getByText('Onefold did nothing to it.').waitFor()
    await isCleanInBothThemes(run.page, 'inspector-file')
  })

  it('tells where the copies are and leads there', async () => {
    await section('Copies').getByText('2 copies, all connected').waitFor()
    await section('Copies').getByText('All of their bytes were read and are the same.').waitFor()
    await section('Copies')
      .getByRole('button', {name: join(files, 'two/copy.txt')})
      .click()
    await expect.poll(() => explorer(run.page).path.locator('[aria-current="page"]').textContent()).toBe('two')
    await details().getByRole('heading', {name: 'copy.txt'}).waitFor()
    await expect.poll(() => row('copy.txt').getAttribute('aria-selected')).toBe('true')
  })

  it('keeps what stands until the next is known, and never shows nothing in between', async () => {
    await open('one')
    await row('list.txt').click()
    await details().getByRole('heading', {name: 'list.txt'}).waitFor()
    await run.page.evaluate(`window.seenDetails = [], (function look() {
      const now = document.querySelector('.inspector h3')?.textContent + ' ' + document.querySelectorAll('.inspector-section').length
      if (window.seenDetails.at(-1) !== now) window.seenDetails.push(now)
      requestAnimationFrame(look)
    })()`)
    await press('ArrowDown')
    await details().getByRole('heading', {name: 'notes.md'}).waitFor()
    await section('Permissions').waitFor()
    await run.page.waitForTimeout(300)
    const seen = await run.page.evaluate<string[]>('window.seenDetails')
    expect([...new Set(seen.map((one) => one.split(' ')[0]))]).toEqual(['list.txt', 'notes.md'])
    expect(Math.min(...seen.map((one) => Number(one.split(' ')[1])))).toBeGreaterThan(0)
  })

  it('tells what was done to a file, and which of its contents are kept', async () => {
    await row('list.txt').click()
    await press('F2')
    await run.page.keyboard.type('names')
    await press('Enter')
    await details().getByRole('heading', {name: 'names.txt'}).waitFor()
    await section('History').getByText('Renamed').waitFor()
    await expect.poll(() => section('History').textContent()).toContain(`from ${join(files, 'one/list.txt')}`)
  })

  it('adds up what is chosen, with its kinds and its common folder', async () => {
    await row('beach.txt').click()
    await row('notes.md').click({modifiers: ['Control']})
    await details().getByRole('heading', {name: '2 items'}).waitFor()
    await expect.poll(() => fact('Size').textContent()).toBe('38 bytes')
    await expect.poll(() => fact('Folder').textContent()).toBe(join(files, 'one'))
    await isClean(run.page, 'inspector-several')
    await press('Control+a')
    await details().getByRole('heading', {name: '3 items'}).waitFor()
    await expect.poll(() => fact('Size').textContent()).toBe('44 bytes')
    await expect.poll(() => fact('Holds').textContent()).toBe('3 files')
  })

  it('tells what a folder holds, and of the shown folder where nothing is chosen', async () => {
    await press('Escape')
    await details().getByRole('heading', {name: 'one'}).waitFor()
    await section('Holds').getByText('3 files').first().waitFor()
    await isClean(run.page, 'inspector-folder')
  })

  it('is reached by F6, is as wide as it was drawn, and stays so', async () => {
    await row('beach.txt').click()
    for (let no = 0; no < 6 && !(await run.page.evaluate(inDetails)); no++) await press('F6')
    expect(await run.page.evaluate(inDetails)).toBe(true)
    await details().getByRole('separator').focus()
    await press('ArrowLeft')
    await press('ArrowLeft')
    await expect.poll(async () => (await details().boundingBox())?.width).toBe(332)
    await run.page.reload()
    await expect.poll(async () => (await details().boundingBox())?.width).toBe(332)
    // In a window of its own it follows, and leads in this one to what it tells of.
    const opening = run.page.waitForEvent('popup')
    await press('Alt+Shift+Enter')
    const apart = await opening
    await apart.getByRole('heading', {name: 'beach.txt'}).waitFor()
    await details().waitFor({state: 'detached'})
    await row('notes.md').click()
    await apart.getByRole('heading', {name: 'notes.md'}).waitFor()
    await row('beach.txt').click()
    await apart.getByRole('button', {name: /copy\.txt/}).click()
    await expect.poll(() => explorer(run.page).names()).toEqual(['below', 'copy.txt'])
    await apart.getByRole('heading', {name: 'copy.txt'}).waitFor()
    // What had the keyboard is gone with what it told of.
    await apart.evaluate('document.activeElement.blur()')
    // It may be gone before it has answered.
    await apart.keyboard.press('Escape').catch(() => undefined)
    await expect.poll(() => apart.isClosed()).toBe(true)
    await press('Alt+Enter')
    await details().getByRole('button', {name: 'Close details'}).click()
    await details().waitFor({state: 'detached'})
    expect(run.complaints).toEqual([])
  })
})
