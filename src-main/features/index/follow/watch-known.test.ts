import {expect, test} from 'vitest'
import {openWatchMap} from './watch-map.ts'
import {watchKnown, type WatchKnownParts} from './watch-known.ts'

const [STAYS, MOVES, GONE] = [2, 3, 4]
const nothing = new Uint8Array(0)

/** Folders of one location; those that are not at their places are not met. */
function openDisk() {
  const away = new Set([MOVES, GONE])
  const asked: (readonly number[])[] = []
  const waited: number[] = []
  const map = openWatchMap(() => undefined)
  let walk: readonly number[] = []
  const parts = {
    map,
    ticket: 1,
    headStart: {over: Promise.resolve()},
    clock: {now: () => 0, monotonicMs: () => 0},
    log: {write: () => undefined},
    scheduler: {
      sleep: async (ms: number) => {
        waited.push(ms)
        // By then a look has told the index where it is.
        away.delete(MOVES)
      },
    },
    never: [],
    isApart: async () => false,
    changed: () => undefined,
    volumes: {seen: () => [{id: 'v', online: true, silent: false, mountPoint: nothing}]},
    read: {
      locations: async () => [{uuid: 'one', volume: 'v', root: 1}],
      contentFolders: async () => Float64Array.of(STAYS, MOVES, GONE),
      heldNames: async () => ({}),
      foldersToFollow: async ({folders}: {readonly folders: readonly {readonly id: number}[]}) => ({
        folders: folders.map(({id}) => ({id, names: undefined, path: nothing, inode: 1n, ctimeNs: 0n, holds: 0, location: 'one'})),
      }),
    },
    write: {volumeNumber: async () => 1},
    disk: {
      begin: async ({again}: {readonly again: readonly {readonly id: number}[]}) => {
        asked.push((walk = again.map(({id}) => id)))
      },
      next: async () => {
        const there = walk.filter((id) => !away.has(id))
        return {chunk: {folderIds: there, folderWatches: there.map((id) => 100 + id), folderStirred: there.map(() => 0)}, done: true}
      },
      end: async () => undefined,
      otherNames: async () => [],
    },
  }
  return {asked, waited, map, known: watchKnown(parts as unknown as WatchKnownParts)}
}

test('a folder that moves while the known ones are watched is watched when the index knows where it is', async () => {
  const {asked, waited, map, known} = openDisk()
  await known.over
  await expect.poll(() => waited.length).toBe(4)
  await known.end()
  expect([STAYS, MOVES, GONE].map((id) => map.folderOf(100 + id))).toEqual([STAYS, MOVES, undefined])
  expect(asked.slice(0, 3)).toEqual([[STAYS, MOVES, GONE], [MOVES, GONE], [GONE]])
})
