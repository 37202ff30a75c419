import {expect, it} from 'vitest'
import {placeToAsk} from './target.ts'

it('asks for a folder by its path, and by its address where no text holds the path', () => {
  expect(placeToAsk({path: '/Straße', uri: 'sd://volume/v/Stra%C3%9Fe'})).toBe('/Straße')
  expect(placeToAsk({path: '/b\\xff', uri: 'sd://volume/v/b%FF'})).toBe('sd://volume/v/b%FF')
})
