import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type OwnProcess, type ProcessParts, startProcess} from './processes.ts'
import {type TestTable, testWorker, threadCompliance} from './thread.compliance.ts'

const runtime = {program: process.execPath, words: [], env: process.env}
const startAt = (workerFile: string, setup: string, more: Partial<ProcessParts> = {}): OwnProcess<TestTable> =>
  startProcess<TestTable>(workerFile, {role: 'test', setup}, {runtime, of: 'the volume “Stick”', silentMs: 10_000, ...more})

threadCompliance(startAt, 'InputOutput')

describe('a silent process', () => {
  const started = async (more: Partial<ProcessParts>, use: (one: OwnProcess<TestTable>) => Promise<void>): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'onefold-process-'))
    writeFileSync(join(folder, 'worker.ts'), testWorker)
    const one = startAt(join(folder, 'worker.ts'), '', more)
    await one.calls.echo('ready')
    await use(one)
    await one.end()
    rmSync(folder, {recursive: true})
  }

  test('is abandoned after its deadline with a sentence, told once, and gone', () =>
    started({silentMs: 300}, async (one) => {
      const mourned: string[] = []
      one.onDeath((reason) => mourned.push(reason))
      const blocked = expect(one.calls.block({ms: 60_000, bell: false})).rejects.toMatchObject({
        code: 'Timeout',
        message: expect.stringMatching(/^The volume “Stick” has not answered for \d+ seconds\.$/),
      })
      const behind = expect(one.calls.echo('behind it')).rejects.toMatchObject({code: 'Timeout'})
      await Promise.all([blocked, behind, one.gone])
      await expect(one.calls.echo('late')).rejects.toMatchObject({code: 'Timeout'})
      expect(mourned).toHaveLength(1)
    }))

  test('that tells progress in the midst of a call is waited for', () =>
    started({silentMs: 600}, async (one) => {
      expect(await one.calls.block({ms: 2000, bell: true})).toBe('done')
    }))

  test('is waited for as long as somebody says that it may', async () => {
    const asked: string[] = []
    const mayWait = (call: string): Promise<boolean> => Promise.resolve(asked.push(call) <= 3)
    await started({silentMs: 300, mayWait}, async (one) => {
      expect(await one.calls.block({ms: 1000, bell: false})).toBe('done')
      await expect(one.calls.block({ms: 60_000, bell: false})).rejects.toMatchObject({code: 'Timeout'})
    })
    expect(new Set(asked)).toEqual(new Set(['block']))
  })

  test('with nothing to do is no silent one', () =>
    started({silentMs: 200}, async (one) => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      expect(await one.calls.echo('still there')).toBe('still there')
    }))
})
