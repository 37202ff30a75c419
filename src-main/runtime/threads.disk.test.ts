import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {startThread} from './threads.ts'

interface Table {
  readonly echo: (input: string) => string
  readonly hang: (input: undefined) => void
  readonly die: (input: undefined) => void
  readonly uncloneable: (input: undefined) => unknown
}

const source = `
import {parentPort, workerData} from 'node:worker_threads'
import {serveThread} from ${JSON.stringify(join(import.meta.dirname, 'threads.ts'))}
if (workerData.setup === 'no start') throw new Error('it cannot start')
serveThread(parentPort, {
  echo: (input) => input,
  hang: () => new Promise(() => undefined),
  die: () => void setImmediate(() => { throw new Error('it broke') }),
  uncloneable: () => () => undefined,
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
