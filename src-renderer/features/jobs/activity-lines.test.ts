import {expect, it} from 'vitest'
import {jobLine, lineAt, lineCount, lineOf, pagesIn} from './activity-lines.ts'

const groups = {running: 2, attention: 0, waiting: 3, ended: 1}

it('stands the groups one below the other, each with its head, and leaves empty ones out', () => {
  expect(lineCount(groups)).toBe(9)
  expect(Array.from({length: 10}, (_, at) => lineAt(groups, at))).toEqual([
    {group: 'running'},
    {group: 'running', place: 0},
    {group: 'running', place: 1},
    {group: 'waiting'},
    {group: 'waiting', place: 0},
    {group: 'waiting', place: 1},
    {group: 'waiting', place: 2},
    {group: 'ended'},
    {group: 'ended', place: 0},
    undefined,
  ])
  expect([lineOf(groups, {group: 'waiting', place: 2}), lineOf(groups, {group: 'attention', place: 0})]).toEqual([6, -1])
})

it('passes heads by on its way and stops at both ends', () => {
  expect([jobLine(groups, 2, 1), jobLine(groups, 4, -1), jobLine(groups, 1, -1), jobLine(groups, 8, 1)]).toEqual([4, 2, 1, 8])
  expect([jobLine(groups, 1, -100), jobLine(groups, 1, 100), jobLine(groups, -1, 0)]).toEqual([1, 8, 1])
  expect(jobLine({...groups, running: 0, waiting: 0, ended: 0}, 0, 1)).toBe(-1)
})

it('asks for the pages that are in view only', () => {
  const many = {running: 1, attention: 0, waiting: 10_000, ended: 0}
  expect(pagesIn(many, {first: 0, end: 10}, 50)).toEqual(['running 0', 'waiting 0'])
  expect(pagesIn(many, {first: 5_040, end: 5_060}, 50)).toEqual(['waiting 100', 'waiting 101'])
})
