import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {ErrorCode} from '../contract/errors.ts'
import type {Thread} from './threads.ts'

/** What the tests of threads and of processes ask. */
export interface TestTable {
  readonly echo: (input: string) => string
  readonly columns: (input: Columns) => Columns
  readonly hang: (input: undefined) => void
  readonly block: (input: {readonly ms: number; readonly bell: boolean}) => string
  readonly untilHalted: (input: string) => Promise<string>
  readonly refuse: (input: undefined) => void
  readonly die: (input: undefined) => void
  readonly uncloneable: (input: undefined) => unknown
  readonly litter: (input: undefined) => void
  readonly state: (input: undefined) => {readonly heapBytes: number; readonly rests: number}
}
interface Columns {
  readonly ids: Float64Array
  readonly times: BigInt64Array
  readonly bytes: Uint8Array
  readonly none: undefined
}

/** The same for both forms: one table, served to whoever started it. */
export const testWorker = `
import {getHeapStatistics} from 'node:v8'
import {parentPort, workerData} from 'node:worker_threads'
import {CoreError} from ${JSON.stringify(join(import.meta.dirname, '../contract/errors.ts'))}
import {serveThread} from ${JSON.stringify(join(import.meta.dirname, 'threads.ts'))}
import {goingOn, serveParent} from ${JSON.stringify(join(import.meta.dirname, 'serve-parent.ts'))}
let rests = 0
let litter
const tableFor = async ({setup}) => {
  if (setup === 'no start') throw new Error('it cannot start')
  return {
    echo: (input) => input,
    columns: (input) => input,
    hang: () => new Promise(() => undefined),
    block: ({ms, bell}) => {
      for (const until = performance.now() + ms; performance.now() < until;) if (bell) goingOn()
      return 'done'
    },
    untilHalted: async (input, isHalted) => {
      while (!isHalted()) await new Promise((resolve) => setImmediate(resolve))
      return input + ' was halted'
    },
    refuse: () => { throw new CoreError({code: 'PathNotFound', message: 'There is nothing.', hint: 'Look elsewhere.'}) },
    die: () => void setImmediate(() => { throw new Error('it broke') }),
    uncloneable: () => () => undefined,
    litter: () => { litter = Array.from({length: 100_000}, (_, at) => [at, String(at), {at}]); litter = undefined },
    state: () => ({heapBytes: getHeapStatistics().total_physical_size, rests}),
    rest: () => void rests++,
  }
}
if (parentPort) serveThread(parentPort, await tableFor(workerData))
else serveParent(tableFor)
`

/** A thread or a process, as all who use one rely on it. `lost`: the code of what it takes down with it. */
export function threadCompliance(startAt: (workerFile: string, setup: string) => Thread<TestTable>, lost: ErrorCode): void {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onefold-thread-'))
    writeFileSync(join(folder, 'worker.ts'), testWorker)
  })
  afterEach(() => rmSync(folder, {recursive: true}))
  const start = (setup = ''): Thread<TestTable> => startAt(join(folder, 'worker.ts'), setup)

  test('columns arrive as they were sent, both ways, and can be moved on', async () => {
    const thread = start()
    const sent = {
      ids: Float64Array.from({length: 5000}, (_, at) => at / 3),
      times: BigInt64Array.from({length: 5000}, (_, at) => -BigInt(at)),
      bytes: new Uint8Array(3_000_001).fill(7).subarray(1),
      none: undefined,
    }
    const told = await thread.calls.columns(sent)
    expect(told).toEqual(sent)
    // Each has memory of its own, so that it can be moved on.
    const {ids, times, bytes} = told
    expect(structuredClone({ids, times, bytes}, {transfer: [ids.buffer, times.buffer, bytes.buffer] as ArrayBuffer[]})).toEqual({
      ids: sent.ids,
      times: sent.times,
      bytes: sent.bytes,
    })
    await thread.end()
  })

  test('it is told once that it ended, before its open and later calls are refused', async () => {
    const thread = start()
    const order: string[] = []
    thread.onDeath((reason) => order.push(reason.includes('ended: ') ? 'mourned' : reason))
    const hanging = thread.calls.hang(undefined).catch((error: {code: string}) => order.push(error.code))
    await thread.calls.die(undefined).catch(() => undefined)
    await hanging
    await expect(thread.calls.echo('late')).rejects.toMatchObject({code: lost})
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(order).toEqual(['mourned', lost])
  })

  test('one that cannot start refuses its calls', async () => {
    await expect(start('no start').calls.echo('a')).rejects.toMatchObject({code: lost})
  })

  test('what is still open when it is ended on purpose was interrupted, and nobody mourns', async () => {
    const thread = start()
    const mourned: string[] = []
    thread.onDeath((reason) => mourned.push(reason))
    expect(await thread.calls.echo('a')).toBe('a')
    const hanging = expect(thread.calls.hang(undefined)).rejects.toMatchObject({code: 'Interrupted'})
    await thread.end()
    await hanging
    expect(mourned).toEqual([])
  })

  test('a failure crosses whole, and an answer that cannot cross is a failure of its call alone', async () => {
    const thread = start()
    await expect(thread.calls.refuse(undefined)).rejects.toMatchObject({
      code: 'PathNotFound',
      message: 'There is nothing.',
      hint: 'Look elsewhere.',
    })
    await expect(thread.calls.uncloneable(undefined)).rejects.toMatchObject({code: 'Internal'})
    expect(await thread.calls.echo('b')).toBe('b')
    await thread.end()
  })

  test('a call is halted by its signal and no other one is, and each answers', async () => {
    const thread = start()
    const [first, second] = [new AbortController(), new AbortController()]
    const ask = (input: string, {signal}: AbortController): Promise<string> => thread.calls.untilHalted(input, [], signal)
    const order: string[] = []
    const one = ask('one', first).then((said) => order.push(said))
    const two = ask('two', second).then((said) => order.push(said))
    order.push(await thread.calls.echo('in between'))
    second.abort()
    await two
    first.abort()
    await one
    order.push(await ask('too late', first))
    expect(order).toEqual(['in between', 'two was halted', 'one was halted', 'too late was halted'])
    await thread.end()
  })

  test('at rest it does its own part and gives its garbage back, and that is no answer', async () => {
    const thread = start()
    let answers = 0
    thread.onAnswer(() => answers++)
    await thread.calls.litter(undefined)
    const before = await thread.calls.state(undefined)
    await thread.rest()
    const after = await thread.calls.state(undefined)
    expect(after.rests).toBe(1)
    expect(after.heapBytes).toBeLessThan(before.heapBytes - 10e6)
    expect(answers).toBe(3)
    await thread.end()
  })
}
