import {afterEach, beforeEach, expect, it, vi} from 'vitest'
import {atRest, underWay} from './under-way.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('is at rest when what was begun before has ended, well or not', async () => {
  const ends: (() => void)[] = []
  const good = underWay(new Promise<void>((resolve) => ends.push(resolve)))
  const bad = underWay(new Promise<void>((_resolve, reject) => ends.push(() => reject(new Error('it failed'))))).catch(() => undefined)
  let said: boolean | undefined
  const asked = atRest().then((rest) => (said = rest))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(said).toBeUndefined()
  ends[0]?.()
  await vi.advanceTimersByTimeAsync(0)
  expect(said).toBeUndefined()
  ends[1]?.()
  await Promise.all([asked, good, bad])
  expect(said).toBe(true)
})

it('does not wait long for what takes long', async () => {
  let end = (): void => undefined
  const long = underWay(new Promise<void>((resolve) => (end = resolve)))
  const asked = atRest()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await asked).toBe(false)
  end()
  await long
  expect(await atRest()).toBe(true)
})
