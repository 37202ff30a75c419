import {expect, it, vi} from 'vitest'
import {isOurPage} from './hand-out-ports.ts'

vi.mock('electron', () => ({}))

it.each([
  ['app://onefold/', true],
  ['app://onefold/index.html?x=1', true],
  ['app://other/', false],
  ['app://onefold.evil/', false],
  ['https://onefold/', false],
  ['file:///onefold', false],
  ['about:blank', false],
  ['', false],
])('a page at %j is ours: %s', (url, ours) => {
  const frame = {url}
  expect(isOurPage(frame, frame)).toBe(ours)
})

it('a frame inside our page is not ours', () => {
  expect(isOurPage({url: 'app://onefold/'}, {url: 'app://onefold/'})).toBe(false)
  expect(isOurPage(null, {url: 'app://onefold/'})).toBe(false)
})
