import type {Standing} from './messages.ts'

/** Sums up the jobs in one word and one sentence, for the tray. */
export function standingOf({working, paused}: {readonly working: number; readonly paused: number}): {
  readonly standing: Standing
  readonly sentence: string
} {
  if (working > 0) return {standing: 'working', sentence: `${things(working)} under way`}
  if (paused > 0) return {standing: 'paused', sentence: `${things(paused)} paused`}
  return {standing: 'idle', sentence: 'Nothing to do'}
}

const things = (count: number): string => (count === 1 ? '1 job' : `${count} jobs`)
