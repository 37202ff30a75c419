/**
 * Makes what writes times as ISO 8601 in UTC, given in whole milliseconds since 1970, as `Date` does.
 * It remembers the second that it wrote last, and the day: entries of one folder share them, and `Date` takes five times as long.
 */
export function instantWriter(): (ms: number) => string {
  let second = NaN
  let upToSecond = ''
  let day = NaN
  let upToDay = ''
  return (ms) => {
    const seconds = Math.floor(ms / 1000)
    if (seconds !== second) {
      second = seconds
      const days = Math.floor(seconds / DAY)
      if (days !== day) {
        day = days
        upToDay = new Date(days * DAY * 1000).toISOString().slice(0, -13)
      }
      const rest = seconds - days * DAY
      upToSecond = `${upToDay}${TWO[Math.floor(rest / 3600)]}:${TWO[Math.floor(rest / 60) % 60]}:${TWO[rest % 60]}.`
    }
    const thousandths = ms - seconds * 1000
    return `${upToSecond}${THREE[thousandths]}Z`
  }
}

const DAY = 86_400
const TWO = Array.from({length: 60}, (_, value) => String(value).padStart(2, '0'))
const THREE = Array.from({length: 1000}, (_, value) => String(value).padStart(3, '0'))
