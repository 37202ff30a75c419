import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {startLater, startThread} from './threads.ts'
import {threadCompliance} from './thread.compliance.ts'

threadCompliance((workerFile, setup) => startThread(workerFile, 'test', setup), 'CoreUnreachable')

test('a thread that starts later is not started to rest, and starts again after it was put away', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onefold-thread-'))
  const serve = JSON.stringify(join(import.meta.dirname, 'threads.ts'))
  writeFileSync(
    join(folder, 'worker.ts'),
    `import {parentPort} from 'node:worker_threads'\nimport {serveThread} from ${serve}\nserveThread(parentPort, {echo: (input) => input})`,
  )
  let starts = 0
  const thread = startLater<{readonly echo: (input: string) => string}>(() => {
    starts++
    return startThread(join(folder, 'worker.ts'), 'test', '')
  })
  let answers = 0
  thread.onAnswer(() => answers++)
  await thread.rest()
  expect(starts).toBe(0)
  expect(await thread.calls.echo('a')).toBe('a')
  await thread.rest()
  expect({starts, answers}).toEqual({starts: 1, answers: 1})
  const open = thread.calls.echo('b')
  await thread.putAway()
  expect(await open).toBe('b')
  await thread.putAway()
  await thread.rest()
  expect(starts).toBe(1)
  expect(await thread.calls.echo('c')).toBe('c')
  expect({starts, answers}).toEqual({starts: 2, answers: 3})
  await thread.end()
  rmSync(folder, {recursive: true})
})
