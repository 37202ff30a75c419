import {Buffer} from 'node:buffer'
import type {Asked} from '../../domain/act/asked.ts'
import type {LookDisk} from '../../domain/act/look-disk.ts'
import type {PlanSummary} from '../../domain/act/plan-notes.ts'
import type {Step} from '../../domain/act/step.ts'
import type {WorkDisk} from '../../domain/act/work-disk.ts'
import {at} from './act-scenario.ts'

/** What a planner plans, in parts of four; it must refuse nothing. */
export function planned(steps: Generator<Step, PlanSummary>): readonly (readonly Step[])[] {
  const all: Step[] = []
  for (;;) {
    const {done, value} = steps.next()
    if (!done) {
      all.push(value)
      continue
    }
    if (value.refusals.length > 0) throw new Error(JSON.stringify(value.refusals))
    return Array.from({length: Math.ceil(all.length / 4)}, (_, no) => all.slice(no * 4, no * 4 + 4))
  }
}

/** No two files are taken for the same here: what the planner makes of those is its own matter. */
export const looking = (disk: WorkDisk): LookDisk => ({
  facts: (spot) => disk.facts(spot),
  list: (folder) => disk.list(folder),
  linkTarget: (spot) => disk.linkTarget(spot),
  abilities: (folder) => disk.abilities(folder),
  mayChange: () => true,
  sameContent: () => false,
})
export const asked = (path: string): Asked => ({spot: at(path), shown: path})
export const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
