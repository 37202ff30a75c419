import fc from 'fast-check'
import {expect, it} from 'vitest'
import {HEAD_PX, rowLines} from './row-lines.ts'

const shape = fc.record({
  counts: fc.array(fc.integer({min: 1, max: 40}), {minLength: 1, maxLength: 8}),
  columns: fc.integer({min: 1, max: 7}),
  height: fc.constantFrom(28, 30, 128),
  grouped: fc.boolean(),
  folds: fc.array(fc.boolean(), {minLength: 8, maxLength: 8}),
})

/** The same as a plain list of lines. */
function plainLines({counts, columns, height, grouped, folds}: typeof shape extends fc.Arbitrary<infer T> ? T : never) {
  const lines: {height: number; head?: number; rows: number[]}[] = []
  let row = 0
  for (const [no, count] of counts.entries()) {
    if (grouped) lines.push({height: HEAD_PX, head: no, rows: []})
    for (let at = 0; at < count; at++, row++) {
      if (grouped && folds[no]) continue
      const last = lines.at(-1)
      const isNew = !last || last.head !== undefined || last.rows.length === columns
      if (isNew) lines.push({height, rows: [row]})
      else last.rows.push(row)
    }
  }
  return {lines, total: row}
}

it('agrees with a plain list of lines', () => {
  fc.assert(
    fc.property(shape, (one) => {
      const {counts, columns, height, grouped, folds} = one
      const plain = plainLines(one)
      let row = 0
      const groups = counts.map((count, no) => ({key: String(no), count, row: (row += count) - count}))
      const folded = new Set(groups.filter((_, no) => folds[no]).map(({key}) => key))
      const lines = rowLines({total: row, columns, height, groups: grouped ? groups : undefined, folded})
      expect(lines.count).toBe(plain.lines.length)
      let top = 0
      for (const [line, {height: high, head, rows}] of plain.lines.entries()) {
        expect([lines.topOf(line), lines.at(top), lines.at(top + high - 1)]).toEqual([top, line, line])
        expect(lines.headAt(line)?.group?.key).toBe(head === undefined ? undefined : String(head))
        const {first, end} = lines.rowsOf(line)
        expect(Array.from({length: end - first}, (_, at) => first + at)).toEqual(rows)
        for (const each of rows) expect([lines.lineOf(each), lines.isFolded(each)]).toEqual([line, false])
        top += high
      }
      expect([lines.total, lines.topOf(lines.count)]).toEqual([top, top])
      const shown = new Set(plain.lines.flatMap(({rows}) => rows))
      for (let each = 0; each < plain.total; each++) {
        if (shown.has(each)) continue
        expect(lines.isFolded(each)).toBe(true)
        expect(lines.headAt(lines.lineOf(each))?.row).toBeLessThanOrEqual(each)
      }
    }),
    {numRuns: 500},
  )
})

it('is quick for a million rows', () => {
  const lines = rowLines({total: 1_000_000, columns: 1, height: 30, folded: new Set()})
  expect([lines.count, lines.lineOf(999_999), lines.at(15_000_010)]).toEqual([1_000_000, 999_999, 500_000])
})
