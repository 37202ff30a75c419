import fc from 'fast-check'
import {expect, test} from 'vitest'
import {deviceDigits, deviceOf, metStamp, MOST_AHEAD_MS, nextStamp, type Stamp, STAMP_DIGITS} from './hybrid-clock.ts'

const device = fc.constantFrom('00000000000000aa', 'ffffffffffffffff')
const now = fc.integer({min: 0, max: 2 ** 48 - 2})

test('a stamp is milliseconds, counter and device in hex', () => {
  expect(nextStamp(undefined, {now: 0x0190a0b0c0d0, device: '00000000000000aa'})).toBe('0190a0b0c0d0' + '0000' + '00000000000000aa')
  expect(deviceDigits('0190A0B0-0000-7000-8000-00000000002f')).toBe('800000000000002f')
})

test('a clock only goes on, whatever the machine says of the time', () => {
  fc.assert(
    fc.property(fc.array(fc.record({now, device}), {minLength: 2, maxLength: 30}), (times) => {
      let last: Stamp | undefined
      for (const time of times) {
        const next = nextStamp(last, time)
        expect(next).toHaveLength(STAMP_DIGITS)
        expect(deviceOf(next)).toBe(time.device)
        if (last !== undefined) expect(next > last).toBe(true)
        last = next
      }
    }),
  )
})

test('one millisecond has room for 65,536 changes, and what is more goes on in the next', () => {
  const full = '0000000003e8' + 'ffff' + '00000000000000aa'
  expect(nextStamp(full, {now: 1000, device: '00000000000000aa'})).toBe('0000000003e9' + '0000' + '00000000000000aa')
})

test('what another device knows is behind whatever is given out after meeting it, and a clock that is far ahead is refused', () => {
  fc.assert(
    fc.property(now, now, fc.integer({min: 0, max: 2 * MOST_AHEAD_MS}), (here, own, ahead) => {
      const last = nextStamp(undefined, {now: own, device: '00000000000000aa'})
      const other = nextStamp(undefined, {now: Math.min(here + ahead, 2 ** 48 - 1), device: 'ffffffffffffffff'})
      const met = metStamp(last, other, here)
      const isFar = Number.parseInt(other.slice(0, 12), 16) > here + 600_000
      expect(met === undefined).toBe(isFar)
      if (met === undefined) return
      expect(met >= last && met >= other).toBe(true)
      expect(nextStamp(met, {now: here, device: '00000000000000aa'}) > other).toBe(true)
    }),
  )
})
