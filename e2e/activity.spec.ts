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
import {until} from './within.ts'

const MANY = 1_000
/** Files of this size take an hour to read, so that whatever waits behind them waits. */
const ENDLESS_BYTES = 4 * 2 ** 40

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
    // Nothing lies in them, and to find them the same takes hours of reading.
    for (const name of ['endless.bin', 'as-endless.bin']) {
      const endless = await open(join(files, name), 'w')
      await endless.truncate(ENDLESS_BYTES)
      await endless.close()
    }
    await runCli(data, ['location', 'add', files, '--mode', 'content', '--wait'])
    run = await openBrowser(data)
    await explorer(run.page).addButton.waitFor()
    ask = await askCore(data)
    const {job} = await ask<{job: Job}>('duplicate.find', {path: files})
    // As urgent as any, so that it lets no other go before.
    await ask('job.prioritise', {job: job.id, priority: 'first'})
    await until('a job runs', async () => (await groups())['running'] === 1)
    const small = Array.from({length: MANY}, (_, at) => join(files, at % 2 ? 'small.txt' : 'other.txt'))
    await Promise.all(small.map((target) => ask('file.validate', {targets: [target]})))
  })
  afterAll(() => run?.quit())

  it('the panel of jobs leads to the page', async () => {
    await explorer(run.page).jobs.getByRole('button', {name: 'All activity'}).click()
    await grid().waitFor()
    expect(await explorer(run.page).sidebar.getByRole('treeitem', {name: 'Activity'}).getAttribute('aria-current')).toBe('location')
  })

  it('thousands of jobs are counted, and only those in view are drawn', async () => {
    await expect.poll(async () => Number(await grid().getAttribute('aria-rowcount'))).toBeGreaterThan(MANY)
    expect(await grid().getByRole('row').count()).toBeLessThan(60)
    expect(await row(/^Running/).count()).toBe(1)
    expect(await row(/^Waiting 1,000$/).count()).toBe(1)
  })

  it('the keyboard goes through all of them', async () => {
    await grid().focus()
    await press('End')
    await expect.poll(() => row(/Index:/).count()).toBe(1)
    await expect.poll(() => details().getByRole('heading').textContent()).toContain('Index:')
    await press('Home')
    await expect.poll(() => details().getByRole('heading').textContent()).toContain('duplicates')
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
      await row(/duplicates/)
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
    // Behind the head of a group, the job that never ends, and the head of those that wait.
    const next = grid().locator('[role="row"][aria-rowindex="4"]')
    const waiting = async (): Promise<readonly Job[]> => (await ask<{jobs: Job[]}>('job.list', {group: 'waiting', limit: 6})).jobs
    const later = (await waiting())[5]!
    await grid().locator('[role="row"][aria-rowindex="9"]').click()
    await expect.poll(() => details().getByRole('heading').textContent()).toContain(later.title)
    await details().getByRole('radio', {name: 'First'}).click()
    await expect.poll(async () => (await waiting())[0]!.id).toBe(later.id)
    // The page follows it to its new place, and the keyboard goes along.
    await expect.poll(() => next.getAttribute('aria-selected')).toBe('true')
    await grid().focus()
    await press('Delete')
    await expect.poll(async () => (await ask<{job: Job}>('job.info', {job: later.id})).job.status).toBe('cancelled')
    await expect.poll(async () => (await groups())['waiting']).toBe(MANY - 1)
  })

  it('nothing was complained of', () => expect(run.complaints).toEqual([]))
})
