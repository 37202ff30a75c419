import {expect, test} from 'vitest'
import type {FolderEvent} from '../../../host/watch/folder-events.ts'
import {Following, type FollowingParts} from './following.ts'

const FOLDER = 10
const MISSED = 77
/** The first row of which the core before did not know whether it is one that it missed. */
const UNSETTLED = 1234
const event: FolderEvent = {watch: 1, name: new Uint8Array([120]), kind: 'came', isFolder: false}

/** One row is missed; each look takes as long as is said. */
function openFollowing() {
  const told: FolderEvent[] = []
  const gone: number[] = []
  const reached: number[] = []
  const state = {now: 0, lookMs: 0, meanwhile: (): void => undefined}
  const asked: number[] = []
  const parts = {
    clock: {now: () => 0, monotonicMs: () => state.now},
    log: {write: () => undefined},
    volumes: {fresh: async () => undefined, seen: () => []},
    advanced: () => undefined,
    watch: {ticket: 1, take: () => ({events: told.splice(0), lost: false, more: false}), rouse: () => undefined, remove: () => undefined},
    read: {
      unsettledFrom: async () => UNSETTLED,
      locations: async () => [],
      foldersToFollow: async ({folders}: {readonly folders: readonly {readonly id: number}[]}) => {
        state.now += state.lookMs
        state.meanwhile()
        asked.push(...folders.map(({id}) => id))
        return {folders: [], known: {ids: new Float64Array(0)}}
      },
    },
    write: {
      reserveIds: async () => ({first: 1, last: 1}),
      doubtMissed: async () => undefined,
      settleFollowed: async ({due, firstId}: {readonly due: readonly number[]; readonly firstId: number}) => {
        gone.push(...due)
        reached.push(firstId)
        return {
          seq: 1,
          moved: 0,
          removed: due.length,
          taken: [],
          held: [MISSED].filter((id) => !gone.includes(id)),
          strange: [],
          tangled: [],
          asked: [],
          linked: [],
          away: [],
          doubted: [],
        }
      },
    },
  }
  const following = new Following(parts as unknown as FollowingParts)
  following.map.note(event.watch, FOLDER)
  const step = async (ms: number): Promise<void> => {
    state.now += ms
    await following.step()
  }
  return {following, gone, reached, asked, step, tell: () => told.push(event), takesToLook: (ms: number) => (state.lookMs = ms), state}
}

test('what is missed is not gone because a look took long: meanwhile something may have been told of it', async () => {
  const {following, gone, step, tell, takesToLook} = openFollowing()
  await following.settleLeft()
  takesToLook(5000)
  tell()
  await step(100)
  await step(30)
  expect(gone).toEqual([])
  takesToLook(1)
  tell()
  await step(30)
  await step(30)
  expect(gone).toEqual([])
  // Now nothing happens any more.
  for (let no = 0; no < 4; no++) await step(30)
  expect(gone).toEqual([MISSED])
})

test('what was missed while a run listed is not gone before all is looked at that was told meanwhile', async () => {
  const {following, gone, step, tell} = openFollowing()
  const end = following.runBegins(1)
  await following.settleLeft()
  for (let no = 0; no < 10; no++) {
    tell()
    await step(200)
  }
  tell()
  await step(0)
  end()
  await step(1)
  expect(gone).toEqual([])
  for (let no = 0; no < 8; no++) await step(30)
  expect(gone).toEqual([MISSED])
})

test('what was told of a folder that a run gives its old number is looked at under that, also after the run', async () => {
  const {following, asked, step, tell} = openFollowing()
  const end = following.runBegins(1)
  tell()
  await step(100)
  await step(30)
  const known = 5
  following.renamed(FOLDER, known)
  tell()
  await step(200)
  await step(30)
  end()
  await step(30)
  expect(asked).toEqual([FOLDER, known, known])
})

test('what a core before has missed is looked for among all rows that came since, however many those are', async () => {
  const {following, reached, step} = openFollowing()
  const end = following.runBegins(UNSETTLED + 1_000_000)
  await following.settleLeft()
  await step(100)
  end()
  for (let no = 0; no < 60; no++) await step(100)
  expect(reached.length).toBeGreaterThan(1)
  expect(new Set(reached)).toEqual(new Set([UNSETTLED]))
})

test('what was told of a folder that is given its old number while it is looked at is looked at once more', async () => {
  const {following, asked, step, tell, state} = openFollowing()
  const known = 5
  tell()
  state.meanwhile = () => following.renamed(FOLDER, known)
  await step(100)
  await step(30)
  state.meanwhile = () => undefined
  await step(200)
  await step(200)
  expect(asked).toEqual([FOLDER, known])
})

test('what a folder above tells of a folder is asked once more after the runs, which may write what they saw before', async () => {
  const {following, asked, step} = openFollowing()
  const end = following.runBegins(1)
  following.noteStirred(FOLDER)
  await step(100)
  await step(30)
  end()
  await step(100)
  await step(30)
  expect(asked).toEqual([FOLDER, FOLDER])
})
