import {utimesSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isCleanInBothThemes} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {runCli} from './run-cli.ts'
import {plant, scratch} from './scratch.ts'

const planted = {
  'work/plan 2024.txt': 'the plan',
  'work/plan copy.txt': 'the plan',
  'work/big.txt': 'x'.repeat(20_000),
  'work/.secret.txt': 'hidden',
  'home/notes.md': '# notes',
  'home/report-old.txt': 'old',
}

describe.skipIf(!chromiumBinary)('searching in the window', () => {
  let run: BrowserRun
  let files: string
  let data: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const box = () => explorer(run.page).search
  const chips = () => run.page.getByRole('toolbar', {name: 'Terms of the search'})
  const chip = (name: string) => chips().getByRole('button', {name, exact: true})
  const option = (name: string | RegExp) => run.page.getByRole('listbox', {name: 'Suggestions'}).getByRole('option', {name, exact: true})
  const menuEntry = (name: string) => run.page.getByRole('menuitem', {name})
  const problem = () => run.page.locator('.search-box .query-problem[data-shown]')
  const toast = (words: string) => run.page.locator('.notice').filter({hasText: words})
  const savedEntry = (name: string) => explorer(run.page).sidebar.getByRole('treeitem', {name, exact: true})
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  const says = (text: string): Promise<void> => expect.poll(() => box().inputValue()).toBe(text)
  const focused = (): Promise<string | null> =>
    run.page.evaluate<string | null>(`document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent`)
  const inBothThemes = (name: string): Promise<void> => isCleanInBothThemes(run.page, name)

  beforeAll(async () => {
    ;({files, data} = await scratch())
    await plant(files, planted)
    utimesSync(join(files, 'home/report-old.txt'), new Date(2001, 4, 5), new Date(2001, 4, 5))
    run = await openBrowser(data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
    await runCli(data, ['tag', 'create', 'To do'])
  })
  afterAll(() => run?.quit())

  it('finds by words, patterns, kinds, sizes and dates, and shows what it understood as chips', async () => {
    await box().fill('plan')
    await shows(['plan 2024.txt', 'plan copy.txt'])
    expect(await chips().count()).toBe(0)
    await box().fill('ext:txt size:<100b !copy')
    await shows(['.secret.txt', 'plan 2024.txt', 'report-old.txt'])
    expect(await chips().locator('.chip-words').allTextContents()).toEqual(['Ending: .txt', 'Size: < 100 B', 'not copy'])
    await inBothThemes('search-chips')
    await box().fill('*.md | modified:2001')
    await shows(['notes.md', 'report-old.txt'])
    await box().fill('path:work is:hidden')
    await shows(['.secret.txt'])
    await box().fill('dup:')
    await shows(['plan 2024.txt', 'plan copy.txt'])
    await box().fill('regex:^plan.\\d+ ')
    await shows(['plan 2024.txt'])
  })

  it('turns a chip round, takes it out and edits it by the pointer, and the text goes along', async () => {
    await box().fill('plan ext:txt !copy')
    await chip('not copy').click()
    await inBothThemes('search-chip-menu')
    await menuEntry('Must hold').click()
    await says('plan ext:txt copy')
    await shows(['plan copy.txt'])
    await run.page.getByRole('button', {name: 'Remove “copy” from the search'}).click()
    await says('plan ext:txt')
    await chip('Ending: .txt').click()
    await menuEntry('Edit').click()
    await expect.poll(focused).toBe('Search')
    await run.page.keyboard.type('ext:md')
    await says('plan ext:md')
  })

  it('does the same from the keyboard', async () => {
    await box().fill('size:<100b plan !copy')
    await shows(['plan 2024.txt'])
    await chip('Size: < 100 B').focus()
    await press('ArrowRight')
    await press('ArrowRight')
    await press('-')
    await says('size:<100b plan copy')
    await expect.poll(focused).toBe('copy')
    await press('Delete')
    await says('size:<100b plan')
    await expect.poll(focused).toBe('plan')
    await press('F2')
    await expect.poll(focused).toBe('Search')
    await run.page.keyboard.type('report')
    await says('size:<100b report')
    await shows(['report-old.txt'])
    await chip('Size: < 100 B').focus()
    await press('Delete')
    await says('report')
    // The last chip is gone: the keyboard is back in the box.
    await expect.poll(focused).toBe('Search')
  })

  it('completes keys and values', async () => {
    await box().fill('')
    await run.page.keyboard.type('ki')
    await option(/^kind:/).waitFor()
    await inBothThemes('search-completion')
    await press('ArrowDown')
    await run.page.getByRole('option', {name: /^kind:/, selected: true}).waitFor()
    await press('Enter')
    await says('kind:')
    await option(/image/).waitFor()
    await run.page.keyboard.type('te')
    await option(/^text/).click()
    await says('kind:text ')
    await run.page.keyboard.type('tag:to')
    await option(/to do/i).waitFor()
    await press('Escape')
    await says('kind:text tag:to')
    await run.page.keyboard.type(' ')
    await expect.poll(() => run.page.getByRole('option').count()).toBe(0)
    await press('Control+ ')
    await option(/^modified:/).waitFor()
    await press('Escape')
  })

  it('letters that follow what was completed stay in their order, however late a frame comes', async () => {
    await box().fill('')
    const frames = (): Promise<unknown> => run.page.evaluate(`window.late.acts.splice(0).forEach((act) => act(performance.now()))`)
    await run.page.evaluate(
      `window.late = {acts: [], frame: window.requestAnimationFrame}; window.requestAnimationFrame = (act) => window.late.acts.push(act)`,
    )
    await run.page.keyboard.type('ki')
    await option(/^kind:/).waitFor()
    await press('ArrowDown')
    await press('Enter')
    await says('kind:')
    await run.page.keyboard.type('te')
    await frames()
    await run.page.keyboard.type('xt')
    await says('kind:text')
    await run.page.evaluate(`window.requestAnimationFrame = window.late.frame`)
    await frames()
  })

  it('menus write the same words', async () => {
    await box().fill('plan')
    await run.page.locator('.search-strip').getByRole('button', {name: 'Kind', exact: true}).click()
    await run.page.getByRole('menuitemradio', {name: 'Text'}).click()
    await says('plan kind:text')
    await run.page.getByRole('button', {name: 'Kind: Text', exact: true}).first().click()
    await run.page.getByRole('menuitemradio', {name: 'Any'}).click()
    await says('plan')
  })

  it('says below the box what it did not understand', async () => {
    await box().fill('plan size:big ')
    await expect.poll(() => problem().textContent()).toMatch(/^“big” is no size\./)
    await inBothThemes('search-problem')
    await box().fill('content:x')
    await expect.poll(() => problem().textContent()).toMatch(/^“content:” is nothing/)
    await box().fill('tag:nothing plan')
    await expect.poll(() => problem().textContent()).toBe('There is no tag “nothing”.')
    await box().fill('plan size:')
    await shows(['plan 2024.txt', 'plan copy.txt'])
    await expect.poll(() => problem().count()).toBe(0)
  })

  it('is saved under a name, shown from the sidebar, renamed, changed, removed and given back', async () => {
    await box().fill('ext:md')
    await shows(['notes.md'])
    await run.page.getByRole('button', {name: 'Save search…'}).click()
    await run.page.getByRole('dialog').getByLabel('Name').fill('My notes')
    await inBothThemes('search-save')
    await press('Enter')
    await toast('Saved as “My notes”.').waitFor()
    await savedEntry('My notes').waitFor()
    await box().press('Escape')
    await says('')
    await savedEntry('My notes').click()
    await shows(['notes.md'])
    expect(await savedEntry('My notes').getAttribute('aria-current')).toBe('location')
    await inBothThemes('search-saved')
    await box().fill('ext:md notes')
    await savedEntry('My notes').click({button: 'right'})
    await menuEntry('Look for what is searched for now').click()
    await toast('“My notes” is changed.').waitFor()
    await savedEntry('My notes').focus()
    await press('F2')
    await run.page.getByRole('dialog').getByLabel('Name').fill('All notes')
    await press('Enter')
    await savedEntry('All notes').waitFor()
    const {saved} = (await runCli(data, ['saved', 'list'])) as {saved: {name: string; query: string}[]}
    expect(saved).toMatchObject([{name: 'All notes', query: 'ext:md notes', in: null}])
    await savedEntry('All notes').click({button: 'right'})
    await menuEntry('Remove').click()
    await savedEntry('All notes').waitFor({state: 'detached'})
    await toast('“All notes” is removed.').getByRole('button', {name: 'Undo'}).click()
    await savedEntry('All notes').waitFor()
  })

  it('offers what was searched for last, until it is cleared', async () => {
    await box().fill('plan copy')
    await press('Enter')
    await run.page.getByRole('button', {name: 'Clear search'}).click()
    await explorer(run.page).grid.first().focus()
    await box().click()
    await option('plan copy').waitFor()
    await inBothThemes('search-recent')
    await option('plan copy').click()
    await shows(['plan copy.txt'])
    await box().press('Escape')
    await explorer(run.page).grid.first().focus()
    await box().click()
    await option('Clear recent searches').click()
    await expect.poll(() => run.page.getByRole('option').count()).toBe(0)
  })

  it('filters an open folder by the same words', async () => {
    await explorer(run.page).sidebar.getByRole('treeitem', {name: 'files'}).first().click()
    await press('Control+l')
    await run.page.getByLabel('Path or address').fill(join(files, 'work'))
    await press('Enter')
    await shows(['big.txt', 'plan 2024.txt', 'plan copy.txt'])
    await press('Control+i')
    const filter = run.page.getByRole('combobox', {name: 'Filter this folder'})
    await filter.fill('size:>1kb | copy')
    await shows(['big.txt', 'plan copy.txt'])
    await filter.fill('is:hidden')
    await shows(['.secret.txt'])
    await filter.fill('si')
    await run.page.getByRole('option', {name: /^size:/}).waitFor()
    await inBothThemes('search-filter')
    await press('Escape')
    await filter.fill('size:odd ')
    await expect.poll(() => run.page.locator('.filter-strip .query-problem[data-shown]').textContent()).toMatch(/^“odd” is no size/)
    await press('Escape')
    await filter.waitFor({state: 'detached'})
    await shows(['big.txt', 'plan 2024.txt', 'plan copy.txt'])
  })

  it('looks below a folder that was saved along', async () => {
    await box().fill('ext:txt')
    await run.page.getByRole('button', {name: 'This folder'}).click()
    await shows(['.secret.txt', 'big.txt', 'plan 2024.txt', 'plan copy.txt'])
    await run.page.getByRole('button', {name: 'Save search…'}).click()
    await run.page.getByRole('dialog').getByLabel('Name').fill('Work texts')
    await press('Enter')
    await savedEntry('Work texts').waitFor()
    await explorer(run.page).sidebar.getByRole('treeitem', {name: 'Home'}).first().click()
    await savedEntry('Work texts').click()
    await shows(['.secret.txt', 'big.txt', 'plan 2024.txt', 'plan copy.txt'])
    const {saved} = (await runCli(data, ['saved', 'list'])) as {saved: {name: string; path?: string}[]}
    expect(saved.find(({name}) => name === 'Work texts')?.path).toBe(join(files, 'work'))
  })
})
