import {expect, test} from 'vitest'
import {figureOf, median, percentile} from './figures.ts'

test('medians and percentiles of a hand-written table', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), percentile([5, 1, 4, 2, 3], 0.95), percentile([5, 1, 4, 2, 3], 0.5)]).toEqual([2, 2.5, 5, 3])
})

test.each([
  [[100, 300, 200], [100, 100], {of: 'ratio', atMost: 2}, {ratio: 2, holds: true}],
  [[210], [100], {of: 'ratio', atMost: 2}, {ratio: 2.1, holds: false}],
  [[15], undefined, {of: 'value', atMost: 15}, {holds: true}],
  [[16], [100], {of: 'value', atMost: 15}, {ratio: 0.16, holds: false}],
] as const)('runs %j beside %j', (runs, peerRuns, goal, wanted) => {
  const {peer, holds} = figureOf({what: 'x', unit: 'ms', runs, goal, ...(peerRuns ? {peer: {name: 'p', runs: peerRuns}} : {})})
  expect({...(peer?.ratio === undefined ? {} : {ratio: peer.ratio}), holds}).toEqual(wanted)
})

test('without its peer a ratio is neither met nor missed', () => {
  const figure = figureOf({what: 'x', unit: 'ms', runs: [1], peer: {name: 'p', absent: 'p is not installed'}, goal: {of: 'ratio', atMost: 2}})
  expect(figure).toEqual({what: 'x', unit: 'ms', value: 1, peer: {name: 'p', absent: 'p is not installed'}, goal: {of: 'ratio', atMost: 2}})
})
