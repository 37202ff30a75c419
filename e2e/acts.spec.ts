import {existsSync} from 'node:fs'
import {readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Locator} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {picture} from './picture.ts'
import {runCli} from './run-cli.ts'
import {plant, scratch} from './scratch.ts'

const planted = {
  'in/a.txt': 'the a of in',
  'in/b.txt': 'the b of in, which is larger',
  'in/c.txt': 'the same c',
  'in/d.txt': 'only in',
  'out/a.txt': 'the a of out',
  'out/b.txt': 'the b of out',
  'out/c.txt': 'the same c',
  'work/one.txt': 'one',
  'work/two.tar.gz': 'two',
  'work/three.txt': 'three',
}

describe.skipIf(!chromiumBinary)('acts on files by keys, menus and the mouse', () => {
  let run: BrowserRun
  let files: string
  let data: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const row = (name: string) => explorer(run.page).row(name)
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  const onDisk = (folder: string): Promise<readonly string[]> => readdir(join(files, folder)).then((names) => names.toSorted())
  const text = (path: string): Promise<string> => readFile(join(files, path), 'utf8')
  const open = async (folder: string): Promise<void> => {
    await press('Control+l')
    await run.page.getByLabel('Path or address').fill(join(files, folder))
    await press('Enter')
    await expect.poll(() => explorer(run.page).path.locator('[aria-current="page"]').textContent()).toBe(folder)
    // What stood there before stays until the new rows are here.
    await shows(await inOrder(folder))
    await explorer(run.page).grid.focus()
  }
  /** As the window orders them: folders first, then by name. */
  const inOrder = async (folder: string): Promise<readonly string[]> =>
    (await readdir(join(files, folder), {withFileTypes: true}))
      .toSorted((a, b) => Number(b.isDirectory()) - Number(a.isDirectory()) || (a.name < b.name ? -1 : 1))
      .map(({name}) => name)
  /** The folder that is shown holds these, on the disk and, once the window has followed, in its rows. */
  const stands = async (folder: string, names: readonly string[]): Promise<void> => {
    await expect.poll(() => onDisk(folder), {timeout: 10_000}).toEqual(names)
    await shows(await inOrder(folder))
  }
  const toast = (words: string) => run.page.locator('.notice').filter({hasText: words})
  const clean = (name: string): Promise<void> => isClean(run.page, name)

  beforeAll(async () => {
    const place = await scratch()
    ;({files, data} = place)
    await plant(files, planted)
    run = await openBrowser(data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
  })
  afterAll(() => run?.quit())

  it('shows the folder that was added', () => shows(['in', 'out', 'work']))

  it('renames in place: the name without its ending is chosen, Escape leaves it, Tab goes to the next', async () => {
    await open('work')
    await shows(['one.txt', 'three.txt', 'two.tar.gz'])
    await row('one.txt').click()
    await press('F2')
    const field = run.page.getByRole('textbox', {name: 'New name'})
    await field.waitFor()
    const chosen = await field.evaluate('[document.activeElement.selectionStart, document.activeElement.selectionEnd]')
    expect(chosen).toEqual([0, 3])
    await picture(run.page, 'acts-rename')
    await press('Escape')
    await field.waitFor({state: 'detached'})
    await press('F2')
    await run.page.keyboard.type('first')
    await press('Tab')
    await expect.poll(() => field.inputValue()).toBe('three.txt')
    await press('Escape')
    await stands('work', ['first.txt', 'three.txt', 'two.tar.gz'])
  })

  it('goes on with a name that is being written while other files come', async () => {
    await row('three.txt').click()
    await press('F2')
    await run.page.keyboard.type('dri')
    await runCli(data, ['file', 'mkdir', join(files, 'work/another'), '--yes'])
    await expect.poll(() => explorer(run.page).total(), {timeout: 10_000}).toBe(4)
    await run.page.waitForTimeout(1_000)
    await run.page.keyboard.type('ed')
    await press('Enter')
    await stands('work', ['another', 'dried.txt', 'first.txt', 'two.tar.gz'])
    await press('Control+z')
    await stands('work', ['another', 'first.txt', 'three.txt', 'two.tar.gz'])
    await press('Control+z')
    await stands('work', ['first.txt', 'three.txt', 'two.tar.gz'])
  })

  it('takes back with Ctrl+Z what it did, and does it again', async () => {
    await explorer(run.page).grid.focus()
    await press('Control+z')
    await toast('Undone').waitFor()
    await stands('work', ['one.txt', 'three.txt', 'two.tar.gz'])
    await press('Control+y')
    await stands('work', ['first.txt', 'three.txt', 'two.tar.gz'])
    await press('Control+z')
    await stands('work', ['one.txt', 'three.txt', 'two.tar.gz'])
  })

  it('makes a folder with Ctrl+Shift+N and lets its name be written', async () => {
    await press('Control+Shift+n')
    await run.page.getByRole('textbox', {name: 'New name'}).waitFor()
    await run.page.keyboard.type('made')
    await press('Enter')
    await stands('work', ['made', 'one.txt', 'three.txt', 'two.tar.gz'])
  })

  it('duplicates with Ctrl+D', async () => {
    await row('one.txt').click()
    await press('Control+d')
    await stands('work', ['made', 'one (2).txt', 'one.txt', 'three.txt', 'two.tar.gz'])
    expect(await text('work/one (2).txt')).toBe('one')
    await press('Control+z')
    await stands('work', ['made', 'one.txt', 'three.txt', 'two.tar.gz'])
  })

  it('cuts and pastes into another folder', async () => {
    await row('three.txt').click()
    await press('Control+x')
    await row('made').dblclick()
    await shows([])
    await explorer(run.page).grid.focus()
    await press('Control+v')
    await stands('work/made', ['three.txt'])
    expect(await onDisk('work')).toEqual(['made', 'one.txt', 'two.tar.gz'])
  })

  it('drags a file onto a folder, and says the verb at the pointer', async () => {
    await open('work')
    await row('one.txt').locator('.file-name > .file-cut').hover()
    await run.page.mouse.down()
    await restOn(row('made'))
    await expect.poll(() => run.page.locator('.drag-badge').textContent()).toBe('Move to made')
    await picture(run.page, 'acts-drag')
    await run.page.mouse.up()
    await expect.poll(() => onDisk('work/made')).toEqual(['one.txt', 'three.txt'])
    await stands('work', ['made', 'two.tar.gz'])
    await press('Control+z')
    await stands('work', ['made', 'one.txt', 'two.tar.gz'])
  })

  it('copies with Ctrl held, onto a step of the path too', async () => {
    await open('work')
    await row('one.txt').locator('.file-name > .file-cut').hover()
    await run.page.mouse.down()
    await run.page.keyboard.down('Control')
    const step = explorer(run.page).path.getByRole('button', {name: 'files', exact: true})
    await restOn(step)
    await expect.poll(() => run.page.locator('.drag-badge').textContent()).toBe('Copy to files')
    await run.page.mouse.up()
    await run.page.keyboard.up('Control')
    await expect.poll(() => onDisk('.')).toContain('one.txt')
    expect(await onDisk('work')).toContain('one.txt')
    await explorer(run.page).grid.focus()
    await press('Control+z')
    await expect.poll(() => onDisk('.')).not.toContain('one.txt')
  })

  it('puts into the trash without asking, and the toast brings back', async () => {
    await open('work')
    await row('one.txt').click()
    await press('Delete')
    await stands('work', ['made', 'two.tar.gz'])
    await clean('acts-toast')
    await run.page.locator('.notice').getByRole('button', {name: 'Undo'}).click()
    await stands('work', ['made', 'one.txt', 'two.tar.gz'])
  })

  it('asks before it deletes for good, and Cancel leaves all as it was', async () => {
    await row('two.tar.gz').click()
    await press('Shift+Delete')
    const dialog = run.page.getByRole('dialog', {name: 'Delete 1 item for good?'})
    await dialog.waitFor()
    await clean('acts-delete')
    await dialog.getByRole('button', {name: 'Cancel'}).click()
    await dialog.waitFor({state: 'detached'})
    expect(await onDisk('work')).toContain('two.tar.gz')
    await explorer(run.page).grid.focus()
    await press('Shift+Delete')
    await dialog.getByRole('button', {name: 'Delete for good'}).click()
    await stands('work', ['made', 'one.txt'])
  })

  it('settles all conflicts of one operation in one dialog, each by itself where that is wished', async () => {
    await writeFile(join(files, 'in/b.txt'), 'the b of in, which is newer and larger')
    await open('in')
    await press('Control+a')
    await press('Control+c')
    await open('out')
    await press('Control+v')
    const dialog = run.page.getByRole('dialog')
    await dialog.waitFor()
    // c is the same in both: nobody is asked about it. d meets nothing.
    await expect.poll(() => dialog.getByRole('heading').textContent()).toBe('2 files are there already')
    expect(await onDisk('out')).toEqual(['a.txt', 'b.txt', 'c.txt'])
    await clean('acts-conflicts')
    await dialog.getByRole('button', {name: 'Decide each…'}).click()
    await dialog.getByRole('table').waitFor()
    const ofB = dialog.getByRole('row', {name: /b\.txt/})
    await expect.poll(() => ofB.textContent()).toContain('larger')
    await clean('acts-conflict-table')
    await dialog.getByLabel('What to do with a.txt').selectOption('keep-both')
    await dialog.getByLabel('What to do with b.txt').selectOption('overwrite')
    // The last conflict can be skipped like any other.
    expect(await dialog.getByLabel('What to do with b.txt').locator('option').allTextContents()).toEqual(['Replace', 'Keep both', 'Skip'])
    await dialog.getByRole('button', {name: 'Go on'}).click()
    await stands('out', ['a (2).txt', 'a.txt', 'b.txt', 'c.txt', 'd.txt'])
    expect(await text('out/a (2).txt')).toBe('the a of in')
    expect(await text('out/a.txt')).toBe('the a of out')
    expect(await text('out/b.txt')).toBe('the b of in, which is newer and larger')
    expect(await text('out/d.txt')).toBe('only in')
    await explorer(run.page).grid.focus()
    await press('Control+z')
    await stands('out', ['a.txt', 'b.txt', 'c.txt'])
    await expect.poll(() => text('out/b.txt')).toBe('the b of out')
  })

  it('asks about a single file at once, and skips it with the keyboard alone', async () => {
    await open('in')
    await row('a.txt').click()
    await press('Control+c')
    await open('out')
    await press('Control+v')
    const dialog = run.page.getByRole('dialog', {name: '“a.txt” is there already'})
    await dialog.waitFor()
    expect(await dialog.getByRole('term').allTextContents()).toEqual(['Coming in', 'There now'])
    expect(await dialog.getByRole('button').allTextContents()).toEqual(['Cancel', 'Skip', 'Keep both', 'Replace'])
    await expect.poll(() => dialog.getByRole('button', {name: 'Skip'}).evaluate('document.activeElement?.textContent')).toBe('Skip')
    await isClean(run.page, 'acts-one-conflict')
    await press('Enter')
    await dialog.waitFor({state: 'detached'})
    expect(await text('out/a.txt')).toBe('the a of out')
  })

  it('renames many in one dialog that tells what would come of it', async () => {
    await open('out')
    await press('Control+a')
    await press('F2')
    const dialog = run.page.getByRole('dialog', {name: 'Rename 3 items'})
    await dialog.getByLabel('Find', {exact: true}).fill('^(.)')
    await dialog.getByLabel('Replace with').fill('the $1')
    await dialog.getByText('No name changes.').waitFor()
    await dialog.getByLabel('Find is a regular expression').check()
    await dialog.getByText('3 items get other names.').waitFor()
    expect(await dialog.getByRole('list', {name: 'New names'}).getByRole('listitem').allTextContents()).toEqual([
      'a.txtthe a.txt',
      'b.txtthe b.txt',
      'c.txtthe c.txt',
    ])
    await clean('acts-batch')
    await dialog.getByLabel('By a template').check()
    await dialog.getByRole('textbox', {name: 'Template'}).fill('{nonsense}')
    await dialog.getByText('The template does not know {nonsense}.').waitFor()
    expect(await dialog.getByRole('button', {name: 'Rename'}).isDisabled()).toBe(true)
    await dialog.getByRole('textbox', {name: 'Template'}).fill('{n:02} {name}')
    await dialog.getByText('3 items get other names.').waitFor()
    await dialog.getByRole('button', {name: 'Rename'}).click()
    await stands('out', ['01 a.txt', '02 b.txt', '03 c.txt'])
    await explorer(run.page).grid.focus()
    await press('Control+z')
    await stands('out', ['a.txt', 'b.txt', 'c.txt'])
  })

  it('offers Paste and New folder beside the files', async () => {
    await open('out')
    await explorer(run.page).grid.click({button: 'right', position: {x: 300, y: 400}})
    await run.page.getByRole('menuitem', {name: /^New folder/}).waitFor()
    await clean('acts-place-menu')
    await press('Escape')
  })

  it('lists the trash and brings back from it', async () => {
    await open('work')
    await row('one.txt').click()
    await press('Delete')
    await expect.poll(() => existsSync(join(files, 'work/one.txt'))).toBe(false)
    await explorer(run.page).sidebar.getByRole('treeitem', {name: 'Trash'}).click()
    const box = run.page.getByRole('checkbox', {name: `Choose one.txt, which was in ${join(files, 'work')}`, exact: true})
    await box.check()
    await clean('acts-trash')
    await run.page.getByRole('button', {name: 'Restore'}).click()
    await expect.poll(() => existsSync(join(files, 'work/one.txt'))).toBe(true)
    expect(await text('work/one.txt')).toBe('one')
  })

  it('tells what was done, the newest first, and takes the last back', async () => {
    await explorer(run.page).sidebar.getByRole('treeitem', {name: 'History'}).click()
    const list = run.page.getByRole('list', {name: 'What was done'})
    await expect.poll(() => list.getByRole('listitem').first().textContent()).toContain('Restored')
    await clean('acts-history')
  })
})

/** Moves the pointer within one thing: a page learns that something is over it with the second move there. */
async function restOn(place: Locator): Promise<void> {
  for (const x of [8, 9, 10]) await place.hover({position: {x, y: 12}})
}
