import type {Asked} from './asked.ts'
import {askedFacts, type PlanWork} from './plan-work.ts'
import {FILE, type Facts} from './spot.ts'

/** A file as it was when its bytes were hashed. */
export interface Recorded extends Asked {
  readonly recorded: Pick<Facts, 'size' | 'mtimeNs' | 'ctimeNs' | 'inode'>
}

/** What stands there, if it is what was hashed; else that is noted as a refusal: of other bytes nothing is known. */
export function recordedFacts(work: PlanWork, {spot, shown, recorded}: Recorded): Facts | undefined {
  const seen = askedFacts(work, spot, shown)
  if (!seen) return undefined
  const {size, mtimeNs, ctimeNs, inode} = recorded
  if (seen.kind === FILE && seen.size === size && seen.mtimeNs === mtimeNs && seen.ctimeNs === ctimeNs && seen.inode === inode) return seen
  work.notes.refuse({path: shown, code: 'Conflict', message: `${shown} has changed since its bytes were hashed: index it again.`})
  return undefined
}
