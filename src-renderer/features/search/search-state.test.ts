import {expect, it} from 'vitest'
import {isSearching, noSearch, queryOf} from './search-state.ts'

const noon = new Date(2026, 10, 22, 12, 0)

it('asks for words everywhere, or below the folder', () => {
  expect(queryOf({...noSearch, text: ' red car '}, '/a', noon)).toEqual({query: 'red car'})
  expect(queryOf({...noSearch, text: 'car', scope: 'folder'}, '/a', noon)).toEqual({query: 'car', in: '/a'})
  expect(queryOf({...noSearch, text: 'car', scope: 'folder'}, undefined, noon)).toEqual({query: 'car'})
})

it('asks by kind, size and date without any word', () => {
  const state = {...noSearch, kind: 'image', size: 'large', date: 'week'} as const
  expect(isSearching(state)).toBe(true)
  expect(queryOf(state, undefined, noon)).toEqual({
    query: '',
    kind: ['image'],
    minSize: 100_000_000,
    after: new Date(2026, 10, 15).toISOString(),
  })
})

it('asks by tags alone', () => {
  const state = {...noSearch, tags: ['a', 'b']}
  expect(isSearching(state)).toBe(true)
  expect(queryOf(state, '/a', noon)).toEqual({query: '', tag: ['a', 'b']})
})

it('blanks are no search', () => {
  expect(isSearching({...noSearch, text: '  '})).toBe(false)
})
