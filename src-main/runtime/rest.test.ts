import {expect, test, vi} from 'vitest'
import {FakeTime} from '../host/fakes/fake-time.ts'
import {openRest} from './rest.ts'

function open() {
  const time = new FakeTime()
  const told: string[] = []
  const answers: (() => void)[] = []
  const state: {during?: () => Promise<void>; resident: number; growth: number} = {resident: 0, growth: 9e6}
  const thread = (name: string) => ({
    onAnswer: (listen: () => void) => void answers.push(listen),
    rest: async () => {
      told.push(name)
      await state.during?.()
    },
  })
  const rest = openRest({
    threads: [thread('writer'), thread('search')],
    clock: time,
    scheduler: time,
    giveBack: () => void told.push('process'),
    residentBytes: () => (state.resident += state.growth),
  })
  return {time, told, rest, state, answer: () => answers[0]!(), answerOfSearch: () => answers[1]!()}
}

test('threads rest once, one after the other, when no call was answered for two seconds', async () => {
  const {time, told, answer} = open()
  await time.pass(60_000)
  expect(told).toEqual([])
  answer()
  await time.pass(1500)
  answer()
  await time.pass(1500)
  expect(told).toEqual([])
  await time.pass(600)
  expect(told).toEqual(['writer', 'search', 'process'])
  await time.pass(60_000)
  expect(told).toHaveLength(3)
})

test('who asks while the threads rest is heard first: what the process holds is given back when it is quiet again', async () => {
  const {time, told, answer, state} = open()
  state.during = async () => {
    delete state.during
    answer()
  }
  answer()
  await time.pass(2100)
  expect(told).toEqual(['writer', 'search'])
  await time.pass(2100)
  expect(told).toEqual(['writer', 'search', 'writer', 'search', 'process'])
})

test('while one thread works on, those rest that have nothing to do', async () => {
  const {time, told, answer, answerOfSearch} = open()
  answerOfSearch()
  for (let no = 0; no < 10; no++) {
    answer()
    await time.pass(1000)
  }
  expect(told).toEqual(['search'])
  await time.pass(2100)
  expect(told).toEqual(['search', 'writer', 'search', 'process'])
})

test('a thread that works on is waited for, without resting twice', async () => {
  const {time, told, answer, state} = open()
  let done: (() => void) | undefined
  state.during = () => new Promise((resolve) => (done = resolve))
  answer()
  await time.pass(2100)
  answer()
  await time.pass(5000)
  expect(told).toEqual(['writer'])
  delete state.during
  done!()
  await vi.waitFor(() => expect(told.at(-1)).toBe('process'))
  expect(told).toEqual(['writer', 'search', 'writer', 'search', 'process'])
})

test('a thread that dies keeps no other from resting, and after the end nobody rests', async () => {
  const {time, told, answer, state, rest} = open()
  state.during = () => Promise.reject(new Error('it died'))
  answer()
  await time.pass(2100)
  expect(told).toEqual(['writer', 'search', 'process'])
  answer()
  rest.end()
  await time.pass(60_000)
  expect(told).toHaveLength(3)
})

test('where the process has not grown since it rested, nobody looks for what could be given back', async () => {
  const {time, told, state, answer} = open()
  answer()
  await time.pass(2500)
  told.length = 0
  state.growth = 1e6
  answer()
  await time.pass(60_000)
  expect(told).toEqual([])
  state.growth = 9e6
  answer()
  await time.pass(2500)
  expect(told).toEqual(['writer', 'search', 'process'])
})

test('after much work what it left is looked for, also where the process has not grown', async () => {
  const {time, told, state, answer} = open()
  answer()
  await time.pass(2500)
  told.length = 0
  state.growth = 0
  for (let no = 0; no < 300; no++) answer()
  await time.pass(2500)
  expect(told).toEqual(['writer', 'search', 'process'])
})
