import fc from 'fast-check'
import {expect, it} from 'vitest'
import {textBlocks} from './text-blocks.ts'

it('blocks are the text again, and none is long', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant('\n'), fc.string({unit: 'grapheme'}), fc.constant('x'.repeat(30_000)))), (parts) => {
      const text = parts.join('')
      const blocks = textBlocks(text)
      expect(blocks.map((block) => block.text).join('')).toBe(text)
      for (const block of blocks) expect(block.text.length).toBeLessThanOrEqual(20_001)
      for (const block of blocks) expect(text.startsWith(block.text, block.from)).toBe(true)
    }),
  )
})

it('a block has a hundred lines', () => {
  expect(textBlocks('a\n'.repeat(250)).map(({text}) => text.length)).toEqual([200, 200, 100])
})
