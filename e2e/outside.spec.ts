import {appendFile, mkdir, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {runCli} from './run-cli.ts'
import {plant, scratch} from './scratch.ts'

const MANY = 300
/** What others do shows within this time, without a click. */
const SOON = {timeout: 5_000, interval: 30}
const nameOf = (no: number): string => `file ${String(no).padStart(3, '0')}.txt`

describe.skipIf(!electronBinary)('what other programs do shows in the open window', () => {
  let run: DesktopRun
  let data: string
  let files: string
  const at = (...names: string[]): string => join(files, ...names)
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const row = (name: string) => explorer(run.page).row(name)
  const names = (): Promise<readonly string[]> => explorer(run.page).names()
  const shows = (wanted: readonly string[]): Promise<void> => expect.poll(names, SOON).toEqual(wanted)
  const chosen = (): Promise<readonly (string | null)[]> =>
    explorer(run.page)
      .grid.locator('[aria-selected="true"] [role="gridcell"]:first-child')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title')))
  const top = (): Promise<number> => explorer(run.page).grid.evaluate((grid) => grid.scrollTop)
  const status = (): Promise<string | null> => run.page.getByRole('contentinfo').textContent()
  /** The path that the bar tells: its last steps. */
  const here = async (): Promise<string> => (await explorer(run.page).path.getByRole('listitem').allTextContents()).slice(-2).join('/')
  const idOf = async (path: string): Promise<string> =>
    ((await runCli(data, ['file', 'info', path])) as {readonly item: {readonly id: string}}).item.id

  beforeAll(async () => {
    const place = await scratch()
    data = place.data
    files = place.files
    await plant(files, Object.fromEntries(Array.from({length: MANY}, (_, no) => [nameOf(no), 'text'])))
    await plant(files, {'album/one.txt': '1', 'album/two.txt': '2', 'album/inner/deep.txt': 'deep', 'build/old.txt': 'old'})
    run = await openElectron(data)
    await explorer(run.page).addButton.waitFor()
  })
  afterAll(async () => {
    await run?.app.close()
  })

  it('a folder is opened and read', async () => {
    await explorer(run.page).addLocation(files)
    await expect.poll(() => explorer(run.page).total(), {timeout: 15_000}).toBe(MANY + 2)
    await explorer(run.page)
      .sidebar.getByRole('treeitem', {name: /^files.*up to date/})
      .waitFor()
  })

  it('a file that is made appears, and grows', async () => {
    await writeFile(at('a new one.txt'), '')
    await expect.poll(names, SOON).toContain('a new one.txt')
    expect(await explorer(run.page).total()).toBe(MANY + 3)
    await appendFile(at('a new one.txt'), 'x'.repeat(2_000))
    await expect.poll(() => row('a new one.txt').textContent(), SOON).toContain('2 kB')
  })

  it('a chosen file that is renamed stays chosen under its new name, and nothing scrolls', async () => {
    await explorer(run.page).grid.hover()
    await run.page.mouse.wheel(0, 3_000)
    await row(nameOf(110)).click()
    await expect.poll(status).toContain('1 selected')
    const [before, id] = [await top(), await idOf(at(nameOf(110)))]
    expect(before).toBe(3_000)
    await rename(at(nameOf(110)), at('file 110 again.txt'))
    await expect.poll(chosen, SOON).toEqual(['file 110 again.txt'])
    expect([await top(), await idOf(at('file 110 again.txt'))]).toEqual([before, id])
    await press('F2')
    const field = run.page.getByRole('textbox', {name: 'New name'})
    expect(await field.inputValue()).toBe('file 110 again.txt')
    await field.press('Escape')
    // Out of view now, where nobody asked to be taken.
    await rename(at('file 110 again.txt'), at('zebra.txt'))
    await expect.poll(chosen, SOON).toEqual(['zebra.txt'])
    expect([await top(), await idOf(at('zebra.txt'))]).toEqual([before, id])
    expect(await status()).toContain('1 selected')
  })

  it('a chosen file that is deleted goes, and nothing is chosen instead', async () => {
    await rm(at('zebra.txt'))
    await expect.poll(chosen, SOON).toEqual([])
    await expect.poll(status).not.toContain('selected')
    await row(nameOf(112)).click()
    for (const no of [113, 114]) await row(nameOf(no)).click({modifiers: ['Control']})
    await rm(at(nameOf(112)))
    await expect.poll(chosen, SOON).toEqual([nameOf(113), nameOf(114)])
    await rm(at(nameOf(114)))
    await expect.poll(chosen, SOON).toEqual([nameOf(113)])
    expect(await status()).toContain('1 selected')
    expect([await top(), await run.page.getByRole('alert').count()]).toEqual([3_000, 0])
  })

  it('scrolling away from what is chosen is not taken back by what comes above it', async () => {
    await run.page.mouse.wheel(0, 4_000)
    await expect.poll(top).toBe(7_000)
    await writeFile(at('a second new one.txt'), '')
    await expect.poll(() => explorer(run.page).total(), SOON).toBe(MANY + 1)
    await expect.poll(() => explorer(run.page).grid.getAttribute('aria-activedescendant'), SOON).toMatch(/file-116$/)
    expect(await top()).toBe(7_000)
    expect(await status()).toContain('1 selected')
  })

  it('a folder that is renamed while it is open is followed, with what is chosen in it', async () => {
    await explorer(run.page).grid.focus()
    await press('Home')
    await row('album').dblclick()
    await shows(['inner', 'one.txt', 'two.txt'])
    await row('two.txt').click()
    await rename(at('album'), at('pictures'))
    await expect.poll(here, SOON).toBe('files/pictures')
    expect([await names(), await chosen()]).toEqual([['inner', 'one.txt', 'two.txt'], ['two.txt']])
    await writeFile(at('pictures/three.txt'), '3')
    await shows(['inner', 'one.txt', 'three.txt', 'two.txt'])
    await press('F5')
    await expect.poll(chosen).toEqual(['two.txt'])
    await press('Alt+ArrowLeft')
    await expect.poll(names).toContain('build')
    await press('Alt+ArrowRight')
    await shows(['inner', 'one.txt', 'three.txt', 'two.txt'])
    await row('inner').dblclick()
    await shows(['deep.txt'])
    await rename(at('pictures'), at('photos'))
    await expect
      .poll(async () => (await explorer(run.page).path.getByRole('listitem').allTextContents()).slice(-3), SOON)
      .toEqual(['files', 'photos', 'inner'])
    await shows(['deep.txt'])
    expect(run.complaints).toEqual([])
  })

  it('a folder that is deleted while it is open says so, leads on, and shows again when it is there again', async () => {
    await rm(at('photos'), {recursive: true})
    await run.page.getByText('This folder is no longer here').waitFor({timeout: SOON.timeout})
    await isClean(run.page, 'outside-folder-gone')
    await plant(files, {'photos/inner/new.txt': 'new'})
    await shows(['new.txt'])
    await rm(at('photos'), {recursive: true})
    await run.page.getByRole('button', {name: 'Go to the folder above'}).click()
    await run.page.getByRole('button', {name: 'Go to the folder above'}).click()
    await expect.poll(names).toContain('build')
  })

  it('a folder that is deleted and made anew at once shows what it holds now', async () => {
    await row('build').dblclick()
    await shows(['old.txt'])
    for (const round of ['first', 'second']) {
      await rm(at('build'), {recursive: true})
      await mkdir(at('build'))
      await writeFile(at('build', `${round}.txt`), round)
      await shows([`${round}.txt`])
    }
    expect(await here()).toBe('files/build')
    expect(run.complaints).toEqual([])
  })
})
