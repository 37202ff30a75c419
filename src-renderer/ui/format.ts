interface Formats {
  readonly numbers: Intl.NumberFormat
  readonly oneDigit: Intl.NumberFormat
  readonly wholeBytes: Intl.NumberFormat
  readonly percents: Intl.NumberFormat
  readonly clock: Intl.DateTimeFormat
  readonly day: Intl.DateTimeFormat
  readonly month: Intl.DateTimeFormat
  readonly relative: Intl.RelativeTimeFormat
  readonly locale: string
  readonly instant: string
}

const units = ['', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const
const DAY_MS = 86_400_000
let formats = formatsOf('en', 'less than a second')

/** From now on numbers, sizes and times are written as they are at this place; `instant` says in words what is shorter than a second. */
export function formatFor(locale: string, instant: string): void {
  formats = formatsOf(locale, instant)
}

function formatsOf(locale: string, instant: string): Formats {
  return {
    numbers: new Intl.NumberFormat(locale),
    oneDigit: new Intl.NumberFormat(locale, {maximumFractionDigits: 1}),
    wholeBytes: new Intl.NumberFormat(locale, {style: 'unit', unit: 'byte', unitDisplay: 'long'}),
    percents: new Intl.NumberFormat(locale, {style: 'percent', maximumFractionDigits: 1}),
    clock: new Intl.DateTimeFormat(locale, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}),
    day: new Intl.DateTimeFormat(locale, {day: 'numeric', month: 'short', year: 'numeric'}),
    month: new Intl.DateTimeFormat(locale, {month: 'long', year: 'numeric'}),
    relative: new Intl.RelativeTimeFormat(locale, {numeric: 'auto'}),
    locale,
    instant,
  }
}

/** `12,345`. */
export function amount(value: number): string {
  return formats.numbers.format(value)
}

/** `12.5%` of a share between 0 and 1. */
export function percent(share: number): string {
  return formats.percents.format(share)
}

/** `4.2 MB`, in powers of ten as disks are sold. */
export function bytes(value: number): string {
  let unit = 0
  let left = value
  while (left >= 999.95 && unit < units.length - 1) {
    left /= 1000
    unit++
  }
  return unit === 0 ? formats.wholeBytes.format(left) : `${formats.oneDigit.format(left)} ${units[unit]}`
}

/** `Today, 14:32`, `Yesterday, 09:05`, `3 Feb 2024, 18:20`. */
export function moment(instant: string, now: number = Date.now()): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return ''
  const daysAgo = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / DAY_MS)
  const date = daysAgo === 0 || daysAgo === 1 ? capital(formats.relative.format(-daysAgo, 'day')) : formats.day.format(at)
  return `${date}, ${formats.clock.format(at)}`
}

/** `November 2026`. */
export function monthAndYear(at: Date): string {
  return formats.month.format(at)
}

/** `40 seconds`, `3 minutes`, `2 hours`. */
export function span(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 1) return formats.instant
  if (seconds < 90) return inUnit(seconds, 'second')
  if (seconds < 5_400) return inUnit(seconds / 60, 'minute')
  return inUnit(seconds / 3600, 'hour')
}

function inUnit(value: number, unit: string): string {
  return new Intl.NumberFormat(formats.locale, {style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0}).format(value)
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase(formats.locale) + text.slice(1)
}

// Control, C1, bidi and line-breaking characters.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** A name as it may be shown: what would break a line, ring or turn the text around is drawn as an escape. */
export function shown(name: string): string {
  return name.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
