import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {startLater, startThread} from './threads.ts'

interface Table {
  readonly echo: (input: string) => string
  readonly hang: (input: undefined) => void
  readonly die: (input: undefined) => void
  readonly uncloneable: (input: undefined) => unknown
  readonly litter: (input: undefined) => void
  readonly state: (input: undefined) => {readonly heapBytes: number; readonly rests: number}
}

const source = `
import {getHeapStatistics} from 'node:v8'
import {parentPort, workerData} from 'node:worker_threads'
import {serveThread} from ${JSON.stringify(join(import.meta.dirname, 'threads.ts'))}
if (workerData.setup === 'no start') throw new Error('it cannot start')
let rests = 0
let litter
serveThread(parentPort, {
  echo: (input) => input,
  hang: () => new Promise(() => undefined),
  die: () => void setImmediate(() => { throw new Error('it broke') }),
  uncloneable: () => () => undefined,
  litter: () => { litter = Array.from({length: 100_000}, (_, at) => [at, String(at), {at}]); litter = undefined },
  state: () => ({heapBytes: getHeapStatistics().total_physical_size, rests}),
  rest: () => void rests++,
})
`
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onefold-thread-'))
  writeFileSync(join(folder, 'worker.ts'), source)
})
afterEach(() => rmSync(folder, {recursive: true}))
const start = (setup = '') => startThread<Table>(join(folder, 'worker.ts'), 'test', setup)

test('a thread that ends is told once, before its open and later calls are refused', async () => {
  const thread = start()
  const order: string[] = []
  thread.onDeath((reason) => order.push(reason.split('\n')[0]!))
  const hanging = thread.calls.hang(undefined).catch((error: {code: string}) => order.push(error.code))
  await thread.calls.die(undefined).catch(() => undefined)
  await hanging
  await expect(thread.calls.echo('late')).rejects.toMatchObject({
    code: 'CoreUnreachable',
    message: 'Onefold lost its test thread and starts again.',
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(order).toEqual(['the test thread ended: Error: it broke', 'CoreUnreachable'])
})

test('a thread that cannot start refuses its calls', async () => {
  await expect(start('no start').calls.echo('a')).rejects.toMatchObject({code: 'CoreUnreachable'})
})

test('what is still open when a thread is ended on purpose was interrupted, and nobody mourns', async () => {
  const thread = start()
  const mourned: string[] = []
  thread.onDeath((reason) => mourned.push(reason))
  expect(await thread.calls.echo('a')).toBe('a')
  const hanging = expect(thread.calls.hang(undefined)).rejects.toMatchObject({code: 'Interrupted'})
  await thread.end()
  await hanging
  expect(mourned).toEqual([])
})

test('an answer that cannot cross is a failure of its call alone', async () => {
  const thread = start()
  await expect(thread.calls.uncloneable(undefined)).rejects.toMatchObject({code: 'Internal'})
  expect(await thread.calls.echo('b')).toBe('b')
  await thread.end()
})

test('a thread that rests does its own part and gives its garbage back, and that is no answer', async () => {
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

test('a thread that starts later is not started to rest', async () => {
  let starts = 0
  const thread = startLater<Table>(() => {
    starts++
    return start()
  })
  let answers = 0
  thread.onAnswer(() => answers++)
  await thread.rest()
  expect(starts).toBe(0)
  expect(await thread.calls.echo('a')).toBe('a')
  await thread.rest()
  expect({starts, answers}).toEqual({starts: 1, answers: 1})
  await thread.end()
})
