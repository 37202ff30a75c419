import {open} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Job} from '../src-main/contract/job.ts'
import {askCore} from './ask-core.ts'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {runCli} from './run-cli.ts'
import {plant, scratch} from './scratch.ts'

const MANY = 1_000
const BIG_BYTES = 8 * 2 ** 30

describe.skipIf(!chromiumBinary)('all that Onefold works on can be seen and steered', () => {
  let run: BrowserRun
  let ask: Awaited<ReturnType<typeof askCore>>
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const grid = () => run.page.getByRole('grid', {name: 'Activity'})
  const row = (name: RegExp) => grid().getByRole('row', {name})
  const details = () => run.page.getByRole('region', {name: 'Details of the job'})
  const groups = async (): Promise<Readonly<Record<string, number>>> =>
    (await ask<{groups: Record<string, number>}>('job.list', {limit: 1})).groups

  beforeAll(async () => {
    const {data, files} = await scratch()
    await plant(files, {'small.txt': 'a few bytes', 'other.txt': 'and a few more'})
    // Nothing lies in it, and reading it takes seconds all the same.
    const big = await open(join(files, 'big.bin'), 'w')
    await big.truncate(BIG_BYTES)
    await big.close()
    await runCli(data, ['location', 'add', files, '--mode', 'deep', '--wait'])
    run = await openBrowser(data)
    await explorer(run.page).addButton.waitFor()
    ask = await askCore(data)
    for (let at = 0; at < 12; at++) await ask('file.validate', {targets: [join(files, 'big.bin')]})
    const small = Array.from({length: MANY}, (_, at) => join(files, at % 2 ? 'small.txt' : 'other.txt'))
    await Promise.all(small.map((target) => ask('file.validate', {targets: [target]})))
  })
  afterAll(() => run?.quit())

  it('the panel of jobs leads to the page', async () => {
    await explorer(run.page).jobs.getByRole('button', {name: 'All activity'}).click()
    await grid().waitFor()
    expect(await explorer(run.page).sidebar.getByRole('button', {name: 'Activity'}).getAttribute('aria-current')).toBe('location')
  })

  it('thousands of jobs are counted, and only those in view are drawn', async () => {
    await expect.poll(async () => Number(await grid().getAttribute('aria-rowcount'))).toBeGreaterThan(MANY)
    expect(await grid().getByRole('row').count()).toBeLessThan(60)
    expect(await row(/^Running/).count()).toBe(1)
    expect(await row(/^Waiting [12],/).count()).toBe(1)
  })

  it('the keyboard goes through all of them', async () => {
    await grid().focus()
    await press('End')
    await expect.poll(() => row(/Index:/).count()).toBe(1)
    await expect.poll(() => details().getByRole('heading').textContent()).toContain('Index:')
    await press('Home')
    await expect.poll(() => details().getByRole('heading').textContent()).toContain('big.bin')
  })

  it('Space pauses a job, and Enter leads to what can be done', async () => {
    // Some way behind the job that runs, so that its turn does not come meanwhile.
    await grid().getByRole('row').nth(6).click()
    await press(' ')
    await expect.poll(async () => (await groups())['attention']).toBe(1)
    await row(/^Needs attention/).waitFor()
    await expect.poll(() => details().getByText('Paused').count()).toBe(1)
    await press('Enter')
    await expect.poll(() => run.page.locator(':focus').textContent()).toBe('Resume')
    await press('Enter')
    await expect.poll(async () => (await groups())['attention']).toBe(0)
  })

  for (const theme of ['light', 'dark'] as const) {
    it(`everybody can use the page, ${theme}`, async () => {
      await run.page.emulateMedia({colorScheme: theme})
      await row(/big\.bin/)
        .first()
        .click()
      // The same job may still be the first one, with its log open.
      if ((await details().locator('.job-log').getAttribute('open')) === null) await details().getByText('Log', {exact: true}).click()
      await details()
        .getByRole('list', {name: /^Log of/})
        .getByRole('listitem')
        .first()
        .waitFor()
      await isClean(run.page, `pages-activity-${theme}`)
    })
  }

  it('a job that is made first goes before all others that wait, and Delete cancels it', async () => {
    const chosen = grid().locator('[aria-selected="true"]')
    const line = async (): Promise<number> => Number(await chosen.getAttribute('aria-rowindex'))
    await grid().getByRole('row').nth(8).click()
    // Where a job ended as it was chosen, its line is one less.
    await expect.poll(line).toBeGreaterThan(5)
    await details().getByRole('radio', {name: 'First'}).click()
    // Behind the heads of two groups and the job that runs, or its turn has come.
    await expect.poll(line, {timeout: 5_000}).toBeLessThan(5)
    const listed = await Promise.all(['running', 'waiting'].map((group) => ask<{jobs: Job[]}>('job.list', {group, limit: 1})))
    const first = listed.flatMap(({jobs}) => jobs).find(({priority}) => priority === 1)
    expect(first).toBeDefined()
    await grid().focus()
    await press('Delete')
    await expect.poll(async () => (await ask<{job: Job}>('job.info', {job: first!.id})).job.status).toBe('cancelled')
  })

  it('nothing was complained of', () => expect(run.complaints).toEqual([]))
})
