import {expect, test} from 'vitest'
import type {CoreEvent} from '../../contract/events.ts'
import {Settings} from '../../contract/system.ts'
import {FakeTime} from '../../host/fakes/fake-time.ts'
import {openHeadStart} from './head-start.ts'
import {openPace} from './pace.ts'
import {openPresence} from './presence.ts'

function opened(cores = 4, awaitsWindow = false) {
  const time = new FakeTime()
  const state = {settings: Settings.parse({}), onBattery: undefined as boolean | undefined, changes: 0, under: 0, most: 0, done: 0}
  const heard: ((event: CoreEvent) => void)[] = []
  const presence = openPresence(time)
  const headStart = openHeadStart(time, awaitsWindow)
  const pace = openPace({
    presence,
    headStart,
    clock: time,
    scheduler: time,
    cores,
    events: {on: (listen: (event: CoreEvent) => void) => (heard.push(listen), () => undefined)},
    limits: () => state.settings,
    onBattery: async () => state.onBattery,
    changed: () => state.changes++,
  })
  const {signal} = new AbortController()
  const step = (work: 'walk' | 'hash'): Promise<void> =>
    pace.turn(work, signal, async () => {
      state.most = Math.max(state.most, ++state.under)
      await new Promise((resolve) => void setImmediate(resolve))
      state.under--
      state.done++
    })
  const set = (change: Partial<Settings>): void => {
    state.settings = {...state.settings, ...change}
    for (const hear of heard) hear({type: 'settings.changed', settings: state.settings})
  }
  return {time, state, pace, presence, headStart, step, set}
}
const eight = Array.from({length: 8}, (_, at) => (at % 2 ? 'walk' : 'hash'))

test('background work uses one core while somebody is here, and all of them a minute later', async () => {
  const {time, state, presence, step} = opened()
  presence.tell({})
  await Promise.all(eight.map((work) => step(work as 'walk')))
  expect([state.most, state.done]).toEqual([1, 8])
  await time.pass(60_000)
  await Promise.all(eight.map((work) => step(work as 'walk')))
  expect([state.most, state.done]).toEqual([4, 16])
})

test('says of contents that they rest for the battery, and of nothing else', async () => {
  const {time, state, pace, set} = opened()
  expect([pace.rests('hash'), pace.rests('walk')]).toEqual([undefined, undefined])
  state.onBattery = true
  await pace.turn('walk', new AbortController().signal, async () => undefined)
  await time.pass(0)
  expect([pace.rests('hash'), pace.rests('walk')]).toEqual(['battery', undefined])
  set({hashOnBattery: true})
  expect(pace.rests('hash')).toBeUndefined()
  set({hashOnBattery: false, pauseBackground: true})
  expect(pace.rests('hash')).toBeUndefined()
})

test('on its battery contents wait, and go on when the machine is plugged in', async () => {
  const {time, state, step} = opened()
  state.onBattery = true
  // The first step asks; it is told by then.
  await step('walk')
  const hash = step('hash')
  await step('walk')
  await time.pass(10_000)
  expect([state.done, state.under]).toEqual([2, 0])
  state.onBattery = false
  await time.pass(30_000)
  await hash
  expect(state.done).toBe(3)
})

test('a pause holds what runs at its next step and what would begin, until it is taken back', async () => {
  const {time, state, pace, step, set} = opened()
  set({pauseBackground: true})
  expect([pace.background(), state.changes]).toEqual([false, 1])
  const walk = step('walk')
  await time.pass(10_000)
  expect(state.done).toBe(0)
  set({pauseBackground: false})
  await walk
  expect([pace.background(), state.done, state.changes]).toEqual([true, 1, 2])
})

test('calls of people are signs of them; questions that windows ask by themselves are none', () => {
  const time = new FakeTime()
  const presence = openPresence(time)
  const since = (): number => presence.facts().sinceAskedMs
  const caller = (kind: 'window' | 'cli' | 'device' | 'system') => ({kind, id: '1', grants: []})
  presence.note(caller('window'), 'view.slice')
  presence.note(caller('cli'), 'job.info')
  presence.note(caller('cli'), 'core.status')
  presence.note(caller('system'), 'location.add')
  presence.note(caller('device'), 'search.query')
  expect(since()).toBe(Infinity)
  presence.note(caller('cli'), 'search.query')
  expect(since()).toBe(0)
  time.jump(0)
  presence.note(caller('window'), 'file.copy')
  expect(since()).toBe(0)
})

test('what the system told of the user grows old with him, and no longer holds when nobody tells it again', async () => {
  const time = new FakeTime()
  const presence = openPresence(time)
  presence.tell({idleMs: 5_000, onBattery: true})
  await time.pass(10_000)
  expect(presence.facts()).toEqual({sinceAskedMs: Infinity, sinceTouchedMs: 15_000, onBattery: true})
  await time.pass(50_000)
  expect(presence.facts()).toEqual({sinceAskedMs: Infinity})
})

test('background work that was to rest until a moment goes on by itself when it has come', async () => {
  const {time, state, pace, set} = opened()
  set({pauseUntil: new Date(time.now() + 3_600_000).toISOString()})
  expect(pace.background()).toBe(false)
  await time.pass(3_599_000)
  expect(pace.background()).toBe(false)
  const {changes} = state
  await time.pass(3_000)
  expect([pace.background(), state.changes]).toEqual([true, changes + 1])
})

test('no background work begins while the first window has its head start', async () => {
  const {time, state, pace, headStart} = opened(4, true)
  headStart.note({kind: 'window'})
  expect([pace.background(), state.changes]).toEqual([false, 0])
  await time.pass(3000)
  expect([pace.background(), state.changes]).toEqual([true, 1])
})
