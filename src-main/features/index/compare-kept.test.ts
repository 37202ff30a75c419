import {expect, test} from 'vitest'
import {FakeTime} from '../../host/fakes/fake-time.ts'
import {type ComparingParts, type KeptFolder, openComparing} from './compare-kept.ts'

const digest = (byte: number): Uint8Array => new Uint8Array(16).fill(byte)

function bench() {
  const time = new FakeTime()
  const listed: string[] = []
  const state = {now: digest(1), isFollowed: false, stale: 0}
  const disk = (name: string) => ({
    listFolder: async () => {
      listed.push(name)
      return {folderDigests: state.now, folderIds: Float64Array.of(1)}
    },
  })
  const parts = {
    read: {
      entryRows: async () => [],
      locations: async () => [{uuid: 'l', mode: 'shallow', rules: [], folderRules: [], path: new Uint8Array(0), root: 1}],
      locationRoots: async () => [],
      locationOf: async () => undefined,
      folderListing: async () => ({digest: digest(1), entries: 100_000}),
    },
    disk: disk('at once'),
    gentle: disk('later'),
    scheduler: time,
    isFollowed: () => state.isFollowed,
    stale: async () => void state.stale++,
    log: {write: (_level: string, _source: string, message: string) => listed.push(message)},
    never: [],
    home: new Uint8Array(0),
  } as unknown as ComparingParts
  const {compare, end} = openComparing(parts)
  const place = {path: Buffer.from('/v/a'), volume: {id: 'v', mountPoint: Buffer.from('/v')}} as unknown as KeptFolder['place']
  const look = (entries: number): void => compare({entry: 1, location: 'l', place, known: {digest: digest(1), entries}})
  return {time, state, listed, look, end}
}

test('a folder that is listed in no time is compared at once, a large one a while later and in nobody’s way', async () => {
  const {time, state, listed, look} = bench()
  look(5000)
  await expect.poll(() => listed).toEqual(['at once'])
  for (let times = 0; times < 3; times++) look(100_000)
  await time.pass(3000)
  expect(listed).toEqual(['at once'])
  state.now = digest(2)
  await time.pass(1000)
  await expect.poll(() => [listed, state.stale]).toEqual([['at once', 'later'], 1])
})

test('a large folder that is followed by then is not listed, nor one of a library that was closed', async () => {
  const {time, state, listed, look, end} = bench()
  look(100_000)
  state.isFollowed = true
  await time.pass(60_000)
  state.isFollowed = false
  look(100_000)
  end()
  await time.pass(60_000)
  expect(listed).toEqual([])
})
