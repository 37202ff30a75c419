import {expect, test} from 'vitest'
import {oneAhead} from './one-ahead.ts'

async function* counted(asked: number[], failsAt = Infinity): AsyncGenerator<number, void, undefined> {
  for (let at = 0; at < 4; at++) {
    asked.push(at)
    if (at === failsAt) throw new Error('broken')
    yield at
  }
}

test('the next value is asked for while the one before is worked on, and all come in order', async () => {
  const asked: number[] = []
  const seen: string[] = []
  for await (const value of oneAhead(counted(asked))) {
    await Promise.resolve()
    seen.push(`${value} of ${asked.length}`)
  }
  expect(seen).toEqual(['0 of 2', '1 of 3', '2 of 4', '3 of 4'])
})

test('a failure is met by who comes to it, and by nobody who stops before', async () => {
  const seen: number[] = []
  await expect(
    (async () => {
      for await (const value of oneAhead(counted([], 2))) seen.push(value)
    })(),
  ).rejects.toThrow('broken')
  expect(seen).toEqual([0, 1])
  for await (const value of oneAhead(counted([], 1))) {
    expect(value).toBe(0)
    break
  }
})
