import {beforeEach, expect, it, vi} from 'vitest'
import type {Item} from '../../../src-main/contract/file.ts'
import {chooseNamed} from './choose-named.ts'
import {choose, followEntries, useSelection} from './selection-store.ts'

/** Entries in the order in which they show. */
const shown: {names: string[]} = {names: []}
const itemOf = (name: string) => ({name, path: `/f/${name}`, kind: 'file'}) as Item

vi.mock('../../core/client.ts', () => ({core: {}}))
vi.mock('../../core/attempt.ts', () => ({attempt: (work: () => Promise<unknown>) => work()}))
vi.mock('./files-state.ts', () => ({
  useFiles: {getState: () => ({rows: {total: shown.names.length, wish: {source: {folder: '/f'}}}})},
}))
vi.mock('./files-view.ts', () => ({refreshFiles: () => Promise.resolve()}))
vi.mock('./read-rows.ts', () => ({
  loadRow: (row: number) => Promise.resolve(shown.names[row] === undefined ? undefined : itemOf(shown.names[row])),
  findRow: ({prefix = '', from = 0}: {prefix?: string; from?: number}) => {
    const row = shown.names.findIndex((name, at) => at >= from && name.startsWith(prefix))
    return Promise.resolve(row < 0 ? undefined : row)
  },
}))

const chosen = () => [...useSelection.getState().selection.keys.values()].map(({name}) => name)

beforeEach(() => void vi.useFakeTimers())

it('chooses what was made when it shows', async () => {
  shown.names = ['a', 'b']
  const choosing = chooseNamed('made')
  await vi.advanceTimersByTimeAsync(400)
  shown.names = ['a', 'b', 'made']
  await vi.advanceTimersByTimeAsync(400)
  expect([(await choosing)?.name, chosen()]).toEqual(['made', ['made']])
})

it('leaves alone what was chosen meanwhile', async () => {
  shown.names = ['a', 'b']
  const choosing = chooseNamed('made')
  await vi.advanceTimersByTimeAsync(400)
  await choose(1, 'only')
  shown.names = ['a', 'b', 'made']
  await vi.advanceTimersByTimeAsync(400)
  expect([await choosing, chosen()]).toEqual([undefined, ['b']])
})

it('keeps nothing chosen that is gone, and the keyboard stands on what took its place', async () => {
  shown.names = ['a', 'b', 'c']
  await choose(0, 'only')
  await choose(1, 'toggle')
  shown.names = ['c']
  await followEntries()
  const {active, activeItem} = useSelection.getState().selection
  expect([chosen(), active, activeItem?.name]).toEqual([[], 0, 'c'])
})
