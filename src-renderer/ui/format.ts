const numbers = new Intl.NumberFormat('en')
const oneDigit = new Intl.NumberFormat('en', {maximumFractionDigits: 1})
const clock = new Intl.DateTimeFormat('en', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'})
const day = new Intl.DateTimeFormat('en', {day: 'numeric', month: 'short', year: 'numeric'})
const relative = new Intl.RelativeTimeFormat('en', {numeric: 'auto'})
const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const
const DAY_MS = 86_400_000

/** `12,345`. */
export function amount(value: number): string {
  return numbers.format(value)
}

/** `4.2 MB`, in powers of ten as disks are sold. */
export function bytes(value: number): string {
  let unit = 0
  let left = value
  while (left >= 999.95 && unit < units.length - 1) {
    left /= 1000
    unit++
  }
  return `${unit === 0 ? numbers.format(left) : oneDigit.format(left)} ${unit === 0 && value === 1 ? 'byte' : units[unit]}`
}

/** `Today, 14:32`, `Yesterday, 09:05`, `3 Feb 2024, 18:20`. */
export function moment(instant: string, now: number = Date.now()): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return ''
  const daysAgo = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / DAY_MS)
  const date = daysAgo === 0 || daysAgo === 1 ? capital(relative.format(-daysAgo, 'day')) : day.format(at)
  return `${date}, ${clock.format(at)}`
}

/** `40 seconds`, `3 minutes`, `2 hours`. */
export function span(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 1) return 'less than a second'
  if (seconds < 90) return inUnit(seconds, 'second')
  if (seconds < 5_400) return inUnit(seconds / 60, 'minute')
  return inUnit(seconds / 3600, 'hour')
}

function inUnit(value: number, unit: string): string {
  return new Intl.NumberFormat('en', {style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0}).format(value)
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

// Control, C1, bidi and line-breaking characters.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** A name as it may be shown: what would break a line, ring or turn the text around is drawn as an escape. */
export function shown(name: string): string {
  return name.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
