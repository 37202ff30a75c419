import {beforeEach, expect, it, vi} from 'vitest'
import {goTo, goUp, here, home, replacePlace, step, useNavigation, whenLeaving} from './navigation.ts'

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
