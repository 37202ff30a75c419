import fc from 'fast-check'
import {expect, test} from 'vitest'
import {placedLine, readPlacedLine} from './rule-lines.ts'

const text = fc.string().filter((one) => !one.includes('\0'))

test('a line is read as it was packed, and a plain one is none of these', () => {
  fc.assert(
    fc.property(text, text, text, (source, base, line) => {
      expect(readPlacedLine(placedLine({source, base, line}))).toEqual({source, base, line})
      expect(readPlacedLine(line)).toBeUndefined()
    }),
  )
})
