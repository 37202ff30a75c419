/**
 * One moment of a hybrid logical clock, as text whose order is the order of moments: 12 hex digits of milliseconds since 1970,
 * 4 of a counter within that millisecond, and 16 of the device that gave it out. No two acts in the world have the same one.
 */
export type Stamp = string

/** Of a clock that is further ahead nothing is taken: one device with a wrong year would win every later change. */
export const MOST_AHEAD_MS = 10 * 60 * 1000

const MOST_MS = 0xffff_ffff_ffff
const MOST_COUNT = 0xffff

/** The next moment of a device after all that it knows of; it never goes back, also where the machine's clock does. */
export function nextStamp(last: Stamp | undefined, {now, device}: {readonly now: number; readonly device: string}): Stamp {
  const before = last === undefined ? {ms: 0, count: -1} : partsOf(last)
  const ms = Math.min(MOST_MS, Math.max(0, Math.floor(now)))
  if (ms > before.ms) return stampOf(ms, 0, device)
  return before.count < MOST_COUNT ? stampOf(before.ms, before.count + 1, device) : stampOf(before.ms + 1, 0, device)
}

/** What a clock is after it met a moment of another device; undefined where that is so far ahead that it must not be taken. */
export function metStamp(last: Stamp | undefined, other: Stamp, now: number): Stamp | undefined {
  if (partsOf(other).ms > now + MOST_AHEAD_MS) return undefined
  return last === undefined || other > last ? other : last
}

/** 16 hex digits that stand for a device: the last ones of its uuid, which are random. */
export function deviceDigits(uuid: string): string {
  return uuid.replaceAll('-', '').slice(-DEVICE_DIGITS).toLowerCase().padStart(DEVICE_DIGITS, '0')
}

/** Who gave out a moment. */
export const deviceOf = (stamp: Stamp): string => stamp.slice(-DEVICE_DIGITS)

const MS_DIGITS = 12
const COUNT_DIGITS = 4
const DEVICE_DIGITS = 16
export const STAMP_DIGITS = MS_DIGITS + COUNT_DIGITS + DEVICE_DIGITS

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

const stampOf = (ms: number, count: number, device: string): Stamp => hex(ms, MS_DIGITS) + hex(count, COUNT_DIGITS) + device

function partsOf(stamp: Stamp): {readonly ms: number; readonly count: number} {
  return {
    ms: Number.parseInt(stamp.slice(0, MS_DIGITS), 16),
    count: Number.parseInt(stamp.slice(MS_DIGITS, MS_DIGITS + COUNT_DIGITS), 16),
  }
}
