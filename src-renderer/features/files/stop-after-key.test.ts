import {expect, it} from 'vitest'
import {rowLines} from './row-lines.ts'
import {stopAfterKey} from './stop-after-key.ts'

const groups = [
  {key: 'a', row: 0, count: 7},
  {key: 'b', row: 7, count: 4},
  {key: 'c', row: 11, count: 3},
]
const list = rowLines({total: 14, columns: 1, height: 30, groups, folded: new Set(['b'])})
// a: 0-2, 3-5, 6; b is folded; c: 11-13.
const tiles = rowLines({total: 14, columns: 3, height: 128, groups, folded: new Set(['b'])})

it.each([
  ['ArrowDown', {row: 6}, list, {head: 'b'}],
  ['ArrowDown', {head: 'b'}, list, {head: 'c'}],
  ['ArrowDown', {head: 'c'}, list, {row: 11}],
  ['ArrowDown', {row: 13}, list, {row: 13}],
  ['ArrowUp', {row: 11}, list, {head: 'c'}],
  ['ArrowUp', {head: 'a'}, list, {head: 'a'}],
  ['ArrowLeft', {row: 3}, list, undefined],
  ['Home', {row: 12}, list, {head: 'a'}],
  ['End', {row: 1}, list, {row: 13}],
  ['PageDown', {row: 0}, list, {row: 4}],
  ['PageUp', {row: 6}, list, {row: 2}],
  ['ArrowDown', {row: 5}, tiles, {row: 6}],
  ['ArrowDown', {row: 6}, tiles, {head: 'b'}],
  ['ArrowRight', {row: 6}, tiles, {row: 11}],
  ['ArrowLeft', {row: 11}, tiles, {row: 6}],
  ['ArrowLeft', {row: 0}, tiles, {row: 0}],
  ['ArrowRight', {head: 'a'}, tiles, undefined],
  ['x', {row: 0}, tiles, undefined],
] as const)('%s from %j', (...[key, from, lines, expected]) => {
  expect(stopAfterKey(key, from, {lines, pageLines: 5})).toEqual(expected)
})
