import {renameSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean, isCleanInBothThemes} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {runCli} from './run-cli.ts'
import {plant, scratch} from './scratch.ts'

const planted = {
  'one/beach.jpg': 'the same picture',
  'one/list.txt': 'a list',
  'one/notes.txt': 'some notes',
  'two/copy.jpg': 'the same picture',
}

describe.skipIf(!chromiumBinary)('tags in the window', () => {
  let run: BrowserRun
  let files: string
  let data: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const row = (name: string) => explorer(run.page).row(name)
  const tree = () => run.page.getByRole('tree', {name: 'Sidebar'})
  const node = (name: string) =>
    tree().locator('[role="treeitem"][data-tag]', {has: run.page.locator('.location-name', {hasText: new RegExp(`^${name}$`)})})
  const toast = (words: string) => run.page.locator('.notice').filter({hasText: words})
  const dialog = () => run.page.getByRole('dialog')
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  /** Each tag with its level among tags and its count. */
  const tags = (): Promise<readonly string[]> =>
    tree()
      .locator('[role="treeitem"][data-tag]')
      .evaluateAll((nodes) =>
        nodes.map(
          (one) =>
            `${Number(one.getAttribute('aria-level')) - 1} ${one.querySelector('.location-name')?.textContent} ${one.querySelector('.tag-count')?.textContent}`,
        ),
      )
  const standsAs = (wanted: readonly string[]): Promise<void> => expect.poll(tags, {timeout: 10_000}).toEqual(wanted)
  const found = async (tag: string): Promise<readonly string[]> => {
    const {items} = (await runCli(data, ['search', '--tag', tag])) as {items: {name: string}[]}
    return items.map(({name}) => name)
  }
  const open = async (folder: string): Promise<void> => {
    // A search that stands would go on standing.
    await explorer(run.page).sidebar.getByRole('treeitem', {name: 'files'}).first().click()
    await press('Control+l')
    await run.page.getByLabel('Path or address').fill(join(files, folder))
    await press('Enter')
    await expect.poll(() => explorer(run.page).path.locator('[aria-current="page"]').textContent()).toBe(folder)
  }

  beforeAll(async () => {
    ;({files, data} = await scratch())
    await plant(files, planted)
    run = await openBrowser(data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
  })
  afterAll(() => run?.quit())

  it('makes a tag of a name and a colour', async () => {
    await shows(['one', 'two'])
    await run.page.locator('.tag-new button').click()
    await dialog().getByLabel('Name').fill('Holiday')
    await dialog().getByRole('radio', {name: 'Blue'}).check()
    await isClean(run.page, 'tags-new')
    await press('Enter')
    await dialog().waitFor({state: 'detached'})
    await standsAs(['1 Holiday 0'])
    expect(await node('Holiday').locator('.tag-dot').getAttribute('data-colour')).toBe('blue')
  })

  it('tags what is chosen by Ctrl+; and a digit; its copy has the tag too', async () => {
    await open('one')
    await shows(['beach.jpg', 'list.txt', 'notes.txt'])
    await row('beach.jpg').click()
    await press('Control+;')
    await dialog().getByText('Tags of 1 item').waitFor()
    await press('1')
    await toast('Tagged 1 item “Holiday”.').waitFor()
    await dialog().getByRole('button', {name: 'Remove tag Holiday'}).waitFor()
    await isClean(run.page, 'tags-popover')
    await press('Escape')
    await row('beach.jpg').getByRole('img', {name: 'Tags: Holiday'}).waitFor()
    await standsAs(['1 Holiday 2'])
  })

  it('takes it off by the same keys, however quickly they follow each other', async () => {
    await row('beach.jpg').click()
    await press('Control+;')
    await press('1')
    await toast('Removed the tag “Holiday” from 1 item.').waitFor()
    await dialog().waitFor()
    await press('Escape')
    await dialog().waitFor({state: 'detached'})
    await standsAs(['1 Holiday 0'])
    await press('Control+z')
    await standsAs(['1 Holiday 2'])
  })

  it('makes a tag by typing a name that there is not', async () => {
    await row('notes.txt').click()
    await row('list.txt').click({modifiers: ['Control']})
    await press('Control+;')
    await dialog().getByText('Tags of 2 items').waitFor()
    await run.page.keyboard.type('Work')
    await run.page.getByRole('option', {name: 'Create “Work”'}).waitFor()
    await press('Enter')
    await dialog().getByRole('option', {name: /^Work/, selected: true}).waitFor()
    await press('Escape')
    await standsAs(['1 Holiday 2', '1 Work 2'])
  })

  it('shows what has a tag, wherever it is, and takes chips of other tags', async () => {
    await node('Holiday').click()
    await shows(['beach.jpg', 'copy.jpg'])
    await isCleanInBothThemes(run.page, 'tags-found')
    await run.page.getByRole('button', {name: 'Tag', exact: true}).click()
    await run.page.getByRole('menuitemcheckbox', {name: 'Work'}).click()
    await press('Escape')
    await shows(['beach.jpg', 'copy.jpg', 'list.txt', 'notes.txt'])
    await run.page
      .getByRole('toolbar', {name: 'Terms of the search'})
      .getByRole('button', {name: 'Tag: Holiday or Work', exact: true})
      .waitFor()
    await run.page.getByRole('button', {name: 'Tag', exact: true}).click()
    await run.page.getByRole('menuitemcheckbox', {name: 'Holiday'}).click()
    await press('Escape')
    await shows(['list.txt', 'notes.txt'])
  })

  it('takes a tag off by the menu of a file, and gives it back by the toast', async () => {
    await row('list.txt').click({button: 'right'})
    await run.page.getByRole('menuitem', {name: 'Tags'}).hover()
    await run.page.getByRole('menuitemcheckbox', {name: 'Work', checked: true}).waitFor()
    await isClean(run.page, 'tags-menu')
    await run.page.getByRole('menuitemcheckbox', {name: 'Work'}).click()
    await shows(['notes.txt'])
    await toast('Removed the tag “Work” from 1 item.').getByRole('button', {name: 'Undo'}).click()
    await shows(['list.txt', 'notes.txt'])
  })

  it('nests a tag where it is dropped, and puts files that are dropped on one there', async () => {
    await node('Work').dragTo(node('Holiday'))
    await standsAs(['1 Holiday 4', '2 Work 2'])
    await open('two')
    await shows(['copy.jpg'])
    await row('copy.jpg').locator('.file-name > .file-cut').dragTo(node('Work'))
    await standsAs(['1 Holiday 4', '2 Work 4'])
    await row('copy.jpg').getByRole('img', {name: 'Tags: Holiday, Work'}).waitFor()
    await run.page.emulateMedia({colorScheme: 'dark'})
    await isClean(run.page, 'tags-nested-dark')
    await run.page.emulateMedia({colorScheme: 'light'})
  })

  it('goes through the tree, renames, closes and deletes by keys alone', async () => {
    await node('Holiday').focus()
    await press('ArrowLeft')
    await standsAs(['1 Holiday 4'])
    await press('ArrowRight')
    await press('ArrowDown')
    await press('F2')
    await dialog().getByLabel('Name').fill('Job')
    await press('Enter')
    await standsAs(['1 Holiday 4', '2 Job 4'])
    await node('Job').focus()
    await press('Delete')
    await standsAs(['1 Holiday 2'])
    await toast('Deleted the tag “Job”.').getByRole('button', {name: 'Undo'}).click()
    await standsAs(['1 Holiday 4', '2 Job 4'])
    await node('Job').focus()
    await press('Enter')
    await shows(['beach.jpg', 'copy.jpg', 'list.txt', 'notes.txt'])
  })

  it('puts files together by their tags, each under its first one, and goes along with what is tagged', async () => {
    await open('one')
    await shows(['beach.jpg', 'list.txt', 'notes.txt'])
    await explorer(run.page).groupBy('Tag')
    const {lines} = explorer(run.page)
    await expect.poll(lines).toEqual(['Holiday', 'beach.jpg', 'Holiday / Job', 'list.txt', 'notes.txt'])
    expect(await runCli(data, ['tag', 'remove', 'Holiday/Job', join(files, 'one/list.txt')])).toBeDefined()
    await expect.poll(lines).toEqual(['Holiday', 'beach.jpg', 'Holiday / Job', 'notes.txt', 'No tag', 'list.txt'])
    expect(await explorer(run.page).total()).toBe(3)
    await isCleanInBothThemes(run.page, 'tags-grouped')
    await press('Control+1')
    await run.page.locator('.file-tile').first().waitFor()
    expect(await run.page.locator('.group-head[data-group] .group-head-title').allTextContents()).toEqual([
      'Holiday',
      'Holiday / Job',
      'No tag',
    ])
    await press('Control+2')
    expect(await runCli(data, ['undo'])).toBeDefined()
    await expect.poll(lines).toEqual(['Holiday', 'beach.jpg', 'Holiday / Job', 'list.txt', 'notes.txt'])
  })

  it('is found by sidebar and command line after a restart and a rename outside', async () => {
    await run.quit()
    renameSync(join(files, 'one'), join(files, 'renamed'))
    renameSync(join(files, 'two/copy.jpg'), join(files, 'two/other.jpg'))
    run = await openBrowser(data)
    await node('Holiday').waitFor()
    await expect.poll(() => found('Holiday'), {timeout: 10_000}).toEqual(['beach.jpg', 'list.txt', 'notes.txt', 'other.jpg'])
    expect(await found('Holiday/Job')).toEqual(['beach.jpg', 'list.txt', 'notes.txt', 'other.jpg'])
    await node('Holiday').click()
    await shows(['beach.jpg', 'list.txt', 'notes.txt', 'other.jpg'])
    expect(run.complaints).toEqual([])
  })
})
