import {expect, test} from 'vitest'
import type {AskedFolder} from '../../../store/follow/folders-to-follow.ts'
import type {FolderEvent} from '../../../host/watch/folder-events.ts'
import {Following, type FollowingParts} from './following.ts'

const [ROOT, ABOVE, FOLDER] = [1, 5, 10]
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const event = (watch: number, name: string): FolderEvent => ({watch, name: bytes(name), kind: 'came', isFolder: false})
const nothing = {
  folderIds: new Float64Array(0),
  folderWatches: new Int32Array(0),
  standing: {ids: new Float64Array(0), watches: new Int32Array(0)},
  errors: [] as object[],
}

/** A folder in another one, each watched under its own number. `lost`: folders that the next look does not find at their places. */
function openFollowing() {
  const told: FolderEvent[] = []
  const asked: (readonly AskedFolder[])[] = []
  const state = {now: 0, lost: [] as number[]}
  const parts = {
    clock: {now: () => 0, monotonicMs: () => state.now},
    log: {write: () => undefined},
    volumes: {fresh: async () => undefined, seen: () => [{id: 'volume', online: true, silent: false, mountPoint: bytes('/')}]},
    home: bytes('/home'),
    never: [],
    advanced: () => undefined,
    isApart: async () => false,
    watch: {ticket: 1, take: () => ({events: told.splice(0), lost: false, more: false}), rouse: () => undefined, remove: () => undefined},
    read: {
      locations: async () => [{uuid: 'location', volume: 'volume', root: ROOT}],
      locationOf: async () => undefined,
      foldersToFollow: async ({folders}: {readonly folders: readonly AskedFolder[]}) => {
        // Of a folder in which names came its own facts are asked about as well.
        const above = folders.find(({id}) => id === ABOVE)
        const own = {id: ABOVE, names: [...(above?.names ?? []), bytes('folder')]}
        const all = folders.some(({id, stirred}) => id === FOLDER && stirred) ? [...folders.filter(({id}) => id !== ABOVE), own] : folders
        if (folders[0]?.id !== ROOT) asked.push(all)
        const found = all.map((folder) => ({...folder, path: bytes('place'), inode: 1n, ctimeNs: 0n, holds: 1, location: 'location'}))
        return {folders: found, known: {ids: new Float64Array(0)}}
      },
    },
    write: {
      reserveIds: async () => ({first: 100, last: 100}),
      volumeNumber: async () => 1,
      applyFollowed: async () => ({
        seq: 1,
        folders: [],
        missed: [],
        unlisted: [],
        unread: [],
        linked: [],
        added: 0,
        changed: 0,
        aliases: [],
      }),
    },
    disk: {
      begin: async () => undefined,
      next: async () => {
        const errors = state.lost.splice(0).map((folder) => ({folder, code: 'PathNotFound'}))
        return {chunk: {...nothing, errors}, done: true}
      },
      end: async () => undefined,
    },
  }
  const following = new Following(parts as unknown as FollowingParts)
  following.map.note(1, ABOVE)
  following.map.note(2, FOLDER)
  const step = async (ms: number): Promise<void> => {
    state.now += ms
    await following.step()
  }
  return {asked, step, state, tell: (...events: FolderEvent[]) => told.push(...events)}
}

const namesOf = (look: readonly AskedFolder[] | undefined, folder: number): readonly string[] | undefined =>
  look?.find(({id}) => id === folder)?.names?.map((name) => Buffer.from(name).toString())

test('the times of a folder whose folder above moves while both are looked at are asked about once more', async () => {
  const {asked, step, state, tell} = openFollowing()
  tell(event(1, 'file above'), event(2, 'file'))
  state.lost = [ABOVE]
  await step(200)
  await step(30)
  expect(asked.length).toBe(1)
  await step(200)
  await step(30)
  expect(asked.length).toBe(2)
  expect(namesOf(asked[1], ABOVE)).toEqual(expect.arrayContaining(['file above', 'folder']))
})
