import {readdirSync, readFileSync} from 'node:fs'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {at, core, expectFollowed, lines, openWatched, write} from './watched-files.fixture.ts'

const cannotSee = process.platform === 'linux' ? undefined : 'the names of threads are read from /proc, which only Linux has'

const threads = (): readonly string[] =>
  readdirSync('/proc/self/task')
    .map((task) => `${task} ${readFileSync(`/proc/self/task/${task}/comm`, 'utf8').trim()}`)
    .filter((line) => /reader|disk|search|writer/.test(line))

beforeEach(openWatched)
afterEach(() => core.close())

test.skipIf(cannotSee !== undefined)(
  `one file that changes has no thread started${cannotSee === undefined ? '' : ` (skipped: ${cannotSee})`}`,
  async () => {
    // The one that took the long questions of the first index is gone.
    await expect.poll(() => threads().filter((line) => line.endsWith('reader')).length, {timeout: 15_000, interval: 100}).toBe(2)
    const before = new Set(threads())
    const started = new Set<string>()
    const watching = setInterval(() => threads().forEach((one) => before.has(one) || started.add(one)), 10)
    const contentOf = async () => (await lines()).find(({path}) => path === at('one/a.txt'))?.contentId
    const content = await contentOf()
    write('one/a.txt', 'other')
    await expectFollowed()
    await expect.poll(contentOf, {timeout: 10_000}).not.toBe(content)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    clearInterval(watching)
    expect([...started]).toEqual([])
  },
)
