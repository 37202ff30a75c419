import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {plant, scratch} from './scratch.ts'

const files = {'.gitignore': '*.log\n', 'a.log': '', 'b.tmp': '', 'c.txt': '', 'node_modules/d.js': '', 'e/f.tmp': ''}

describe.skipIf(!chromiumBinary)('the rules of a location', () => {
  let run: BrowserRun
  const dialog = () => run.page.getByRole('dialog')
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  const openRules = async (): Promise<void> => {
    await explorer(run.page).sidebar.getByRole('treeitem', {name: 'files'}).first().click({button: 'right'})
    await run.page.getByRole('menuitem', {name: 'Rules…'}).click()
    await dialog().waitFor()
  }
  const save = async (): Promise<void> => {
    await dialog().getByRole('button', {name: 'Save rules'}).click()
    await dialog().waitFor({state: 'detached'})
  }
  const tried = async (path: string): Promise<string | null> => {
    await dialog().getByLabel('Try a path').fill(path)
    await dialog().getByRole('button', {name: 'Try', exact: true}).click()
    await expect.poll(() => dialog().getByRole('status').textContent()).not.toBe('')
    return dialog().getByRole('status').textContent()
  }

  beforeAll(async () => {
    const place = await scratch()
    await plant(place.files, files)
    run = await openBrowser(place.data)
    await explorer(run.page).addLocation(place.files)
  })
  afterAll(() => run?.quit())

  it('are switched on as sets and written as patterns, and hold at once', async () => {
    await shows(['e', 'node_modules', 'a.log', 'b.tmp', 'c.txt'])
    await openRules()
    await dialog().getByRole('checkbox', {name: 'What tools can make again'}).check()
    await dialog().getByLabel('Own patterns, one a line').fill('*.tmp\n!b.tmp')
    await save()
    await shows(['e', 'a.log', 'b.tmp', 'c.txt'])
  })

  it('are tried on any path before they are saved', async () => {
    await openRules()
    expect(await dialog().getByRole('checkbox', {name: 'What tools can make again'}).isChecked()).toBe(true)
    expect(await tried('node_modules/x/y')).toContain('Left out by “node_modules/” (preset developer).')
    await expect.poll(() => tried('e/f.tmp')).toBe('Left out by “*.tmp” (location).')
    await expect.poll(() => tried('b.tmp')).toBe('Kept by “!b.tmp” (location).')
    await dialog().getByLabel('Own patterns, one a line').fill('')
    await expect.poll(() => tried('e/new.tmp')).toBe('Not in the index: nothing is there, and no rule would leave it out.')
    await dialog().getByRole('checkbox', {name: '.gitignore files'}).check()
    await expect.poll(() => tried('a.log')).toMatch(/^Left out by “\*\.log” \(.*\/\.gitignore:1\)\.$/)
  })

  it('let in again what they no longer leave out', async () => {
    await save()
    await shows(['e', 'b.tmp', 'c.txt'])
    await openRules()
    await dialog().getByRole('checkbox', {name: '.gitignore files'}).uncheck()
    await dialog().getByRole('checkbox', {name: 'What tools can make again'}).uncheck()
    await save()
    await shows(['e', 'node_modules', 'a.log', 'b.tmp', 'c.txt'])
  })
})
