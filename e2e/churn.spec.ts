import {mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {churn, type Churn, churnName} from './churn.ts'
import {explorer} from './explorer.ts'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {picture} from './picture.ts'
import {runCli} from './run-cli.ts'
import {scratch} from './scratch.ts'

const FILES = 100_000
const A_SECOND = 500
const FOR_MS = 15_000
/** A wheel that is turned slowly, quickly, and thrown. */
const TURNS = [240, 1_200, 6_000, 60_000, -3_000, -600, 400_000, -120_000]

describe.skipIf(!electronBinary)('a folder of 100,000 files that never rests', () => {
  let run: DesktopRun
  let folder: string
  let work: Churn

  beforeAll(async () => {
    const {data, files} = await scratch()
    folder = files
    const names = Array.from({length: FILES}, (_, no) => churnName(no))
    mkdirSync(folder)
    for (const name of names) writeFileSync(join(folder, name), '')
    run = await openElectron(data)
    await explorer(run.page).addButton.waitFor()
    await runCli(data, ['location', 'add', folder, '--mode', 'shallow', '--wait'])
    await explorer(run.page)
      .sidebar.getByRole('treeitem', {name: /^files.*up to date/})
      .click()
    work = churn(folder, {names, aSecond: A_SECOND})
  })
  afterAll(async () => {
    work?.end()
    await run?.app.close()
  })

  it('stays scrollable: the window never stands still, and what is scrolled to shows at once', async () => {
    await expect.poll(() => explorer(run.page).total(), {timeout: 15_000}).toBeGreaterThan(FILES * 0.9)
    // What is chosen moves all the time, and must not take the list along.
    await explorer(run.page).grid.locator('[data-row="3"]').click()
    await run.page.evaluate(RECORD_FRAMES)
    const waits: number[] = []
    const begun = performance.now()
    for (let turn = 0; performance.now() - begun < FOR_MS; turn++) {
      const delta = TURNS[turn % TURNS.length]!
      const from = await run.page.evaluate<number>('document.querySelector("[role=grid]").scrollTop')
      await run.page.mouse.wheel(0, delta)
      waits.push(await run.page.evaluate<number>(`(${untilShown})(${from}, ${delta})`))
    }
    const frames = (await run.page.evaluate<number[]>('window.endFrames()')).toSorted((one, other) => one - other)
    const part = (of: readonly number[], share: number): number => Math.round(of[Math.min(of.length - 1, Math.floor(of.length * share))]!)
    const sorted = waits.toSorted((one, other) => one - other)
    process.stderr.write(
      `${work.done} changes in ${Math.round((performance.now() - begun) / 1_000)} s; ${frames.length} frames, median ${part(frames, 0.5)} ms, ` +
        `99 % ${part(frames, 0.99)} ms, longest ${part(frames, 1)} ms; ${waits.length} turns of the wheel, rows after ` +
        `${part(sorted, 0.5)} ms, 95 % ${part(sorted, 0.95)} ms, longest ${part(sorted, 1)} ms\n`,
    )
    await picture(run.page, 'churn')
    expect(work.done).toBeGreaterThan((A_SECOND * FOR_MS * 0.9) / 1_000)
    expect(frames.length).toBeGreaterThan(FOR_MS / 100)
    expect(part(frames, 1)).toBeLessThan(500)
    expect(part(sorted, 1)).toBeLessThan(1_000)
  })

  it('shows what the folder holds when it has come to rest', async () => {
    work.end()
    const held = readdirSync(folder).toSorted()
    const ended = performance.now()
    await expect.poll(() => explorer(run.page).total(), {timeout: 15_000}).toBe(held.length)
    process.stderr.write(`as many rows as files ${Math.round(performance.now() - ended)} ms after the last change\n`)
    const drawn = (): Promise<readonly (readonly [number, string])[]> =>
      explorer(run.page)
        .grid.locator('[data-row]')
        .evaluateAll((rows) =>
          rows.map((row) => [Number(row.getAttribute('data-row')), row.querySelector('[role="gridcell"]')?.getAttribute('title') ?? '']),
        )
    const agrees = async (at: number): Promise<void> => {
      await run.page.evaluate(`document.querySelector("[role=grid]").scrollTop = ${at * 30}`)
      await expect
        .poll(async () => {
          const rows = await drawn()
          return rows.length > 10 && rows.some(([row]) => row === Math.min(at, held.length - 1)) ? rows : undefined
        })
        .toSatisfy((rows?: readonly (readonly [number, string])[]) => rows?.every(([row, name]) => held[row] === name) ?? false)
    }
    for (const at of [0, Math.floor(held.length / 2), held.length]) await agrees(at)
    expect(run.complaints).toEqual([])
  })
})

/** Notes how long each frame took after the one before. */
const RECORD_FRAMES = `(() => {
  const frames = []
  let last = performance.now()
  let running = true
  const frame = (now) => {
    frames.push(now - last)
    last = now
    if (running) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  window.endFrames = () => { running = false; return frames }
})()`

/** Runs in the window: how long it takes after a turn of the wheel until the list stands where it leads and all rows in view are there with their names. */
const untilShown = `async (from, delta) => {
  const begun = performance.now()
  const grid = document.querySelector('[role=grid]')
  const isShown = () => {
    const end = grid.scrollHeight - grid.clientHeight
    const aim = Math.min(Math.max(0, from + delta), end)
    // At its end the list goes back by the rows that go while the wheel turns.
    const near = Math.max(from, from + delta) > end - 3000 ? 3000 : 2
    const box = grid.getBoundingClientRect()
    const inView = [...grid.querySelectorAll('[data-row]')].filter((row) => {
      const {top, bottom} = row.getBoundingClientRect()
      return bottom > box.top + 32 && top < box.bottom
    })
    return Math.abs(grid.scrollTop - aim) < near &&
      inView.length >= Math.floor((grid.clientHeight - 32) / 30) &&
      inView.every((row) => row.querySelector('[role=gridcell]')?.getAttribute('title'))
  }
  while (!isShown() && performance.now() - begun < 3000) await new Promise((resolve) => requestAnimationFrame(resolve))
  return performance.now() - begun
}`
