import fc from 'fast-check'
import {expect, test} from 'vitest'
import {nextStamp, type Stamp} from '../shared/hybrid-clock.ts'
import {isAlive} from '../shared/life.ts'
import {deletedSearch, editedSearch, mergeSearches, newSearch, type SharedSearch} from './saved-row.ts'

const devices = ['00000000000000aa', '00000000000000bb', '00000000000000cc'] as const
const born = newSearch('t', {name: 'Work', query: 'a', folder: null}, at(0, 1))

function at(device: number, now: number): Stamp {
  return nextStamp(undefined, {now, device: devices[device]!})
}

type Change = {readonly name: string} | {readonly query: string} | {readonly folder: string | null} | 'delete'
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({name: fc.constantFrom('Work', 'Job', 'Play')}),
  fc.record({query: fc.constantFrom('a', 'b')}),
  fc.record({folder: fc.constantFrom(null, 'p', 'q')}),
  fc.constant('delete' as const),
)

/** Versions of one search as three devices have them that change it and sometimes hear of each other. */
const versions = fc.array(fc.record({device: fc.nat(2), hears: fc.option(fc.nat(2)), change}), {maxLength: 12}).map((steps) => {
  const held: SharedSearch[] = [born, born, born]
  for (const [step, {device, hears, change: what}] of steps.entries()) {
    const own = hears === null ? held[device]! : mergeSearches(held[device]!, held[hears]!)
    held[device] = what === 'delete' ? deletedSearch(own) : editedSearch(own, what, at(device, 10 + step))
  }
  return held as [SharedSearch, SharedSearch, SharedSearch]
})

test('versions merge to the same in any order, grouping and number', () => {
  fc.assert(
    fc.property(versions, ([a, b, c]) => {
      expect(mergeSearches(a, b)).toEqual(mergeSearches(b, a))
      expect(mergeSearches(mergeSearches(a, b), c)).toEqual(mergeSearches(a, mergeSearches(b, c)))
      expect(mergeSearches(a, a)).toEqual(a)
      expect(mergeSearches(mergeSearches(a, b), b)).toEqual(mergeSearches(a, b))
    }),
  )
})

test('an edit beats a delete that had not seen it, and a delete ends what it had seen', () => {
  fc.assert(
    fc.property(versions, fc.constantFrom('Job', 'Play'), ([a, b], name) => {
      const known = mergeSearches(a, b)
      const edited = editedSearch(known, {name}, at(0, 100))
      expect(isAlive(mergeSearches(edited, deletedSearch(known)).life)).toBe(true)
      expect(isAlive(mergeSearches(edited, deletedSearch(edited)).life)).toBe(false)
      expect(mergeSearches(edited, deletedSearch(known)).name.value).toBe(name)
    }),
  )
})

test('of two names the later one shows, and it tells which one its writer saw', () => {
  const [job, play] = [editedSearch(born, {name: 'Job'}, at(1, 20)), editedSearch(born, {name: 'Play'}, at(2, 30))]
  expect(mergeSearches(job, play).name).toEqual({value: 'Play', at: at(2, 30), base: at(0, 1)})
  expect(mergeSearches(job, editedSearch(job, {query: 'b'}, at(2, 40)))).toMatchObject({
    name: job.name,
    query: {value: 'b', base: at(0, 1)},
  })
})
