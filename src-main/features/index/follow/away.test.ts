import {expect, test} from 'vitest'
import {openAway} from './away.ts'
import {openVerifying} from './verifying.ts'

const locations = [
  {uuid: 'photos', volume: 'disk'},
  {uuid: 'films', volume: 'disk'},
  {uuid: 'home', volume: 'inside'},
]

/** A disk is away, and something of it was missed. */
function openAwayDisk() {
  const away = openAway()
  away.note(['disk'], locations)
  const told: string[] = []
  const verifying = openVerifying({
    away,
    unpark: () => told.push('judged'),
    rouse: () => told.push('roused'),
  } as unknown as Parameters<typeof openVerifying>[0])
  return {away, verifying, told}
}

test('a location that is removed while its volume is away keeps nothing of the volume waiting', () => {
  const {away, verifying, told} = openAwayDisk()
  verifying.removed('home')
  verifying.removed('films')
  expect([away.awaits('photos'), away.awaits('films')]).toEqual([true, false])
  expect(told).toEqual([])
  expect(away.lookedThrough('photos')).toBe(true)
  expect(away.note([], locations)).toEqual([])
})

test('what was missed on a volume is judged when the one that waited last is removed', () => {
  const {away, verifying, told} = openAwayDisk()
  expect(away.lookedThrough('photos')).toBe(false)
  verifying.removed('films')
  expect(told).toEqual(['judged', 'roused'])
})

test('who had read the locations before one was removed does not make it wait again', () => {
  const {away, verifying} = openAwayDisk()
  verifying.removed('films')
  expect(away.note(['disk'], locations)).toEqual(['disk'])
  expect(away.lookedThrough('photos')).toBe(true)
  verifying.removed('photos')
  expect(away.note(['disk'], locations)).toEqual(['disk'])
  expect(away.note([], locations)).toEqual([])
})
