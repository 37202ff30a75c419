import {beforeEach, expect, it, vi} from 'vitest'
import type {EntryId} from '../../../src-main/contract/ids.ts'
import {MOST_ENTRIES} from '../../../src-main/contract/search.ts'
import {useSession} from '../../core/session.ts'

const box = vi.hoisted(() => new Map<string, string>())
const core = vi.hoisted(() => ({there: new Set<string>(), closed: 0, fails: false}))
vi.stubGlobal('window', {
  localStorage: {getItem: (key: string) => box.get(key) ?? null, setItem: (key: string, value: string) => box.set(key, value)},
})
vi.mock('../../core/client.ts', () => ({
  core: {
    view: {
      open: async ({entries}: {entries: string[]}) => {
        if (core.fails) throw new Error('The line is gone.')
        return {view: 'v1', total: entries.filter((id) => core.there.has(id)).length}
      },
      renew: async ({ids}: {ids: string[]}) => {
        expect(ids.length).toBeLessThanOrEqual(1_000)
        return {items: ids.filter((id) => core.there.has(id)).map((id) => ({id}))}
      },
      close: async () => void core.closed++,
    },
  },
}))

const {isInBasket, putIn, takeOut, useBasket} = await import('./basket.ts')
const {leaveGone} = await import('./leave-gone.ts')

const id = (n: number): EntryId => `018f0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as EntryId
const ids = (from: number, count: number): readonly EntryId[] => Array.from({length: count}, (_, at) => id(from + at))
const held = (): readonly EntryId[] => useBasket.getState().ids
const openLibrary = (library: string): void => useSession.setState({welcome: {library: {id: library, name: ''}} as never})

beforeEach(() => {
  box.clear()
  openLibrary('none')
  openLibrary('a')
})

it('holds each once, in the order in which they came, and tells what was new', () => {
  expect(putIn([id(2), id(1), id(2)])).toEqual([id(2), id(1)])
  expect(putIn([id(1), id(3)])).toEqual([id(3)])
  expect(putIn([id(3)])).toEqual([])
  expect(held()).toEqual([id(2), id(1), id(3)])
  expect(takeOut([id(1), id(9)])).toEqual([id(1)])
  expect([isInBasket(id(1)), isInBasket(id(2)), isInBasket(undefined)]).toEqual([false, true, false])
})

it('takes all or nothing where there is no room for all', () => {
  expect(putIn(ids(1, MOST_ENTRIES))).toHaveLength(MOST_ENTRIES)
  expect(putIn([id(1), id(MOST_ENTRIES + 1)])).toBeUndefined()
  expect(putIn([id(1)])).toEqual([])
  expect(held()).toHaveLength(MOST_ENTRIES)
})

it('is one of its library, and is there again with it', () => {
  putIn([id(1)])
  openLibrary('b')
  expect(held()).toEqual([])
  putIn([id(7)])
  openLibrary('a')
  expect(held()).toEqual([id(1)])
})

it('begins anew after what cannot be read', () => {
  box.set('onefold.basket.c', '["no id"]')
  openLibrary('c')
  expect(held()).toEqual([])
})

it('lets go of what is gone, and of nothing where nobody can say so', async () => {
  const all = ids(1, 2_500)
  putIn(all)
  core.there = new Set(all)
  await leaveGone()
  expect(held()).toHaveLength(2_500)
  core.there.delete(id(1_200))
  core.fails = true
  await expect(leaveGone()).rejects.toThrow()
  expect(held()).toHaveLength(2_500)
  core.fails = false
  const looking = leaveGone()
  // What comes in meanwhile stays.
  putIn([id(9_000)])
  await looking
  expect(held()).toEqual([...all.filter((one) => one !== id(1_200)), id(9_000)])
  expect(core.closed).toBe(2)
})
