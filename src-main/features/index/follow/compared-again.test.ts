import {expect, test} from 'vitest'
import type {Chunk} from '../../../host/walk-chunk.ts'
import {Following, type FollowingParts} from './following.ts'

const ROOT = 1
const nothing = new Uint8Array(0)
const emptyChunk = {
  folderIds: [],
  folderChanged: [],
  standing: {ids: [], watches: []},
  entries: {count: 0},
  errors: [],
} as unknown as Chunk

/** One location on a disk, in which nothing has changed. */
function openFollowing({ticket = 1, isThere = true, notes = []}: {ticket?: number; isThere?: boolean; notes?: number[]}): Following {
  const parts = {
    clock: {now: () => 0, monotonicMs: () => 0},
    log: {write: () => undefined},
    home: nothing,
    never: [],
    isApart: async () => false,
    advanced: () => undefined,
    volumes: {seen: () => [{id: 'v', online: isThere, silent: false, mountPoint: nothing}]},
    watch: {ticket, rouse: () => undefined},
    read: {
      locations: async () => [{uuid: 'one', volume: 'v', root: ROOT}],
      locationOf: async () => undefined,
      knownFolders: async () => ({}),
      foldersToFollow: async () => ({folders: [{id: ROOT, path: nothing}], known: {ids: new Float64Array(0)}}),
    },
    write: {
      reserveIds: async () => ({first: 50, last: 50}),
      volumeNumber: async () => 1,
      settleFollowed: async () => ({seq: 0, taken: [], held: [], strange: [], tangled: [], asked: [], linked: [], away: [], doubted: []}),
      applyFollowed: async ({unsettledFrom}: {readonly unsettledFrom: number}) => {
        notes.push(unsettledFrom)
        return {aliases: [], folders: [], missed: [], unlisted: [], unread: [], linked: [], added: 0, changed: 0, seq: 0}
      },
    },
    disk: {begin: async () => undefined, next: async () => ({chunk: emptyChunk, done: true}), end: async () => undefined},
  }
  return new Following(parts as unknown as FollowingParts)
}

test.each([
  ['goes on where nothing is told folder by folder', {ticket: 0, isThere: true, polled: ['one']}],
  ['ends where it has found room to watch all', {ticket: 1, isThere: true, polled: []}],
  ['goes on where nobody could look', {ticket: 1, isThere: false, polled: ['one']}],
])('that a location is compared often %s', async (_what, {ticket, isThere, polled}) => {
  const following = openFollowing({ticket, isThere})
  following.unwatched.add('one')
  for (let no = 0; no < 2; no++) {
    await following.verifying.verify('one')
    expect([...following.unwatched]).toEqual(polled)
  }
})

test('the core after this one looks among all rows that are new in runs that are under way', async () => {
  const notes: number[] = []
  const following = openFollowing({notes})
  await following.verifying.verify('one')
  for (const first of [40, 30]) following.runBegins(first)
  await following.verifying.verify('one')
  expect(notes).toEqual([50, 30])
})
