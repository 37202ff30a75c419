import {expect, test} from 'vitest'
import {nextColour, tagColour} from './colours.ts'

test('a colour is a name or hex digits', () => {
  expect([' Red', 'GRAY', '#FF8800', '#f80', 'mauve', '#ff88', ''].map(tagColour)).toEqual([
    'red',
    'grey',
    '#ff8800',
    '#ff8800',
    undefined,
    undefined,
    undefined,
  ])
})

test('new tags get the colour that the fewest have', () => {
  expect([[], ['red'], ['red', 'orange', 'grey'], ['orange', '#ff0000']].map(nextColour)).toEqual(['red', 'orange', 'yellow', 'red'])
})
