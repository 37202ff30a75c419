import type {Progress} from '../contract/job.ts'

/** Adds speed and time left to progress, from what was done over the last seconds. */
export function openRate(): (progress: Omit<Progress, 'rate' | 'remainingMs'>, nowMs: number) => Progress {
  let marks: {readonly at: number; readonly done: number; readonly phase: string | undefined}[] = []
  return (progress, nowMs) => {
    marks = marks.filter((mark) => mark.phase === progress.phase && nowMs - mark.at <= WINDOW_MS)
    marks.push({at: nowMs, done: progress.done, phase: progress.phase})
    const first = marks[0]
    if (!first || nowMs - first.at < 200) return progress
    const rate = ((progress.done - first.done) / (nowMs - first.at)) * 1000
    if (rate <= 0) return progress
    if (progress.total === undefined) return {...progress, rate}
    return {...progress, rate, remainingMs: Math.round(((progress.total - progress.done) / rate) * 1000)}
  }
}

const WINDOW_MS = 5000
