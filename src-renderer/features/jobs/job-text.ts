import type {Job} from '../../../src-main/contract/job.ts'
import {messages} from '../../messages.ts'
import {amount, bytes, moment, shown, span} from '../../ui/format.ts'

const words = messages.job

/** `Index: Pictures`. */
export function titleOf(job: Job): string {
  const kind = words.kinds[job.kind] ?? words.kinds[job.kind.split('.')[0] ?? '']
  return kind ? words.of(kind, shown(job.title)) : shown(job.title)
}

/** `3 of 40, 2 minutes left`: what a progress bar says to who cannot see it. */
export function progressText({progress}: Job): string {
  const figure = progress.unit === 'bytes' ? bytes : amount
  const parts = [
    progress.total === undefined ? words.soFar(figure(progress.done)) : words.doneOf(figure(progress.done), figure(progress.total)),
  ]
  if (progress.remainingMs !== undefined) parts.push(words.left(span(progress.remainingMs)))
  return parts.join(', ')
}

/** The part that is done, where the whole is known. */
export function doneOf({progress}: Job): number | undefined {
  return progress.total === undefined || progress.total === 0 ? undefined : progress.done / progress.total
}

/** `Reading contents`, `Paused`, `Done, took 4 seconds`. */
export function stateText(job: Job): string {
  const {phase, message} = job.progress
  if (job.status === 'running' && job.rests !== undefined) return words.rests[job.rests]
  if (job.status === 'running') return message ?? (phase === undefined ? words.status.running : (words.phases[phase] ?? phase))
  if (job.retries?.at !== undefined) return words.retriedAt(moment(job.retries.at), shown(job.retries.error.message))
  const ended = job.finishedAt !== undefined && job.durationMs > 0
  return ended ? `${words.status[job.status]}, ${words.took(span(job.durationMs))}` : words.status[job.status]
}

export function rateText({progress, status}: Job): string {
  if (status !== 'running' || progress.rate === undefined) return ''
  return words.rate(progress.unit === 'bytes' ? bytes(progress.rate) : amount(Math.round(progress.rate)))
}
