import {randomUUID} from 'node:crypto'
import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import type {Caller} from '../contract/caller.ts'
import {grants} from '../contract/caller.ts'
import {CoreError} from '../contract/errors.ts'
import type {CoreEvent} from '../contract/events.ts'
import type {Job} from '../contract/job.ts'
import {openCore} from '../core.ts'
import type {Core} from '../runtime/core-handle.ts'
import {jsonValue} from '../runtime/json-value.ts'
import {programFile} from './program-file.ts'
import {scratchFolder} from './scratch-folder.ts'

/** A core on real threads and a real data dir, asked by operation as a door would. */
export interface TestCore {
  readonly core: Core
  /** What has happened so far. */
  readonly events: readonly CoreEvent[]
  /** A folder for the files of the test. */
  readonly files: string
  call<T>(name: string, input?: object, request?: {readonly requestId?: string; readonly library?: string}): Promise<T>
  /** Waits until the job has ended or is paused. */
  settled(job: Job): Promise<Job>
  /** Closes it and opens the data dir again; `meanwhile` gets the folder of its first library. */
  reopen(meanwhile?: (libraryFolder: string) => void): Promise<TestCore>
  close(): Promise<void>
}

export interface TestCoreOptions {
  readonly workerFile?: string
  readonly entriesAChunk?: number
  readonly silentMs?: number
  /** The index follows the disk. */
  readonly watches?: boolean
}

const source = join(import.meta.dirname, '..')
const caller: Caller = {kind: 'cli', id: 'test', grants}

/** Opens a core on a data dir of its own. */
export async function openTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  return openOn(scratchFolder(), options)
}

async function openOn(scratch: ReturnType<typeof scratchFolder>, options: TestCoreOptions): Promise<TestCore> {
  const core = await openCore({
    dataDir: scratch.sub('data'),
    appVersion: '0.0.0-test',
    workerFile: options.workerFile ?? programFile('worker'),
    resourcesDir: join(source, '../resources'),
    entriesAChunk: options.entriesAChunk,
    silentMs: options.silentMs,
    checksAnswers: true,
    watches: options.watches ?? false,
  })
  const events: CoreEvent[] = []
  core.on((event) => void events.push(event))
  const call = async <T>(name: string, input: object = {}, request: object = {}): Promise<T> => {
    const reply = await core.call(caller, {name, input, requestId: randomUUID(), ...request})
    if (!reply.ok) throw new CoreError(reply.error)
    return jsonValue(reply.value) as T
  }
  return {
    core,
    events,
    files: scratch.sub('files'),
    call,
    settled: async ({id}) => {
      for (;;) {
        const {job} = await call<{job: Job}>('job.info', {job: id})
        if (!['running', 'queued'].includes(job.status)) return job
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    reopen: async (meanwhile) => {
      await core.close('reopened by a test')
      const libraries = join(scratch.sub('data'), 'libraries')
      meanwhile?.(join(libraries, readdirSync(libraries)[0]!))
      return openOn(scratch, options)
    },
    close: async () => {
      await core.close('the test is over')
      scratch.remove()
    },
  }
}
