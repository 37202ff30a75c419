import {expect, test} from 'vitest'
import {formOf, rulesOf} from './rules.ts'

const names = new Set(['developer', 'hidden', 'gitignore'])

test('rules are taken apart into sets and own lines, and put together again', () => {
  const form = formOf(['*.log', 'developer', '!keep.log', '!hidden', 'none'], names)
  expect([[...form.on], form.own]).toEqual([['developer'], '*.log\n!keep.log\n!hidden'])
  expect(rulesOf(form)).toEqual(['developer', '*.log', '!keep.log', '!hidden'])
  expect(rulesOf({on: new Set(), own: '\n  \na \n'})).toEqual(['a '])
})
