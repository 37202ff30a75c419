import {readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {photos, photosAtTop, plant, scratch} from './scratch.ts'

const planted = {
  ...photos,
  'names/old one.txt': '1',
  'names/old two.txt': '2',
  'names/old three.txt': '3',
  'twice/film.mov': 'f'.repeat(60_000),
  'twice/deep/film.mov': 'f'.repeat(60_000),
  'from/across.txt': 'across',
  'to/there.txt': 'there',
}
const top = ['from', 'names', 'to', 'trips', 'twice', ...photosAtTop.slice(1)]

/** Nothing in here uses a pointer, nor gives the keyboard to anything but by keys. */
describe.skipIf(!chromiumBinary)('the ten tasks that people come for, by the keyboard alone', () => {
  let run: BrowserRun
  let files: string
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await run.page.keyboard.press(key)
  }
  const write = (text: string): Promise<void> => run.page.keyboard.type(text)
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  const onDisk = (folder: string): Promise<readonly string[]> => readdir(join(files, folder)).then((found) => found.toSorted())
  const chosen = (): Promise<number> => explorer(run.page).grid.first().locator('[aria-selected="true"]').count()
  const asked = (name: string | RegExp): Promise<void> => run.page.getByRole('dialog', {name}).waitFor()
  const answered = (): Promise<void> => run.page.getByRole('dialog').waitFor({state: 'detached'})
  const done = (words: string): Promise<void> => run.page.locator('.notice-text', {hasText: words}).first().waitFor()

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, planted)
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
  })
  afterAll(() => run?.quit())

  /** Does a command of the palette by a part of its name. */
  const command = async (title: string, argument?: string): Promise<void> => {
    await press('Control+k')
    const palette = run.page.getByRole('dialog', {name: 'Command palette'})
    await palette.waitFor()
    await write(title)
    await expect.poll(() => run.page.getByRole('option', {selected: true}).textContent()).toContain(title)
    await press('Enter')
    if (argument === undefined) return palette.waitFor({state: 'detached'})
    await expect.poll(() => run.page.getByRole('combobox').last().inputValue()).toBe('')
    await write(argument)
    await run.page.getByRole('option').first().waitFor()
    await press('Enter')
    return palette.waitFor({state: 'detached'})
  }
  const goTo = async (folder: string, names: readonly string[]): Promise<void> => {
    await press('Control+l')
    await write(join(files, folder))
    await press('Enter')
    await shows(names)
  }
  const focused = (): Promise<string> =>
    run.page.evaluate<string>(
      `(() => { const it = document.activeElement; return (it?.getAttribute('aria-label') || it?.labels?.[0]?.textContent || it?.textContent || '').trim() })()`,
    )
  /** Walks with Tab until something of that name has the keyboard; what is yet to be shown is come to by a later round. */
  const tabTo = async (name: string | RegExp): Promise<void> => {
    const passed = new Set<string>()
    for (const end = Date.now() + 15_000; Date.now() < end;) {
      const found = await focused()
      if (typeof name === 'string' ? found === name : name.test(found)) return
      passed.add(found)
      await press('Tab')
    }
    throw new Error(`Tab never comes to “${String(name)}”, but to ${[...passed].join(', ')}.`)
  }

  it('1. adds a folder to the library', async () => {
    await command('Add location…')
    await asked('Add a location')
    await write(files)
    await press('Enter')
    await shows(top)
  })

  it('2. finds a file and goes to where it is', async () => {
    await press('Control+f')
    await write('porto')
    await shows(['porto.jpg'])
    await press('ArrowDown')
    await expect.poll(focused).toBe('Files')
    await command('Show in its folder')
    await shows(['lisbon.jpg', 'porto.jpg'])
    await expect.poll(chosen).toBe(1)
  })

  it('3. copies it into the folder above', async () => {
    await press('Control+c')
    await done('1 item can be pasted')
    await press('Alt+ArrowUp')
    await shows(['2024', 'readme.md'])
    await press('Control+v')
    await shows(['2024', 'porto.jpg', 'readme.md'])
    expect(await readFile(join(files, 'trips/porto.jpg'), 'utf8')).toBe(photos['trips/2024/porto.jpg'])
  })

  it('4. resolves the conflict of a second one of that name', async () => {
    await writeFile(join(files, 'trips/porto.jpg'), 'another bridge')
    await press('Control+v')
    await asked('“porto.jpg” is there already')
    await tabTo('Keep both')
    await press('Enter')
    await answered()
    await shows(['2024', 'porto (2).jpg', 'porto.jpg', 'readme.md'])
    expect(await readFile(join(files, 'trips/porto.jpg'), 'utf8')).toBe('another bridge')
  })

  it('5. takes that back', async () => {
    await press('Control+z')
    await shows(['2024', 'porto.jpg', 'readme.md'])
    expect(await onDisk('trips')).toEqual(['2024', 'porto.jpg', 'readme.md'])
  })

  it('6. gives many files other names at once', async () => {
    await goTo('names', ['old one.txt', 'old three.txt', 'old two.txt'])
    await press('Control+a', 'F2')
    await asked('Rename 3 items')
    await tabTo('Find')
    await write('old')
    await press('Tab')
    await write('new')
    await run.page.getByText('3 items get other names.').waitFor()
    await press('Enter')
    await answered()
    await expect.poll(() => onDisk('names')).toEqual(['new one.txt', 'new three.txt', 'new two.txt'])
  })

  it('7. frees the space of what is there twice', async () => {
    await command('Duplicates')
    await run.page.getByText('film.mov').first().waitFor()
    await tabTo('Preview…')
    await press('Enter')
    await asked('Resolve 1 duplicate?')
    await tabTo('Resolve')
    await press('Enter')
    await answered()
    await expect
      .poll(async () => [await onDisk('twice'), await onDisk('twice/deep')].flat().filter((name) => name === 'film.mov').length)
      .toBe(1)
  })

  it('8. brings back what was put into the trash', async () => {
    await goTo('', top)
    await write('notes')
    await expect.poll(chosen).toBe(1)
    await press('Delete')
    await expect.poll(() => onDisk('')).not.toContain('notes.txt')
    await command('Trash')
    await tabTo(/^Choose notes\.txt/)
    await press('Space')
    await tabTo('Restore')
    await press('Enter')
    await expect.poll(() => onDisk('')).toContain('notes.txt')
    expect(await readFile(join(files, 'notes.txt'), 'utf8')).toBe('sea, sand')
  })

  it('9. splits the view and moves a file across', async () => {
    await goTo('from', ['across.txt'])
    await press('Control+Shift+s')
    await expect.poll(() => run.page.locator('[data-pane]').count()).toBe(2)
    await press('Control+l')
    await write(join(files, 'to'))
    await press('Enter')
    await expect.poll(() => explorer(run.page).names()).toContain('there.txt')
    await command('To the other pane')
    await press('Home')
    await expect.poll(chosen).toBe(1)
    await command('Move to other pane')
    await expect.poll(() => onDisk('to')).toEqual(['across.txt', 'there.txt'])
    expect(await onDisk('from')).toEqual([])
    await press('Control+Shift+s')
  })

  it('10. changes a setting', async () => {
    await writeFile(join(files, 'to/.hidden.txt'), 'x')
    await goTo('to', ['across.txt', 'there.txt'])
    await press('Control+,')
    await run.page.getByRole('heading', {name: 'Settings', level: 1}).waitFor()
    await tabTo('Hidden files')
    await press('Space', 'Alt+ArrowLeft')
    await shows(['.hidden.txt', 'across.txt', 'there.txt'])
  })

  it('nothing was complained of', () => expect(run.complaints).toEqual([]))
})
