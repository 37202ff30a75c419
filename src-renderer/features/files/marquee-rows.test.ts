import fc from 'fast-check'
import {expect, it} from 'vitest'
import {isMet, metBy, rangesMet, rowsIn} from './marquee-rows.ts'
import {rowLines} from './row-lines.ts'

const place = fc.record({across: fc.integer({min: -50, max: 700}), down: fc.integer({min: -100, max: 3_000})})
const tiles = {width: 120, step: 128, edge: 12}

it.each([
  ['a list', undefined, 1, 30],
  ['tiles', tiles, 5, 128],
] as const)('meets just what its box crosses: %s', (...[, places, columns, height]) => {
  fc.assert(
    fc.property(place, place, fc.boolean(), (from, to, grouped) => {
      const groups = [
        {key: 'a', row: 0, count: 23},
        {key: 'b', row: 23, count: 11},
        {key: 'c', row: 34, count: 8},
      ]
      const lines = rowLines({total: 42, columns, height, groups: grouped ? groups : undefined, folded: new Set(['b'])})
      const met = metBy({from, to}, lines, places)
      const box = {
        top: Math.min(from.down, to.down),
        bottom: Math.max(from.down, to.down),
        start: Math.min(from.across, to.across),
        end: Math.max(from.across, to.across),
      }
      const crossed = Array.from({length: 42}, (_, row) => row).filter((row) => {
        if (lines.isFolded(row)) return false
        const line = lines.lineOf(row)
        const top = lines.topOf(line)
        const start = places ? places.edge + (row - lines.rowsOf(line).first) * places.step : -Infinity
        const end = places ? start + places.width : Infinity
        return top <= box.bottom && top + height > box.top && start <= box.end && end >= box.start
      })
      const rows = met
        ? rangesMet(met, lines).flatMap(({first, last}) => Array.from({length: last - first + 1}, (_, at) => first + at))
        : []
      expect(rows).toEqual(crossed)
      expect(met ? rowsIn(rangesMet(met, lines)) : 0).toBe(crossed.length)
      for (let row = 0; row < 42; row++) expect(met !== undefined && isMet(row, met, lines)).toBe(crossed.includes(row))
    }),
    {numRuns: 1_000},
  )
})

it('tells a range for a million rows without going through them', () => {
  const lines = rowLines({total: 1_000_000, columns: 1, height: 30, folded: new Set()})
  const met = metBy({from: {across: 0, down: 45}, to: {across: 9, down: 29_999_999}}, lines, undefined)
  expect(met && rangesMet(met, lines)).toEqual([{first: 1, last: 999_999}])
})
