import {describe, expect, it} from 'vitest'
import {evenLines} from './lines.ts'
import {scaleOf, TALLEST_PX, topToShow, windowOf} from './scroll-scale.ts'

describe('scaleOf', () => {
  it('changes nothing below the tallest height', () => {
    const scale = scaleOf(300_000, 600)
    expect([scale.height, scale.scaled, scale.toContent(1234.5), scale.toScroll(1234.5)]).toEqual([300_000, false, 1234.5, 1234.5])
  })

  it('reaches both ends of ten million rows exactly', () => {
    const content = 10_000_000 * 30
    const scale = scaleOf(content, 600)
    expect(scale.height).toBe(TALLEST_PX)
    expect(scale.toContent(0)).toBe(0)
    expect(scale.toContent(TALLEST_PX - 600)).toBe(content - 600)
    expect(scale.toScroll(content - 600)).toBeCloseTo(TALLEST_PX - 600, 6)
  })

  it('stays inside when asked for what is beyond', () => {
    const scale = scaleOf(30_000_000, 600)
    expect([scale.toContent(-5), scale.toContent(1e12), scale.toScroll(-5)]).toEqual([0, 30_000_000 - 600, 0])
  })

  it('has nowhere to go when all fits', () => {
    expect(scaleOf(90, 600).toContent(50)).toBe(0)
  })
})

describe('windowOf', () => {
  it.each([
    [0, {first: 0, end: 28}],
    [300, {first: 2, end: 38}],
    [2_400, {first: 72, end: 100}],
  ])('at %i draws the lines in view and eight more on both sides', (top, window) => {
    expect(windowOf(evenLines(100, 30), {top, height: 600})).toEqual(window)
  })

  it('draws nothing of nothing', () => {
    expect(windowOf(evenLines(0, 30), {top: 0, height: 600})).toEqual({first: 0, end: 0})
  })
})

describe('topToShow', () => {
  it('shows a line below what sticks to the upper edge', () => {
    const lines = {...evenLines(100, 30), cover: 34}
    expect([11, 12, 0].map((line) => topToShow(line, lines, {top: 300, height: 600}))).toEqual([296, 300, 0])
  })

  it.each([
    ['in view', 12, 300],
    ['above', 3, 90],
    ['below', 40, 630],
    ['cut at the lower edge', 30, 330],
  ])('a line that is %s', (_, line, top) => {
    expect(topToShow(line, evenLines(100, 30), {top: 300, height: 600})).toBe(top)
  })
})
