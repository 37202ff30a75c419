import {expect, test} from 'vitest'
import type {LaterThread} from '../runtime/threads.ts'
import type {ReaderCalls} from '../store/reader-calls.ts'
import {FakeTime} from '../host/fakes/fake-time.ts'
import {openReading} from './open-reading.ts'

const aMoment = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

type ReaderThread = Pick<LaterThread<ReaderCalls>, 'calls' | 'putAway'>
const parts = () => ({folder: 'f', scheduler: new FakeTime(), giveBack: () => undefined})

/** A thread that does one thing after the other, and tells what it was asked; each ends when it is let. */
function slowThread() {
  const asked: string[] = []
  const lives: string[] = []
  const ends: (() => void)[] = []
  const calls = new Proxy(
    {},
    {
      get: (_, name: string) => async () => {
        if (name === 'openReader' || name === 'closeReader') return void lives.push(name)
        asked.push(name)
        await new Promise<void>((resolve) => ends.push(resolve))
      },
    },
  )
  const putAway = async (): Promise<void> => void lives.push('away')
  return {thread: {calls, putAway} as unknown as ReaderThread, asked, lives, end: () => ends.splice(0).forEach((end) => end())}
}

test('rows never wait for what takes long: that has a thread of its own, which helps while it is free', async () => {
  const [one, two] = [slowThread(), slowThread()]
  const {read, close} = await openReading({...parts(), readers: [{calls: one.thread.calls}, two.thread]})
  const first = read.entryRows({ids: [1]})
  await aMoment()
  one.end()
  await first
  // The other one is opened by what takes long.
  expect([one.lives, two.lives]).toEqual([['openReader'], []])
  const long = [read.copiesAtRisk(), read.libraryFigures({device: 'd'})]
  const rows = Array.from({length: 3}, () => read.entryRows({ids: [1]}))
  await aMoment()
  expect({one: one.asked.slice(1), two: two.asked}).toEqual({
    one: ['entryRows', 'entryRows', 'entryRows'],
    two: ['copiesAtRisk', 'libraryFigures'],
  })
  for (const {end} of [one, two]) end()
  await Promise.all([...long, ...rows])
  const more = [read.entryRows({ids: [1]}), read.childRows({folder: 1})]
  await aMoment()
  expect({one: one.asked.slice(4), two: two.asked.slice(2)}).toEqual({one: ['entryRows'], two: ['childRows']})
  for (const {end} of [one, two]) end()
  await Promise.all(more)
  await close()
  expect([one.lives, two.lives].map((life) => life.at(-1))).toEqual(['closeReader', 'closeReader'])
})

test('a single thread is asked everything', async () => {
  const {thread, asked, end} = slowThread()
  const {read} = await openReading({...parts(), readers: [thread]})
  const all = [read.copiesAtRisk(), read.entryRows({ids: [1]})]
  await aMoment()
  expect(asked).toEqual(['copiesAtRisk', 'entryRows'])
  end()
  await Promise.all(all)
})

test('the thread for what takes long ends a while after its last answer, and starts again when it is needed', async () => {
  const [one, two] = [slowThread(), slowThread()]
  const time = new FakeTime()
  const {read} = await openReading({...parts(), scheduler: time, readers: [{calls: one.thread.calls}, two.thread]})
  const askLong = async (): Promise<void> => {
    const long = read.copiesAtRisk()
    await aMoment()
    two.end()
    await long
  }
  await askLong()
  // It stays for what is asked every three seconds while much changes.
  await time.pass(9_000)
  await askLong()
  await time.pass(9_000)
  expect(two.lives).toEqual(['openReader'])
  await time.pass(2_000)
  expect(two.lives).toEqual(['openReader', 'closeReader', 'away'])
  await askLong()
  expect(two.lives.at(-1)).toBe('openReader')
  // The first one stays for as long as the library is open.
  expect(one.lives).toEqual(['openReader'])
})
