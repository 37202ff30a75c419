import {beforeEach, expect, it, vi} from 'vitest'
import {followMove, goTo, goUp, here, home, replacePlace, step, useNavigation, whenLeaving} from './navigation.ts'

vi.stubGlobal('window', {localStorage: {getItem: () => null, setItem: () => undefined}})

beforeEach(() => {
  whenLeaving(() => ({}))
  useNavigation.setState({visits: [{place: home}], at: 0})
})

it('goes back to the row that was at the top, and forward again', () => {
  goTo({folder: '/a'})
  whenLeaving(() => ({row: 40}))
  goTo({folder: '/a/b'})
  whenLeaving(() => ({row: 7}))
  step(-1)
  expect(here()).toEqual({place: {folder: '/a'}, spot: {row: 40}})
  step(1)
  expect(here()).toEqual({place: {folder: '/a/b'}, spot: {row: 7}})
})

it('forgets the way forward when another one is taken', () => {
  goTo({folder: '/a'})
  goTo({folder: '/b'})
  step(-1)
  goTo({folder: '/c'})
  expect(useNavigation.getState().visits.map(({place}) => place.folder)).toEqual([undefined, '/a', '/c'])
})

it('going up chooses the folder that was left, and from the top goes home', () => {
  goUp('/a/b')
  expect(here()).toEqual({place: {folder: '/a'}, spot: {name: 'b'}})
  goUp('/')
  expect(here().place).toEqual(home)
})

it('begins in a folder without a way back', () => {
  replacePlace({folder: '/a'})
  step(-1)
  expect(here().place).toEqual({folder: '/a'})
})

it('leads to where folders are now when one on the way was moved, by path and by address', () => {
  goTo({folder: '/a/old/b'})
  goTo({folder: '/a/older'})
  goTo({folder: 'sd://volume/v/a/old/%FF'})
  goTo({folder: '/a/old'})
  followMove({path: '/a/old', uri: 'sd://volume/v/a/old'}, {path: '/x', uri: 'sd://volume/v/x'})
  expect(useNavigation.getState().visits.map(({place: {folder}, moved}) => [folder, moved])).toEqual([
    [undefined, undefined],
    ['/x/b', true],
    ['/a/older', undefined],
    ['sd://volume/v/x/%FF', true],
    ['/x', true],
  ])
})
