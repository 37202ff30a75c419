import {expect, test} from 'vitest'
import {IDLE_AFTER_MS, throttle, type ThrottleFacts, type ThrottleLimits} from './throttle.ts'

const limits: ThrottleLimits = {coresWhileActive: 1, coresWhileIdle: 0, hashOnBattery: false, pauseBackground: false}
const away: ThrottleFacts = {cores: 8, sinceAskedMs: Infinity}

test('one core while somebody works with the machine, all of them while nobody does', () => {
  expect(throttle(limits, away)).toEqual({walk: 8, hash: 8})
  expect(throttle(limits, {...away, sinceAskedMs: 0})).toEqual({walk: 1, hash: 1, why: 'active'})
  expect(throttle(limits, {...away, sinceAskedMs: IDLE_AFTER_MS - 1})).toMatchObject({walk: 1})
  expect(throttle(limits, {...away, sinceAskedMs: IDLE_AFTER_MS})).toMatchObject({walk: 8})
  // The system knows of somebody who does not use Onefold.
  expect(throttle(limits, {...away, sinceTouchedMs: 2_000})).toMatchObject({walk: 1})
  expect(throttle(limits, {...away, sinceTouchedMs: 120_000})).toMatchObject({walk: 8})
})

test('the limits are those of the settings, and never more than there is', () => {
  expect(throttle({...limits, coresWhileActive: 3}, {...away, sinceAskedMs: 0})).toMatchObject({walk: 3, hash: 3})
  expect(throttle({...limits, coresWhileActive: 99}, {...away, sinceAskedMs: 0})).toEqual({walk: 8, hash: 8})
  expect(throttle({...limits, coresWhileIdle: 2}, away)).toMatchObject({walk: 2, hash: 2})
  expect(throttle(limits, {...away, cores: 1, sinceAskedMs: 0})).toEqual({walk: 1, hash: 1})
})

test('on the battery contents wait, unless they are allowed to be read', () => {
  expect(throttle(limits, {...away, onBattery: true})).toEqual({walk: 8, hash: 0, why: 'battery'})
  expect(throttle({...limits, hashOnBattery: true}, {...away, onBattery: true})).toEqual({walk: 8, hash: 8})
  expect(throttle(limits, {...away, onBattery: false})).toEqual({walk: 8, hash: 8})
})

test('what is paused waits, whatever else holds', () => {
  expect(throttle({...limits, pauseBackground: true}, away)).toEqual({walk: 0, hash: 0, why: 'paused'})
})
