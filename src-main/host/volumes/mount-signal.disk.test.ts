import {execFileSync} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {loopBench, type LoopBench, missingMounts} from '../../testing/loop-disk.ts'
import {openMountSignal, signalOf} from './mount-signal.ts'
import {volumes} from './volumes.ts'

const missing = missingMounts()
const forms = [
  ['the kernel’s mark', openMountSignal],
  ['a comparison of the list', () => signalOf(() => readFile('/proc/self/mountinfo', 'utf8'))],
] as const

describe.skipIf(missing !== undefined)(`mounts that come and go${missing === undefined ? '' : `, skipped: ${missing}`}`, () => {
  let bench: LoopBench
  beforeEach(() => {
    bench = loopBench()
  })
  afterEach(() => bench.end())

  test.each(forms)('are told once each by %s', async (_, open) => {
    const signal = open()
    const folder = bench.folder('memory')
    await signal.changed()
    expect(await signal.changed()).toBe(false)
    bench.memory(folder)
    expect([await signal.changed(), await signal.changed()]).toEqual([true, false])
    execFileSync('mount', ['-o', 'remount,ro', folder])
    expect([await signal.changed(), await signal.changed()]).toEqual([true, false])
    bench.pull(folder)
    expect([await signal.changed(), await signal.changed()]).toEqual([true, false])
    signal.close()
  })

  test('a question costs less than 50 µs, so that a second’s is nothing', async () => {
    const signal = openMountSignal()
    const began = process.cpuUsage()
    for (let asked = 0; asked < 2000; asked++) await signal.changed()
    const {user, system} = process.cpuUsage(began)
    signal.close()
    expect((user + system) / 2000).toBeLessThan(50)
  })

  test('memory that is mounted where other memory was is another volume', async () => {
    const folder = bench.folder('memory')
    const told = async () => (await volumes()).find(({mountPoint}) => Buffer.from(mountPoint).toString() === folder)!
    bench.memory(folder)
    const first = await told()
    bench.pull(folder)
    bench.memory(folder)
    const second = await told()
    expect([second.fingerprint, second.kind]).toEqual([first.fingerprint, 'virtual'])
    expect(second.top).not.toBe(first.top)
    expect(second.session).not.toBe(first.session)
  })
})
