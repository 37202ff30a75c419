import {expect, it} from 'vitest'
import {isSearching, noSearch, queryOf} from './search-state.ts'

it('asks for words everywhere, or below the folder', () => {
  expect(queryOf({...noSearch, text: ' red car '}, '/a')).toEqual({query: 'red car'})
  expect(queryOf({...noSearch, text: 'car', scope: 'folder'}, '/a')).toEqual({query: 'car', in: '/a'})
  expect(queryOf({...noSearch, text: 'car', scope: 'folder'}, undefined)).toEqual({query: 'car'})
})

it('asks for terms without any word, and not yet for one that is being written', () => {
  expect(queryOf({...noSearch, text: 'kind:image size:'}, undefined)).toEqual({query: 'kind:image'})
  expect(queryOf({...noSearch, text: 'car size:big x'}, undefined)).toEqual({query: 'car size:big x'})
  expect(['kind:image', 'size:', '  ', 'size:big '].map((text) => isSearching({text}))).toEqual([true, false, false, true])
})
