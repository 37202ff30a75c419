import fc from 'fast-check'
import {expect, it} from 'vitest'
import {inView, type Month, rowAfterKey, sectionAt, sectionOfRow, tilePlace, timelineLayout} from './timeline-layout.ts'

const anyMonths = fc.array(fc.integer({min: 1, max: 40}), {minLength: 1, maxLength: 20}).map((counts): readonly Month[] => {
  let row = 0
  return counts.map((count, at) => {
    const month = {month: `2024-${at}`, row, count}
    row += count
    return month
  })
})

it('every picture stands once, in its month, inside the width and above the next month', () => {
  fc.assert(
    fc.property(anyMonths, fc.integer({min: 50, max: 1500}), fc.integer({min: 40, max: 300}), (months, width, wanted) => {
      const layout = timelineLayout(months, width, wanted)
      const {sections, tiles} = inView(layout, 0, layout.height)
      expect(sections).toEqual(layout.sections)
      expect(tiles.map(({row}) => row)).toEqual(Array.from({length: tiles.length}, (_, row) => row))
      expect(tiles).toHaveLength(months.reduce((sum, {count}) => sum + count, 0))
      for (const {row, top, start} of tiles) {
        const section = sectionOfRow(layout, row)!
        expect(start + layout.tile).toBeLessThanOrEqual(width + 0.001)
        expect(top).toBeGreaterThan(section.top)
        expect(top + layout.tile).toBeLessThanOrEqual(section.top + section.height + 0.001)
      }
    }),
  )
})

it('what is in view is what overlaps it, and a line more at most', () => {
  fc.assert(
    fc.property(anyMonths, fc.nat(4000), fc.integer({min: 1, max: 900}), (months, from, high) => {
      const layout = timelineLayout(months, 640, 150)
      const shown = new Set(inView(layout, from, from + high).tiles.map(({row}) => row))
      for (const section of layout.sections)
        for (let row = section.row; row < section.row + section.count; row++) {
          const {top} = tilePlace(layout, section, row)
          if (top < from + high && top + layout.tile > from) expect(shown.has(row)).toBe(true)
          if (top > from + high + layout.tile || top + 2 * layout.tile < from) expect(shown.has(row)).toBe(false)
        }
    }),
  )
})

it('keys go from picture to picture and from line to line, also over the end of a month', () => {
  const layout = timelineLayout(
    [
      {month: '2024-02', row: 0, count: 5},
      {month: '2024-01', row: 5, count: 2},
    ],
    308,
    100,
  )
  expect(layout.columns).toBe(3)
  const walk = (row: number, key: string): number | undefined => rowAfterKey(key, row, layout)
  expect([walk(0, 'ArrowDown'), walk(2, 'ArrowDown'), walk(4, 'ArrowDown'), walk(3, 'ArrowDown'), walk(6, 'ArrowDown')]).toEqual([
    3, 4, 6, 5, 6,
  ])
  expect([walk(5, 'ArrowUp'), walk(6, 'ArrowUp'), walk(4, 'ArrowUp'), walk(1, 'ArrowUp')]).toEqual([3, 4, 1, 1])
  expect([walk(4, 'ArrowRight'), walk(0, 'ArrowLeft'), walk(3, 'End'), walk(3, 'Home'), walk(0, 'x')]).toEqual([5, 0, 6, 0, undefined])
  expect([sectionAt(layout, -5)?.month, sectionAt(layout, layout.height)?.month]).toEqual(['2024-02', '2024-01'])
})

it('a hundred thousand pictures are laid out in a moment', () => {
  const months = Array.from({length: 240}, (_, at): Month => ({month: `m${at}`, row: at * 420, count: 420}))
  const layout = timelineLayout(months, 1000, 150)
  const begun = performance.now()
  for (let top = 0; top < layout.height; top += layout.height / 100) inView(layout, top, top + 800)
  expect(performance.now() - begun).toBeLessThan(200)
  expect(inView(layout, layout.height / 2, layout.height / 2 + 800).tiles.length).toBeLessThan(80)
})
