import {readdirSync, readFileSync} from 'node:fs'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {at, core, expectFollowed, lines, openWatched, write} from './watched-files.fixture.ts'

const cannotSee = process.platform === 'linux' ? undefined : 'the names of threads are read from /proc, which only Linux has'

const threads = (): readonly string[] =>
  readdirSync('/proc/self/task')
    .map((task) => `${task} ${nameOf(task)}`)
    .filter((line) => /reader|disk|search|writer/.test(line))

/** One that ends meanwhile has none. */
function nameOf(task: string): string {
  try {
    return readFileSync(`/proc/self/task/${task}/comm`, 'utf8').trim()
  } catch {
    return ''
  }
}

beforeEach(openWatched)
afterEach(() => core.close())

test.skipIf(cannotSee !== undefined)(
  `one file that changes has no thread started${cannotSee === undefined ? '' : ` (skipped: ${cannotSee})`}`,
  async () => {
    const contentOf = async () => (await lines()).find(({path}) => path === at('one/a.txt'))?.contentId
    const content = await contentOf()
    // The one that took the long questions of the first index is gone.
    await expect.poll(() => threads().filter((line) => line.endsWith('reader')).length, {timeout: 30_000, interval: 100}).toBe(1)
    const before = new Set(threads())
    const started = new Set<string>()
    const watching = setInterval(() => threads().forEach((one) => before.has(one) || started.add(one)), 10)
    write('one/a.txt', 'of another size')
    // No list of all rows is asked for meanwhile, which takes long: contents and tags follow in these seconds.
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    clearInterval(watching)
    expect([...started]).toEqual([])
    expect(await contentOf()).not.toBe(content)
    await expectFollowed()
  },
)
