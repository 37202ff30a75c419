import fc from 'fast-check'
import {expect, test} from 'vitest'
import {claimAtMount, keeperOf, type VolumeClaim} from './keeper.ts'

const device = fc.constantFrom('a', 'b', 'c')
const mounts = fc.array(fc.record({device, writable: fc.boolean()}), {maxLength: 12})

/** One claim a device, as the table holds them. */
function taken(claims: readonly VolumeClaim[], claim: VolumeClaim | undefined): readonly VolumeClaim[] {
  return claim ? [...claims.filter((one) => one.device !== claim.device), claim] : claims
}

test('who mounted it writable last keeps it, terms only grow, and mounting it again changes nothing', () => {
  fc.assert(
    fc.property(mounts, (list) => {
      let claims: readonly VolumeClaim[] = []
      let last: string | undefined
      for (const mount of list) {
        const before = keeperOf(claims)?.term ?? 0
        claims = taken(claims, claimAtMount(claims, mount))
        if (mount.writable || last === undefined) last = mount.device
        expect(keeperOf(claims)).toMatchObject({device: last})
        expect(keeperOf(claims)!.term).toBeGreaterThanOrEqual(before)
        expect(claimAtMount(claims, {device: last, writable: true})).toBeUndefined()
      }
    }),
  )
})

test('claims that come in any order name one keeper, also when two took the same term', () => {
  const claim = fc.record({device, term: fc.integer({min: 1, max: 3})})
  fc.assert(
    fc.property(fc.uniqueArray(claim, {selector: (one) => one.device, minLength: 1}), (claims) => {
      expect(keeperOf(claims.toReversed())).toEqual(keeperOf(claims))
      expect(Math.max(...claims.map(({term}) => term))).toBe(keeperOf(claims)!.term)
    }),
  )
  expect(
    keeperOf([
      {device: 'a', term: 2},
      {device: 'b', term: 2},
      {device: 'c', term: 1},
    ]),
  ).toEqual({device: 'b', term: 2})
})

test('a volume that is only read elsewhere stays with its keeper', () => {
  expect(claimAtMount([{device: 'a', term: 4}], {device: 'b', writable: false})).toBeUndefined()
  expect(claimAtMount([{device: 'a', term: 4}], {device: 'b', writable: true})).toEqual({device: 'b', term: 5})
})
