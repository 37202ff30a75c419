import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {rootSays} from './in-page.mjs'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {runCli} from './run-cli.ts'
import {scratch} from './scratch.ts'

describe.skipIf(!chromiumBinary)('settings', () => {
  let run: BrowserRun
  let data: string
  let file: string

  beforeAll(async () => {
    const place = await scratch()
    data = place.data
    file = join(data, 'settings.json')
    run = await openBrowser(data)
    await run.page.getByRole('button', {name: 'Settings'}).click()
    await run.page.getByRole('heading', {name: 'Settings', level: 1}).waitFor()
  })
  afterAll(() => run?.quit())

  const look = async (name: 'theme' | 'accent' | 'density'): Promise<string | null> => (await run.page.evaluate(rootSays))[name]
  const shownSettings = (): Promise<readonly string[]> =>
    run.page.locator('[data-setting]').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-setting') ?? ''))
  const written = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8').catch(() => '{}'))

  it('hold as soon as they are chosen, stand in the file, and go back to their default', async () => {
    await run.page.getByLabel('Theme').selectOption('Dark')
    await expect.poll(() => look('theme')).toBe('dark')
    await run.page.getByLabel('Accent colour').selectOption('Violet')
    await run.page.getByLabel('Hidden files').check()
    await expect.poll(written).toEqual({theme: 'dark', accent: 'violet', showHidden: true})
    await isClean(run.page, 'settings-dark')
    await run.page.getByText('Default: As the system').waitFor()
    await run.page.getByRole('button', {name: 'Reset “Theme”'}).click()
    await expect.poll(() => look('theme')).toBe(null)
    await expect.poll(written).toEqual({accent: 'violet', showHidden: true})
    expect(await run.page.evaluate('document.activeElement?.tagName')).toBe('SELECT')
  })

  it('are found by what they say, and what was found is marked', async () => {
    const box = run.page.getByRole('searchbox', {name: 'Search settings'})
    await box.fill('battery')
    await expect.poll(shownSettings).toEqual(['hashOnBattery'])
    expect(await run.page.locator('mark').allInnerTexts()).toEqual(['battery'])
    await isClean(run.page, 'settings-found')
    await box.fill('no such setting')
    await run.page.getByText('No setting says that').waitFor()
    await isClean(run.page, 'settings-none')
    await box.press('Escape')
    await expect.poll(async () => (await shownSettings()).length).toBeGreaterThan(10)
  })

  it('take a number when it is whole, and say why they do not take another', async () => {
    const field = run.page.getByRole('spinbutton', {name: 'Threads that read disks'})
    await field.fill('4')
    await field.press('Enter')
    await expect.poll(written).toMatchObject({workers: 4})
    await field.fill('99')
    await field.press('Enter')
    await run.page.getByRole('alert').filter({hasText: '99'}).waitFor()
    await expect.poll(() => field.inputValue()).toBe('4')
    await run.page.getByRole('button', {name: 'Dismiss'}).click()
  })

  it('are the same in the file and on the command line', async () => {
    await writeFile(file, '{"accent": "green", "ofLater": [1, 2], "density": "compact"}')
    await expect.poll(() => look('density'), {timeout: 10_000}).toBe('compact')
    expect(await runCli(data, ['settings', 'set', 'theme', 'light'])).toMatchObject({settings: {accent: 'green', theme: 'light'}})
    await expect.poll(() => look('theme')).toBe('light')
    expect(await written()).toEqual({accent: 'green', ofLater: [1, 2], density: 'compact', theme: 'light'})
    expect(await runCli(data, ['settings', 'reset', 'density'])).toMatchObject({settings: {density: 'normal'}})
    await expect.poll(() => look('density')).toBe(null)
  })

  it('say what does not fit in the file, with its line, and all else holds', async () => {
    await writeFile(file, '{\n  "accent": "green",\n  "density": "tight"\n}')
    const note = run.page.locator('.page-note')
    await expect.poll(() => note.innerText().catch(() => ''), {timeout: 10_000}).toContain('“density” in line 3')
    await isClean(run.page, 'settings-problem')
    expect(await look('accent')).toBe('green')
    await writeFile(file, '{\n  "accent": "green",\n  "density": "roomy",\n}')
    await expect.poll(() => note.innerText().catch(() => ''), {timeout: 10_000}).toContain('Line 4 of the settings file')
    expect(await look('accent')).toBe('green')
    await writeFile(file, '{"accent": "green"}')
    await expect.poll(() => note.count(), {timeout: 10_000}).toBe(0)
  })

  it('lead to the health of the library, which tells how it is', async () => {
    await run.page.getByRole('button', {name: 'Show health'}).click()
    await run.page.locator('[data-about="backups"]').waitFor()
    expect(await run.page.locator('[data-about]').evaluateAll((all) => all.map((one) => one.getAttribute('data-about')))).toEqual([
      'folders',
      'watches',
      'library',
      'decoders',
      'space',
      'backups',
    ])
    await isClean(run.page, 'health')
    await run.page.getByRole('button', {name: 'Check the whole library'}).click()
    await run.page.getByText('The library and its index are whole.').waitFor()
    const told = (await runCli(data, ['health', '--whole'])) as {checks: readonly {about: string; sentence: string}[]}
    expect(await run.page.locator('[data-about="decoders"] p').first().innerText()).toBe(
      told.checks.find(({about}) => about === 'decoders')?.sentence,
    )
  })
})
