import type {Standing} from './messages.ts'

interface Work {
  /** Jobs that run or wait for their turn. */
  readonly working: number
  readonly paused: number
  /** Jobs that need somebody. */
  readonly failed: number
  readonly resting: boolean
}

/** Sums up the jobs in one word and how many it is about, for the tray. What needs somebody goes before what gets on by itself. */
export function standingOf({working, paused, failed, resting}: Work): {readonly standing: Standing; readonly count: number} {
  if (failed > 0) return {standing: 'attention', count: failed}
  if (working > 0 && !resting) return {standing: 'working', count: working}
  if (resting || paused > 0) return {standing: 'paused', count: paused}
  return {standing: 'idle', count: 0}
}
