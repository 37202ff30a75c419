import {expect, test} from 'vitest'
import {figureOf, median, percentile} from './figures.ts'

test('medians and percentiles of a hand-written table', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), percentile([5, 1, 4, 2, 3], 0.95), percentile([5, 1, 4, 2, 3], 0.5)]).toEqual([
    2, 2.5, 5, 3,
  ])
})

test.each([
  {runs: [100, 300, 200], peer: {name: 'p', runs: [100, 100]}, goal: {of: 'ratio', atMost: 2}, wanted: {ratio: 2, holds: true}},
  {runs: [210], peer: {name: 'p', runs: [100]}, goal: {of: 'ratio', atMost: 2}, wanted: {ratio: 2.1, holds: false}},
  {runs: [15], goal: {of: 'value', atMost: 15}, wanted: {holds: true}},
  {runs: [16], peer: {name: 'p', runs: [100]}, goal: {of: 'value', atMost: 15}, wanted: {ratio: 0.16, holds: false}},
] as const)('a goal is held against the ratio or the value: %j', ({wanted, ...measured}) => {
  const {peer, holds} = figureOf({what: 'x', unit: 'ms', ...measured})
  expect({ratio: peer?.ratio, holds}).toEqual({ratio: undefined, ...wanted})
})

test('without its peer a ratio is neither met nor missed', () => {
  const figure = figureOf({
    what: 'x',
    unit: 'ms',
    runs: [1],
    peer: {name: 'p', absent: 'p is not installed'},
    goal: {of: 'ratio', atMost: 2},
  })
  expect(figure).toEqual({what: 'x', unit: 'ms', value: 1, peer: {name: 'p', absent: 'p is not installed'}, goal: {of: 'ratio', atMost: 2}})
})
