import type {Range} from './terms.ts'

/** Milliseconds since 1970: at or after `from`, and before `before`. */
export interface TimeSpan {
  readonly from: number
  readonly before: number
}

/** Spans of time that have a name. */
export const dateWords = ['today', 'yesterday', 'thisweek', 'lastweek', 'thismonth', 'lastmonth', 'thisyear', 'lastyear'] as const
type DateWord = (typeof dateWords)[number]
const isDateWord = (text: string): text is DateWord => (dateWords as readonly string[]).includes(text)

const BACK = /^(?:last|past)(\d{1,4})(minute|hour|day|week|month|year)s?$/
const DATE = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[t](\d{1,2}):(\d{2}))?)?)?$/

/** A date in canonical form: a year, month, day or minute of this machine's calendar, a word, or `last30days`; undefined where it is none. */
export function readDate(text: string): string | undefined {
  const said = text.toLowerCase()
  if (isDateWord(said)) return said
  const [, count, unit] = BACK.exec(said) ?? []
  if (unit !== undefined) return Number(count) > 0 ? `last${Number(count)}${unit}s` : undefined
  const [, year, ...rest] = DATE.exec(said) ?? []
  if (year === undefined || !isDay(Number(year), rest.map(Number))) return undefined
  const [month, day, hour, minute] = rest.map((part) => part?.padStart(2, '0'))
  return [year, month, day].filter((part) => part !== undefined).join('-') + (hour === undefined ? '' : `T${hour}:${minute}`)
}

/** What goes back from now is asked for alone. */
export const isBack = (date: string): boolean => BACK.test(date)

function isDay(year: number, [month, day, hour, minute]: readonly number[]): boolean {
  const isIn = (value: number | undefined, least: number, most: number): boolean =>
    value === undefined || Number.isNaN(value) || (value >= least && value <= most)
  if (year < 1 || !isIn(month, 1, 12) || !isIn(hour, 0, 23) || !isIn(minute, 0, 59)) return false
  return isIn(day, 1, new Date(Date.UTC(2000 + (year % 400), month || 1, 0)).getUTCDate())
}

/** The time that a range of dates allows, seen from now, in the calendar of this machine. */
export function timeOf(range: Range, now: number): TimeSpan {
  switch (range.op) {
    case '..':
      return {from: spanOf(range.from, now).from, before: spanOf(range.to, now).before}
    case '>':
      return {from: spanOf(range.value, now).before, before: Infinity}
    case '>=':
      return {from: spanOf(range.value, now).from, before: Infinity}
    case '<':
      return {from: -Infinity, before: spanOf(range.value, now).from}
    case '<=':
      return {from: -Infinity, before: spanOf(range.value, now).before}
    default:
      return spanOf(range.value, now)
  }
}

function spanOf(date: string, now: number): TimeSpan {
  if (isDateWord(date)) return wordSpan(date, new Date(now))
  const [, count, unit] = BACK.exec(date) ?? []
  if (unit !== undefined) return {from: back(new Date(now), Number(count), unit), before: Infinity}
  const [, year, month, day, hour, minute] = (DATE.exec(date.toLowerCase()) ?? []).map(Number)
  if (!month) return spanFrom(midnight(year!, 0, 1), midnight(year! + 1, 0, 1))
  if (!day) return spanFrom(midnight(year!, month - 1, 1), midnight(year!, month, 1))
  if (hour === undefined || Number.isNaN(hour)) return spanFrom(midnight(year!, month - 1, day), midnight(year!, month - 1, day + 1))
  const begin = midnight(year!, month - 1, day)
  begin.setHours(hour, minute!)
  return {from: begin.getTime(), before: begin.getTime() + MINUTE_MS}
}

const MINUTE_MS = 60_000
const spanFrom = (from: Date, before: Date): TimeSpan => ({from: from.getTime(), before: before.getTime()})

/** `new Date` takes years below 100 for those of the last century. */
function midnight(year: number, month: number, day: number): Date {
  const date = new Date(2000, 0, 1)
  date.setFullYear(year, month, day)
  return date
}

function wordSpan(word: DateWord, now: Date): TimeSpan {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()]
  // Weeks begin on Monday.
  const monday = day - ((now.getDay() + 6) % 7)
  const days = (from: number, before: number): TimeSpan => spanFrom(midnight(year, month, from), midnight(year, month, before))
  const months = (from: number, before: number): TimeSpan => spanFrom(midnight(year, from, 1), midnight(year, before, 1))
  switch (word) {
    case 'today':
      return days(day, day + 1)
    case 'yesterday':
      return days(day - 1, day)
    case 'thisweek':
      return days(monday, monday + 7)
    case 'lastweek':
      return days(monday - 7, monday)
    case 'thismonth':
      return months(month, month + 1)
    case 'lastmonth':
      return months(month - 1, month)
    case 'thisyear':
      return months(0, 12)
    default:
      return months(-12, 0)
  }
}

function back(now: Date, count: number, unit: string): number {
  const {[unit]: length} = {minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: 1440 * MINUTE_MS, week: 10_080 * MINUTE_MS} as Record<
    string,
    number
  >
  if (length !== undefined) return now.getTime() - count * length
  const then = new Date(now)
  if (unit === 'month') then.setMonth(then.getMonth() - count)
  else then.setFullYear(then.getFullYear() - count)
  return then.getTime()
}
