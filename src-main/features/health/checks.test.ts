import {expect, test} from 'vitest'
import {backupsCheck} from './backups-check.ts'
import {decodersCheck} from './decoders-check.ts'
import {toldOfSpace} from './space-check.ts'
import {toldOfWatches} from './watches-check.ts'
import {CoreError} from '../../contract/errors.ts'

test.each([
  [undefined, 'good', undefined],
  [{used: 100, most: 8192}, 'good', undefined],
  [{used: 7372, most: 8192}, 'good', undefined],
  [{used: 7373, most: 8192}, 'attention', 524_288],
  [{used: 1_000_000, most: 1_048_576}, 'attention', 4_194_304],
])('of watches %j it tells %s', (limits, state, wanted) => {
  const check = toldOfWatches(limits, 0)
  expect(check.state).toBe(state)
  expect(check.command).toBe(
    wanted && `echo fs.inotify.max_user_watches=${wanted} | sudo tee /etc/sysctl.d/60-onefold.conf && sudo sysctl --system`,
  )
})

test.each([
  [1_000_000_000, 'good', '1 GB of 50 GB are free where Onefold keeps its library.'],
  [999_999_999, 'attention', 'Only 1 GB of 50 GB are free where Onefold keeps its library: it needs room to grow and to be backed up.'],
])('of %i free bytes it tells %s', (freeBytes, state, sentence) => {
  expect(toldOfSpace('/data', {freeBytes, totalBytes: 50e9})).toMatchObject({state, sentence, path: '/data'})
})

const DAY_MS = 86_400_000
const now = Date.parse('2026-11-27T10:00:00.000Z')

async function backups(times: readonly number[], bornDaysAgo: number) {
  const createdAt = new Date(now - bornDaysAgo * DAY_MS).toISOString()
  const libraries = {backups: async () => ({path: '/d/backups', times}), current: () => ({folder: '/d', card: {createdAt}})}
  return backupsCheck({libraries: libraries as never, clock: {now: () => now} as never})
}

test.each([
  {times: [], born: 0, state: 'good', sentence: 'The library is new; its first backup is made at a start from tomorrow on.'},
  {times: [], born: 2, state: 'attention', sentence: 'There is no backup of the library yet.'},
  {
    times: [now - 3 * DAY_MS, now - DAY_MS],
    born: 90,
    state: 'good',
    sentence: 'There are 2 backups of the library, the newest of 2026-11-26.',
  },
  {times: [now - 7 * DAY_MS], born: 90, state: 'attention', sentence: 'There is 1 backup of the library, the newest of 2026-11-20.'},
])('of $times.length backups of a library of $born days it tells $state', async ({times, born, state, sentence}) => {
  const check = await backups(times, born)
  expect(check).toMatchObject({state, sentence, count: times.length})
  expect(check.todo === undefined).toBe(state === 'good')
})

test('where no decoder starts, no pictures can be drawn; a fault of ours is none of that', async () => {
  const failing = (error: Error) => decodersCheck({sidecars: {drawnKinds: () => Promise.reject(error)} as never})
  expect(await failing(new CoreError({code: 'Internal', message: 'It died.'}))).toMatchObject({state: 'attention', pictures: []})
  await expect(failing(new TypeError('ours'))).rejects.toThrow('ours')
})
