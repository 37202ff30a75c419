import {expect, test} from 'vitest'
import {FakeTime} from '../../host/fakes/fake-time.ts'
import {openHeadStart} from './head-start.ts'

test('what nobody asked for begins three seconds after the first window has asked, however often it asks', async () => {
  const time = new FakeTime()
  const start = openHeadStart(time, true)
  await time.pass(5000)
  // The line of the desktop program itself is nobody.
  start.note({kind: 'system'})
  await time.pass(5000)
  start.note({kind: 'window'})
  await time.pass(2000)
  start.note({kind: 'window'})
  expect(start.isOver).toBe(false)
  await time.pass(1000)
  await start.over
  expect(start.isOver).toBe(true)
})

test('without a window it begins by itself in time, and at once where none is to come', async () => {
  const time = new FakeTime()
  expect(openHeadStart(time, false).isOver).toBe(true)
  const start = openHeadStart(time, true)
  await time.pass(14_000)
  expect(start.isOver).toBe(false)
  await time.pass(1000)
  expect(start.isOver).toBe(true)
})
