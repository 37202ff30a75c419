/** The begin of each span of time that files are put together by, the latest first; the last one has none. */
export interface DateBound {
  readonly key: string
  /** Milliseconds since 1970. */
  readonly from: number
}

/** The spans seen from now, in the calendar of this machine: days, then weeks, then years. */
export function dateBounds(now: number): readonly DateBound[] {
  const at = new Date(now)
  const daysAgo = (days: number): number => new Date(at.getFullYear(), at.getMonth(), at.getDate() - days).getTime()
  const month = daysAgo(29)
  const recent = [
    {key: 'later', from: daysAgo(-1)},
    {key: 'today', from: daysAgo(0)},
    {key: 'yesterday', from: daysAgo(1)},
    {key: 'week', from: daysAgo(6)},
    {key: 'month', from: month},
  ]
  const years = Array.from({length: MOST_YEARS}, (_, back) => at.getFullYear() - back)
    .map((year) => ({key: year === at.getFullYear() ? 'year' : String(year), from: new Date(year, 0).getTime()}))
    // A year that began a few days ago has nothing of its own yet.
    .filter(({from}) => from < month)
  return [...recent, ...years, {key: 'older', from: -Infinity}]
}

const MOST_YEARS = 60
