import {describe, expect, it} from 'vitest'
import type {Item} from '../../../src-main/contract/file.ts'
import {everything, focused, inverted, isSelected, keyOf, nothing, only, ranged, rangeTo, selectedCount, toggled} from './selection.ts'

const item = (name: string): Item => ({
  name,
  path: `/a/${name}`,
  uri: `sd://x/a/${name}`,
  kind: 'file',
  category: 'text',
  sizeBytes: 1,
  modifiedAt: '2026-01-01T00:00:00Z',
})
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(item) as [Item, Item, Item, Item]
const names = (selection: typeof nothing): readonly string[] =>
  [a, b, c, d].filter((one) => isSelected(selection, one)).map((one) => one.name)

describe('selection', () => {
  it('one click chooses one and sets the anchor', () => {
    const selection = only(1, b)
    expect([names(selection), selection.anchor, selection.active]).toEqual([['b'], 1, 1])
  })

  it('toggling adds and takes away', () => {
    const both = toggled(only(0, a), 2, c)
    expect(names(both)).toEqual(['a', 'c'])
    expect(names(toggled(both, 0, a))).toEqual(['c'])
  })

  it('turning it round chooses what was not chosen, of few and of all', () => {
    expect(names(inverted(only(1, b)))).toEqual(['a', 'c', 'd'])
    expect(names(inverted(toggled(everything(nothing), 2, c)))).toEqual(['c'])
    expect(names(inverted(inverted(only(1, b))))).toEqual(['b'])
  })

  it('a range runs from the anchor, and turns around it', () => {
    const down = ranged(only(1, b), {row: 3, item: d}, [b, c, d])
    expect([names(down), down.anchor, down.active]).toEqual([['b', 'c', 'd'], 1, 3])
    expect(rangeTo(down, 0)).toEqual({first: 0, last: 1})
    expect(names(ranged(down, {row: 0, item: a}, [a, b]))).toEqual(['a', 'b'])
  })

  it('a range may add to what is chosen', () => {
    const apart = toggled(only(0, a), 2, c)
    expect(names(ranged(apart, {row: 3, item: d, add: true}, [c, d]))).toEqual(['a', 'c', 'd'])
  })

  it('all but one is counted without reading all', () => {
    const most = toggled(everything(nothing), 2, c)
    expect([names(most), selectedCount(most, 1_000_000)]).toEqual([['a', 'b', 'd'], 999_999])
  })

  it('moving the keyboard alone chooses nothing', () => {
    expect(names(focused(only(0, a), 3, d))).toEqual(['a'])
  })

  it('without an anchor a range begins where the keyboard stands', () => {
    expect(rangeTo(focused(nothing, 5, a), 8)).toEqual({first: 5, last: 8})
    expect(rangeTo(nothing, 8)).toEqual({first: 8, last: 8})
  })

  it('two names of the same spelling but other bytes are two', () => {
    expect(keyOf({...a, pathBase64: 'L2EvgA=='})).not.toBe(keyOf({...a, pathBase64: 'L2EvgQ=='}))
  })
})
