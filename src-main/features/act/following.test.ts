import {expect, test} from 'vitest'
import type {PartRow} from '../../runtime/act-types.ts'
import {openFollowing} from './following.ts'

const part = (no: number, state: PartRow['state'] = 'done'): PartRow => ({no, state, steps: [], results: state === 'done' ? [] : undefined})

function follower() {
  const told: string[] = []
  const waiting: (() => void)[] = []
  const following = openFollowing({
    follow: async (done) => {
      told.push(done.map(({part: {no}, results}) => `${no}${results ? '' : '?'}`).join(' '))
      await new Promise<void>((resolve) => waiting.push(resolve))
    },
    end: async () => void told.push('end'),
  })
  const release = (): void => {
    for (const one of waiting.splice(0)) one()
  }
  return {told, following, release}
}

test('the index is one group behind, and no more', async () => {
  const {told, following, release} = follower()
  await following.take([part(0, 'running')], [[]])
  const second = following.take([part(1, 'running')], [[]])
  await Promise.resolve()
  expect(told).toEqual(['0'])
  release()
  await second
  expect(told).toEqual(['0', '1'])
})

test('what a run before this one had done last is followed again, because it may have ended first', async () => {
  const {told, following, release} = follower()
  for (let no = 0; no < 20; no++) following.before(part(no))
  await following.take([part(20, 'running')], [[]])
  expect([following.isLater(), told]).toEqual([true, ['4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20']])
  release()
})

test('a group that was put down is looked at as well, and the end comes after all', async () => {
  const {told, following, release} = follower()
  await following.take([part(3, 'running')], undefined)
  const settled = following.settled()
  release()
  await Promise.resolve()
  for (let turn = 0; turn < 10; turn++) {
    release()
    await Promise.resolve()
  }
  await settled
  expect(told).toEqual(['3?', 'end'])
})
