import {beforeEach, expect, it, vi} from 'vitest'
import type {Item} from '../../../src-main/contract/file.ts'
import {choose, chooseNothing, chosenItems, followEntries, resetSelection, useSelection} from './selection-store.ts'

/** Entries in the order in which they show. */
const shown: {items: readonly Item[]} = {items: []}
const itemOf = (id: string, name = id) => ({id, name, path: `/f/${name}`, kind: 'file'}) as Item

vi.mock('../../core/client.ts', () => ({core: {}}))
vi.mock('../../core/attempt.ts', () => ({attempt: (work: () => Promise<unknown>) => work()}))
vi.mock('./files-state.ts', () => ({useFiles: {getState: () => ({rows: {total: shown.items.length}})}}))
vi.mock('./read-rows.ts', () => ({
  loadRow: (row: number) => Promise.resolve(shown.items[row]),
  loadRows: ({first, last}: {first: number; last: number}) => Promise.resolve(shown.items.slice(first, last + 1)),
  renewItems: (_view: string, ids: readonly string[]) => Promise.resolve(shown.items.filter(({id}) => ids.includes(id!))),
  findRow: ({id}: {id?: string}) => {
    const row = shown.items.findIndex((item) => item.id === id)
    return Promise.resolve(row < 0 ? undefined : row)
  },
}))

const chosen = async () => (await chosenItems(100)).map(({name}) => name)

beforeEach(async () => {
  resetSelection()
  shown.items = ['a', 'b', 'c', 'd'].map((id) => itemOf(id))
  await choose(1, 'only')
  await choose(2, 'toggle')
})

it('knows what is chosen by its new name, and leads nobody to where it stands now', async () => {
  const {moves} = useSelection.getState()
  shown.items = [itemOf('new'), itemOf('a'), itemOf('b'), itemOf('d'), itemOf('c', 'z')]
  await followEntries()
  const {selection, moves: now} = useSelection.getState()
  expect([await chosen(), selection.active, selection.activeItem?.name, now - moves]).toEqual([['b', 'z'], 4, 'z', 0])
  await choose(0, 'only')
  expect(useSelection.getState().moves - moves).toBe(1)
})

it('does not count what has gone as chosen, and keeps the rest', async () => {
  shown.items = [itemOf('a'), itemOf('c'), itemOf('d')]
  await followEntries()
  expect([await chosen(), useSelection.getState().selection.active]).toEqual([['c'], 1])
  shown.items = [itemOf('a'), itemOf('d')]
  await followEntries()
  expect(useSelection.getState().selection).toMatchObject({keys: new Map(), active: 1, activeItem: {name: 'd'}})
})

it('keeps what is chosen beside the keyboard when that one goes', async () => {
  shown.items = [itemOf('a'), itemOf('b'), itemOf('d')]
  await followEntries()
  expect(await chosen()).toEqual(['b'])
})

it('does not bring back what was left alone meanwhile', async () => {
  const following = followEntries()
  chooseNothing()
  await choose(0, 'only')
  await following
  expect(await chosen()).toEqual(['a'])
})

it('looks at very many only when something is to be done with them', async () => {
  shown.items = Array.from({length: 2_500}, (_, no) => itemOf(String(no)))
  await choose(0, 'only')
  await choose(2_499, 'range')
  shown.items = shown.items.slice(0, 2_000).map(({id}) => itemOf(id!, `new ${id}`))
  await followEntries()
  const items = await chosenItems(10_000)
  expect([items.length, items[1_999]?.name]).toEqual([2_000, 'new 1999'])
})
