import {type Load, type Pace, paceAfter} from '../../domain/act/pace.ts'
import type {Stores} from '../access.ts'
import {readMeta, writeMeta} from '../meta.ts'

/** How fast acts went, by what they did and between which volumes: one short text, which is read with each plan. */
export function pace({library}: Stores, {of}: {readonly of: string}): Pace {
  return kept(library)[of] ?? {}
}

/** Lets an act that ended count for the estimates of those like it. */
export function notePace({library}: Stores, {of, ...measured}: Load & {readonly of: string; readonly ms: number}): void {
  const all = kept(library)
  const {[of]: before = {}, ...others} = all
  const after = paceAfter(before, measured)
  if (after === before) return
  // The newest last, so that pairs of volumes that are never met again are forgotten first.
  const entries = [...Object.entries(others), [of, after] as const].slice(-KEPT)
  writeMeta(library, {paces: JSON.stringify(Object.fromEntries(entries))})
}

const KEPT = 200

function kept(library: Stores['library']): Readonly<Record<string, Pace>> {
  const text = readMeta(library, 'paces')
  return text === undefined ? {} : (JSON.parse(String(text)) as Record<string, Pace>)
}
