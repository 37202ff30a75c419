import {expect, it} from 'vitest'
import {Score} from './score.mjs'

const test = (status: string, fullName: string) => ({status, fullName})

it('adds up parts and reports, and counts what could not run as failed', () => {
  const score = new Score()
  score.add('passed', 'types')
  score.skip('windows', 'no display')
  score.addVitest('tests', 1, {
    testResults: [
      {
        name: '/p/a.test.ts',
        status: 'failed',
        assertionResults: [test('passed', 'a'), test('failed', 'b'), test('skipped', 'c'), test('todo', 'd')],
      },
      {name: '/p/broken.test.ts', status: 'failed', assertionResults: []},
    ],
  })
  score.addVitest('killed', 124, undefined)
  score.addVitest('unexplained', 1, {testResults: [{name: '/p/b.test.ts', status: 'passed', assertionResults: [test('passed', 'e')]}]})
  expect([score.passed, score.failed, score.skipped]).toEqual([3, 4, 3])
})
