import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {askAgain} from './ask-again.ts'

/** A page that is seen or not. */
function page() {
  const listeners = new Set<() => void>()
  const shown = {
    hidden: false,
    addEventListener: (_: string, listen: () => void) => void listeners.add(listen),
    removeEventListener: (_: string, listen: () => void) => void listeners.delete(listen),
  }
  vi.stubGlobal('document', shown)
  const see = (hidden: boolean): void => {
    shown.hidden = hidden
    for (const listen of listeners) listen()
  }
  return {see, listeners}
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('however often it rings, it is asked once in its time', () => {
  page()
  const ask = vi.fn()
  const again = askAgain(ask, 1000)
  for (let ring = 0; ring < 5; ring++) again.ring()
  vi.advanceTimersByTime(999)
  expect(ask).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  again.ring()
  vi.advanceTimersByTime(1000)
  expect(ask).toHaveBeenCalledTimes(2)
})

test('a window that nobody sees asks for nothing, and for what it missed when it is seen', () => {
  const {see, listeners} = page()
  const ask = vi.fn()
  const again = askAgain(ask, 1000)
  again.ring()
  see(true)
  again.ring()
  vi.advanceTimersByTime(60_000)
  expect(ask).not.toHaveBeenCalled()
  see(false)
  vi.advanceTimersByTime(1000)
  expect(ask).toHaveBeenCalledTimes(1)
  see(true)
  see(false)
  vi.advanceTimersByTime(60_000)
  expect(ask).toHaveBeenCalledTimes(1)
  again.ring()
  again.end()
  vi.advanceTimersByTime(60_000)
  expect([ask.mock.calls.length, listeners.size]).toEqual([1, 0])
})
