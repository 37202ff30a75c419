import type {Standing} from './messages.ts'

interface Work {
  /** Jobs that run or wait for their turn. */
  readonly working: number
  readonly paused: number
  /** Jobs that need somebody. */
  readonly failed: number
  readonly resting: boolean
}

/** Sums up the jobs in one word and one sentence, for the tray. What needs somebody goes before what gets on by itself. */
export function standingOf({working, paused, failed, resting}: Work): {readonly standing: Standing; readonly sentence: string} {
  if (failed > 0) return {standing: 'attention', sentence: failed === 1 ? '1 job needs you' : `${failed} jobs need you`}
  if (working > 0 && !resting) return {standing: 'working', sentence: `${things(working)} under way`}
  if (resting) return {standing: 'paused', sentence: 'Background work is paused'}
  if (paused > 0) return {standing: 'paused', sentence: `${things(paused)} paused`}
  return {standing: 'idle', sentence: 'Nothing to do'}
}

const things = (count: number): string => (count === 1 ? '1 job' : `${count} jobs`)
