import {expect, test} from 'vitest'
import {inputFlags} from './input-flags.ts'
import {listedOperations} from './vocabulary.ts'

test('every flag of every command says what it does', () => {
  const silent = listedOperations.flatMap(({subject, verb, operation}) =>
    inputFlags(operation)
      .flags.filter(({summary}) => !/^\S.*\.$/.test(summary))
      .map(({name}) => `${subject} ${verb} --${name}`),
  )
  expect(silent).toEqual([])
})
