import type {Decision} from '../../contract/plan.ts'
import {DIR} from './spot.ts'

/** What happens where something comes to a name that is taken. */
export type Meeting = 'merge' | 'ask' | 'replace' | 'keep-both' | 'skip' | 'refuse'

export interface MeetingInput {
  readonly source: number
  readonly target: number
  readonly decision: Decision | undefined
  /** Two folders may become one. */
  readonly merges: boolean
  /** What is met may be replaced; what the same plan brings may not. */
  readonly replaces: boolean
}

/** The whole rule: folders merge unasked, a folder neither replaces nor is replaced, all else is decided by the user. */
export function meeting({source, target, decision, merges, replaces}: MeetingInput): Meeting {
  if (source === DIR && target === DIR && merges) return 'merge'
  if (decision === undefined) return 'ask'
  if (decision !== 'overwrite') return decision
  return replaces && source !== DIR && target !== DIR ? 'replace' : 'refuse'
}
