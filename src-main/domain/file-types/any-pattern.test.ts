import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyPattern} from './any-pattern.ts'

const sources = ['^a', '^\\s*b', '^\\s*?c', '(?-m:^)d', 'e', '^f|g', '^[|]h', '^(i|j)\\|', '^\\s*a\\nb', '(?-m:^)e\\n^f']
const patterns = sources.map((source) => new RegExp(source, 'm'))

describe('anyPattern', () => {
  it('fits exactly where one of its patterns does', () => {
    const text = fc.array(fc.constantFrom(...'abcdefghij|x \n')).map((letters) => letters.join(''))
    fc.assert(
      fc.property(fc.subarray(patterns), text, (some, written) => {
        expect(anyPattern(some).test(written)).toBe(some.some((pattern) => pattern.test(written)))
      }),
      {numRuns: 2000},
    )
  })
})
