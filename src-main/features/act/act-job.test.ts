import {expect, test} from 'vitest'
import type {JobError} from '../../contract/job.ts'
import type {Step} from '../../domain/act/step.ts'
import {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import {blake3} from '../../host/hash/blake3.ts'
import type {Halt, JobContext} from '../../runtime/job-types.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import {ACT, stepsOn} from '../../testing/acts/act-scenario.ts'
import {memoryJournal, type MemoryJournal} from '../../testing/acts/memory-journal.ts'
import {actCalls, type ActCalls} from './act-calls.ts'
import {actJob} from './act-job.ts'

const LARGE = 'z'.repeat(60_000)

interface Stage {
  readonly disk: MemoryWorkDisk
  readonly journal: MemoryJournal
  readonly problems: JobError[]
  readonly progress: number[]
  run(halting?: {readonly after: number; readonly halt: Halt}): Promise<string>
  drop(): Promise<void>
}

/** A core with its I/O thread; every call of the thread does one thing, so that a halt comes between any two. */
function stage(disk: MemoryWorkDisk, parts: readonly (readonly Step[])[]): Stage {
  const journal = memoryJournal({id: ACT, action: 'file.copy', title: 'Copy'}, parts)
  const table = actCalls({disk, hash: blake3(), chunkBytes: 4096})
  let calls = 0
  let control = new AbortController()
  let halting: {readonly after: number; readonly halt: Halt} | undefined
  const io = {
    beginParts: (input) => Promise.resolve(table.beginParts(input)),
    nextOfParts: (input) => {
      if (++calls === halting?.after) control.abort(halting.halt)
      return new Promise((resolve) => resolve(structuredClone(table.nextOfParts({...input, budgetMs: 0}))))
    },
    leaveParts: (input) => Promise.resolve(table.leaveParts(input)),
  } as RemoteTable<ActCalls>
  const job = actJob({journal, io, clock: {now: () => 7, monotonicMs: () => 0}, limits: {steps: 2, bytes: 1e9}})
  const problems: JobError[] = []
  const progress: number[] = []
  return {
    disk,
    journal,
    problems,
    progress,
    run(when) {
      control = new AbortController()
      halting = when
      calls = 0
      const context: JobContext = {
        id: ACT,
        input: {act: ACT, bytes: 60_000, steps: 3, verify: true},
        signal: control.signal,
        progress: ({done}) => void progress.push(done),
        metrics: () => undefined,
        problem: (error) => void problems.push(error),
        log: () => undefined,
        isBackground: false,
        turn: (_work, step) => step(),
      }
      return job.run(context).catch((error: unknown) => String(error))
    },
    drop: () => job.drop!(ACT),
  }
}

function drawn(): MemoryWorkDisk {
  const disk = new MemoryWorkDisk()
  disk.world.folder('/to')
  disk.world.file('/a', LARGE)
  disk.world.file('/b', 'beta')
  disk.world.file('/c', 'gamma')
  return disk
}

const threeParts = (disk: MemoryWorkDisk): Step[][] =>
  ['a', 'b', 'c'].map((name, item) => [{...stepsOn(disk).copy(`/${name}`, `/to/${name}`), item}])
const names = ({disk}: Stage): readonly string[] => [...disk.world.tree().keys()].filter((path) => path.startsWith('/to/'))

test('parts are journalled before they are begun, those that end and those that begin in one commit, and the audit names what was changed', async () => {
  const disk = drawn()
  const on = stage(disk, threeParts(disk))
  expect(await on.run()).toBe('completed')
  expect(on.journal.commits).toEqual(['begin 0, begin 1', 'end 0, end 1, begin 2', 'end 2', 'end completed'])
  expect(on.journal.ended).toEqual({
    outcome: 'completed',
    undo: 'open',
    audit: {
      at: 7,
      actor: 'user',
      action: 'file.copy',
      targets: ['a', 'b', 'c'].map((name) => ({path: `/${name}`, target: `/to/${name}`, outcome: 'done'})),
    },
  })
  expect([on.progress.at(-1), on.progress.every((done, at) => at === 0 || done >= on.progress[at - 1]!)]).toEqual([60_000, true])
})

test('a pause puts a part down at once, and a resume goes on from its half file', async () => {
  const disk = drawn()
  const on = stage(disk, threeParts(disk))
  expect(await on.run({after: 8, halt: 'pause'})).toBe('halted')
  expect([disk.openFiles, names(on).length, on.journal.rows.map(({state}) => state)]).toEqual([0, 1, ['running', 'running', 'pending']])
  expect(on.journal.ended).toBeUndefined()
  let written = 0
  disk.plot = {before: ({name}) => void (name === 'write' && written++)}
  expect(await on.run()).toBe('completed')
  expect([names(on), disk.world.read('/to/a') === LARGE, written < 15]).toEqual([['/to/a', '/to/b', '/to/c'], true, true])
})

test.each([1, 8, 17, 30, 40])('a cancel after %i calls leaves whole files and nothing private', async (after) => {
  const disk = drawn()
  const on = stage(disk, threeParts(disk))
  const outcome = await on.run({after, halt: 'cancel'})
  expect([outcome, on.journal.ended?.outcome]).toEqual(['halted', 'cancelled'])
  const contents = {'/to/a': LARGE, '/to/b': 'beta', '/to/c': 'gamma'}
  expect(names(on).filter((path) => disk.world.read(path) !== contents[path as '/to/a'])).toEqual([])
  expect(on.journal.ended?.audit.targets.filter(({outcome: one}) => one === 'done').map(({target}) => target)).toEqual(names(on))
})

test('a job that is cancelled while it is paused lets go of its half file', async () => {
  const disk = drawn()
  const on = stage(disk, threeParts(disk))
  await on.run({after: 8, halt: 'pause'})
  await on.drop()
  expect([names(on), on.journal.ended?.outcome, on.journal.ended?.undo]).toEqual([[], 'cancelled', 'none'])
})

test('a full volume pauses the job and says why; with room it goes on', async () => {
  const disk = drawn()
  const on = stage(disk, threeParts(disk))
  disk.volumes.mounts.get('/')!.freeBytes = 30_000
  expect([await on.run(), on.problems.map(({code}) => code), names(on)]).toEqual(['paused', ['DiskFull'], []])
  disk.volumes.mounts.get('/')!.freeBytes = 1_000_000
  expect([await on.run(), names(on)]).toEqual(['completed', ['/to/a', '/to/b', '/to/c']])
})

test('what could not be done is told for each item; some is partial, all is failed', async () => {
  const disk = drawn()
  const steps = threeParts(disk)
  for (const name of ['a', 'c']) disk.world.file(`/to/${name}`, 'theirs')
  const on = stage(disk, steps)
  expect([await on.run(), on.journal.ended?.outcome]).toEqual(['partial', 'partial'])
  expect(on.problems.map(({path, code}) => `${path} ${code}`)).toEqual(['/a NameTaken', '/c NameTaken'])
  expect(on.journal.ended?.audit.targets.map(({outcome}) => outcome)).toEqual(['refused', 'done', 'refused'])
  const only = stage(drawn(), [steps[0]!])
  only.disk.world.file('/to/a', 'theirs')
  expect([await only.run(), only.journal.ended?.outcome, only.journal.ended?.undo]).toEqual([
    expect.stringMatching(/^CoreError: .*nothing was put there/),
    'failed',
    'none',
  ])
})

test('a part that was done and not journalled is found done, and nothing is written again', async () => {
  const disk = drawn()
  const on = stage(disk, threeParts(disk))
  await on.run()
  Object.assign(on.journal.rows[2]!, {state: 'running', results: undefined})
  on.journal.ended = undefined
  let written = 0
  disk.plot = {before: ({name}) => void (name === 'write' && written++)}
  expect([await on.run(), written, on.journal.rows[2]!.results?.[0]?.outcome]).toEqual(['completed', 0, 'done'])
})

test('an act that had ended when the core was killed is told by its job as it ended, and nothing is done again', async () => {
  const disk = drawn()
  const steps = threeParts(disk)
  const on = stage(disk, steps)
  await on.run()
  const commits = [...on.journal.commits]
  expect([await on.run(), on.progress.at(-1), on.journal.commits]).toEqual(['completed', 60_000, commits])
  const partly = stage(drawn(), steps)
  partly.disk.world.file('/to/b', 'theirs')
  await partly.run()
  partly.problems.length = 0
  expect([await partly.run(), partly.problems.map(({path, code}) => `${path} ${code}`)]).toEqual(['partial', ['/b NameTaken']])
  const failing = stage(drawn(), [steps[0]!])
  failing.disk.world.file('/to/a', 'theirs')
  const told = await failing.run()
  expect(await failing.run()).toBe(told)
})
