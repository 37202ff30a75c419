import {expect, test} from 'vitest'
import {base64} from './item.ts'

test('the path of a tree of six hundred long names has its base64', () => {
  const path = new Uint8Array(600 * 256).fill(0xff)
  // Three bytes of ones are four times the last letter of the alphabet.
  expect(base64(path)).toBe('/'.repeat((600 * 256 * 4) / 3))
  expect(base64(path.subarray(0, 1))).toBe('/w==')
})
