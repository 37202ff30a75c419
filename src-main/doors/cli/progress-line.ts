import type {Job} from '../../contract/job.ts'
import {sizeText, timeText} from './columns.ts'
import {printable} from './printable.ts'

/** How a job is doing, in a line that fits a terminal. */
export function progressLine(job: Job): string {
  return printable(`${job.title}: ${progressWords(job)}`).slice(0, 78)
}

/** `running, content, 3 of 40, 12/s, 2 min left`. */
export function progressWords({status, progress, retries}: Job): string {
  const {phase, done, total, unit, rate, remainingMs, message} = progress
  const figure = (count: number): string => (unit === 'bytes' ? sizeText(count) : String(Math.round(count)))
  const runs = status === 'running'
  return [
    status,
    runs ? (message ?? phase) : undefined,
    total === undefined ? figure(done) : `${figure(done)} of ${figure(total)}`,
    runs && rate !== undefined ? `${figure(rate)}/s` : undefined,
    runs && remainingMs !== undefined ? `${spanText(remainingMs)} left` : undefined,
    retries?.at === undefined ? undefined : `is tried again at ${timeText(retries.at)}: ${retries.error.message}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

/** A span for people, in the largest unit that fits. */
export function spanText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 100) return `${seconds} s`
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}
