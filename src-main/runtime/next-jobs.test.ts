import {expect, test} from 'vitest'
import {nextJobs, type Room, type Wish} from './next-jobs.ts'

const wish = (id: string, more: Partial<Wish> = {}): Wish => ({
  id,
  createdAt: '2026-01-01T00:00:00.000Z',
  priority: 0,
  lane: id,
  uses: [],
  isSuspect: false,
  yields: true,
  ...more,
})
const room: Room = {atOnce: 4, background: true, roomOn: (resource) => (resource === 'slow' ? 1 : Infinity)}
const ids = ({start, yield: leaving}: ReturnType<typeof nextJobs>): readonly (readonly string[])[] => [
  start.map(({id}) => id),
  leaving.map(({id}) => id),
]
const slow = (id: string, more: Partial<Wish> = {}): Wish => wish(id, {uses: ['slow'], ...more})

test('as many start as may run at once, and one of a lane', () => {
  expect(ids(nextJobs([wish('a'), wish('b', {lane: 'a'}), wish('c'), wish('d')], [wish('x'), wish('y')], room))).toEqual([['a', 'c'], []])
})

test('one job uses a slow volume at a time, and many a quick one', () => {
  expect(ids(nextJobs([slow('a'), slow('b'), wish('c', {uses: ['quick']}), wish('d', {uses: ['quick']})], [], room))).toEqual([
    ['a', 'c', 'd'],
    [],
  ])
})

test('an act goes before the index run of the same slow volume, which puts its work down', () => {
  const run = slow('run')
  const act = slow('act', {priority: 1, yields: false})
  expect(ids(nextJobs([act], [run], room))).toEqual([[], ['run']])
  expect(ids(nextJobs([run], [act], room))).toEqual([[], []])
  // One that is as urgent waits.
  expect(ids(nextJobs([slow('other')], [run], room))).toEqual([[], []])
})

test('where all places are taken the least urgent one makes room', () => {
  const running = [wish('a'), wish('b', {priority: -1}), wish('c', {priority: 1}), wish('d', {yields: false})]
  expect(ids(nextJobs([wish('act', {priority: 1})], running, room))).toEqual([[], ['b']])
  expect(ids(nextJobs([wish('two', {priority: 1}), wish('three', {priority: 1})], running, room))).toEqual([[], ['b']])
})

test('nobody puts work down for one that could not start all the same', () => {
  const running = [wish('index', {lane: 'v', uses: ['slow']}), wish('copy', {lane: 'files', yields: false})]
  expect(ids(nextJobs([wish('act', {lane: 'files', uses: ['slow'], priority: 1})], running, room))).toEqual([[], []])
})

test('one that needs two slow volumes is not passed by for ever', () => {
  const two: Room = {...room, roomOn: () => 1}
  const copy = wish('copy', {uses: ['left', 'right'], priority: 1, yields: false})
  const running = [wish('a', {uses: ['left'], priority: 1, yields: false})]
  expect(ids(nextJobs([copy, wish('b', {uses: ['right']})], running, two))).toEqual([[], []])
})

test('background work stops and does not start while it must not run', () => {
  const held: Room = {...room, background: false}
  const low = {priority: -1}
  expect(ids(nextJobs([wish('a', low), wish('b')], [wish('c', low), wish('d')], held))).toEqual([['b'], ['c']])
})

test('of those that may have ended the core one runs at a time', () => {
  const suspect = {isSuspect: true}
  expect(ids(nextJobs([wish('a', suspect), wish('b', suspect), wish('c')], [], room))).toEqual([['a', 'c'], []])
})
