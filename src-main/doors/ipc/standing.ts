import type {Job} from '../../contract/job.ts'
import type {Standing} from './messages.ts'

/** Sums up the jobs in one word and one sentence, for the tray. */
export function standingOf(jobs: readonly Job[]): {readonly standing: Standing; readonly sentence: string} {
  const count = (...statuses: readonly Job['status'][]): number => jobs.filter((job) => statuses.includes(job.status)).length
  const working = count('running', 'queued')
  const paused = count('paused')
  if (working > 0) return {standing: 'working', sentence: `${things(working)} under way`}
  if (paused > 0) return {standing: 'paused', sentence: `${things(paused)} paused`}
  return {standing: 'idle', sentence: 'Nothing to do'}
}

const things = (count: number): string => (count === 1 ? '1 job' : `${count} jobs`)
