import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {plant, scratch} from './scratch.ts'

/** How long the core seems to take for every answer. */
const SLOW_MS = 250
/** So many that a range over them is yet to be read. */
const MANY = 450

const files = {
  'again/one.txt': 'one',
  'again/two.txt': 'two',
  'deep/one/two.txt': 'two',
  'eight/first.txt': 'first',
  'eight/second.txt': 'second',
  'escape/stays.txt': 'stays',
  'names/names.txt': '1',
  'names/new one.txt': '2',
  'names/nora.txt': '3',
  'names/notes.txt': '4',
  'names/plan.txt': '5',
  'other/left.txt': 'left',
  'rename/photo.txt': 'photo',
  'words/cab.txt': 'cab',
  'words/cat.txt': 'cat',
  'words/tree.txt': 'tree',
  ...Object.fromEntries(Array.from({length: MANY}, (_, at) => [`many/${String(at).padStart(3, '0')}.txt`, ''])),
}
const top = ['again', 'deep', 'eight', 'escape', 'many', 'names', 'other', 'rename', 'words']

describe.skipIf(!chromiumBinary)('who presses keys sooner than the core answers', () => {
  let run: BrowserRun
  let place: string
  let slowMs = SLOW_MS
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await run.page.keyboard.press(key)
  }
  const onDisk = async (folder = ''): Promise<readonly string[]> => (await readdir(join(place, folder))).toSorted()
  const chosen = (): Promise<readonly string[]> =>
    explorer(run.page)
      .grid.locator('[aria-selected="true"] .file-name')
      .evaluateAll((names) => names.map((name) => name.getAttribute('title') ?? ''))
  const shows = (name: string) => explorer(run.page).row(name).first().waitFor()
  const focused = () => run.page.evaluate('document.activeElement.ariaLabel')
  /** Shows a folder, and stands on one of its entries. */
  const standOn = async (folder: string, name: string): Promise<void> => {
    await press('Control+l')
    await run.page.getByLabel('Path or address').fill(join(place, folder))
    await press('Enter')
    await explorer(run.page).row(name).first().click()
    await expect.poll(chosen).toContain(name)
  }
  /** Long enough for all that waits to be done. */
  const allDone = () => run.page.waitForTimeout(6 * SLOW_MS)

  beforeAll(async () => {
    const planted = await scratch()
    place = planted.files
    await plant(place, files)
    run = await openBrowser(planted.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(place)
    await shows('words')
    await run.page.routeWebSocket('**/wire', (socket) => {
      socket.connectToServer().onMessage((frame) => void setTimeout(() => socket.send(frame), slowMs))
    })
    await run.page.reload()
    await shows('words')
  })
  afterAll(() => run?.quit())
  beforeEach(() => standOn('', 'deep'))

  it('means the name that he has typed', async () => {
    await standOn('names', 'names.txt')
    await run.page.keyboard.type('notes')
    await press('Delete')
    await expect.poll(() => onDisk('names')).toEqual(['names.txt', 'new one.txt', 'nora.txt', 'plan.txt'])
  })

  it('goes on by the same letter, one for each time that it is pressed', async () => {
    await standOn('names', 'plan.txt')
    await press('Home', 'n', 'n')
    await expect.poll(chosen).toEqual(['nora.txt'])
  })

  it('goes down two folders', async () => {
    await press('Enter', 'Home', 'Enter')
    await shows('two.txt')
  })

  it('writes a whole name at once', async () => {
    await standOn('', 'rename')
    await press('Enter', 'Home', 'F2')
    await run.page.keyboard.type('My dog')
    await press('Enter')
    await expect.poll(() => onDisk('rename')).toEqual(['My dog.txt'])
    await allDone()
    expect(await onDisk('rename')).toEqual(['My dog.txt'])
  })

  it('goes on by keys while the same folder is opened once more', async () => {
    await standOn('', 'again')
    slowMs = 700
    await press('Control+l')
    await run.page.getByLabel('Path or address').fill(place)
    await press('Enter')
    // Longer than rows of another folder would stand.
    await run.page.waitForTimeout(400)
    await press('Enter', 'Home', 'Delete')
    await expect.poll(() => onDisk('again').catch(() => 'gone')).toEqual(['two.txt'])
    slowMs = SLOW_MS
  })

  it('types one name, however long each answer takes', async () => {
    await standOn('', 'words')
    slowMs = 1_000
    await press('Enter')
    await run.page.keyboard.type('cat')
    await shows('cat.txt')
    await run.page.waitForTimeout(4_500)
    expect(await chosen()).toEqual(['cat.txt'])
    slowMs = SLOW_MS
  })

  it('means all of a range that is yet to be read', async () => {
    await standOn('many', '000.txt')
    await press('Shift+End', 'Delete')
    await expect.poll(() => onDisk('many'), {timeout: 30_000}).toEqual([])
  })

  it('means what comes by keys of his own choice, too', async () => {
    const take = (preset: string) =>
      run.page.evaluate(
        `localStorage.setItem('onefold.keys', '{"preset": "${preset}", "changed": {}}'); dispatchEvent(new StorageEvent('storage', {key: 'onefold.keys'}))`,
      )
    await take('commander')
    await standOn('', 'eight')
    await press('Enter', 'Home', 'F8')
    await expect.poll(() => onDisk('eight').catch(() => [])).toEqual(['second.txt'])
    await take('standard')
  })

  it('takes back by Escape what still waits', async () => {
    await standOn('', 'escape')
    await Promise.all(['Enter', 'Delete', 'Escape'].map((key) => press(key)))
    await shows('stays.txt')
    await allDone()
    expect([await onDisk('escape'), await onDisk()]).toEqual([['stays.txt'], top])
  })

  it('changes nothing where something else has led meanwhile', async () => {
    await standOn('', 'escape')
    await press('Enter', 'Delete')
    // As the menus of the system do, of which the page hears neither a key nor a pointer.
    await run.page.evaluate("dispatchEvent(new MouseEvent('mouseup', {button: 3}))")
    await allDone()
    expect([await onDisk('escape'), await onDisk()]).toEqual([['stays.txt'], top])
  })

  it('has no menu of what was left once other files are here', async () => {
    await standOn('deep/one', 'two.txt')
    // Sooner than the rows of before are taken away, and the menu with them.
    slowMs = 20
    await explorer(run.page).row('two.txt').click({button: 'right'})
    const menu = run.page.getByRole('menu')
    await menu.waitFor()
    await run.page.evaluate("dispatchEvent(new MouseEvent('mouseup', {button: 3}))")
    await shows('words')
    await expect.poll(() => menu.count()).toBe(0)
    slowMs = SLOW_MS
    await standOn('deep/one', 'two.txt')
    expect(await menu.count()).toBe(0)
  })

  it('changes nothing in another pane', async () => {
    await press('Control+Shift+s')
    await expect.poll(() => run.page.getByRole('grid').count()).toBe(2)
    await standOn('other', 'left.txt')
    const before = explorer(run.page).grid.first()
    await before.locator('[data-row]', {hasText: 'deep'}).click()
    await press('Enter', 'Delete')
    await explorer(run.page).grid.last().locator('[data-row]', {hasText: 'left.txt'}).click()
    await before.locator('[data-row]', {hasText: 'one'}).waitFor()
    await allDone()
    expect([await onDisk('other'), await onDisk('deep'), await onDisk()]).toEqual([['left.txt'], ['one'], top])
    await press('Control+Shift+s')
  })

  it('is left in a column beside while the rows of the pane are late', async () => {
    const column = run.page.getByRole('listbox', {name: 'files', exact: true})
    await standOn('deep/one', 'two.txt')
    await press('Control+3')
    await column.locator('[data-row]', {hasText: 'deep'}).waitFor()
    await press('ArrowLeft')
    await expect.poll(() => explorer(run.page).path.locator('[aria-current="page"]').textContent()).toBe('deep')
    await column.focus()
    await run.page.locator('.pane-opening').waitFor()
    expect(await focused()).toBe('files')
    // What stands beside is only looked at: a key that trashes is for nothing, now or later.
    await press('Delete')
    await run.page.locator('[data-own] [data-row]', {hasText: 'one'}).waitFor()
    await allDone()
    expect([await onDisk('deep'), await focused()]).toEqual([['one'], 'files'])
    await press('Control+2')
  })
})
