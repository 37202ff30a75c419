import {expect, it} from 'vitest'
import {systemClock} from './clock.ts'
import {fakeRandom} from './fakes/fake-random.ts'
import {FakeTime} from './fakes/fake-time.ts'
import {systemRandom} from './random.ts'
import {systemScheduler} from './scheduler.ts'
import {timeCompliance} from './time.compliance.ts'

timeCompliance('of the machine', () => ({
  clock: systemClock,
  scheduler: systemScheduler,
  random: systemRandom,
  pass: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms)
    }),
}))
timeCompliance('of tests', () => {
  const time = new FakeTime()
  return {clock: time, scheduler: time, random: fakeRandom(time), pass: (ms) => time.pass(ms)}
})

it('lets only the wall clock jump', () => {
  const time = new FakeTime(1000)
  time.jump(-500)
  expect([time.now(), time.monotonicMs()]).toEqual([500, 0])
})

it('gives the same randomness for the same seed', () => {
  const told = [1, 1, 2].map((seed) => fakeRandom(new FakeTime(), seed).uuid())
  expect([told[0] === told[1], told[0] === told[2]]).toEqual([true, false])
})
