import {displayName} from '../display-path.ts'
import {nameTrouble} from './name-limits.ts'
import type {PlanWork} from './plan-work.ts'
import {shownSpot, spotAt} from './spot-path.ts'
import {DIR, type Spot} from './spot.ts'
import type {Abilities} from './work-disk.ts'

/** What a path lacks to be a folder. */
export interface MissingFolders {
  /** From the top down; none where it is there. */
  readonly missing: readonly Spot[]
  /** The deepest folder that is there. */
  readonly existing: Uint8Array
  readonly abilities: Abilities
}

/** Which folders must be made for a path to be one; undefined where that cannot be, which is noted as a refusal. */
export function missingFolders(work: PlanWork, folder: Uint8Array): MissingFolders | undefined {
  const missing: Spot[] = []
  let existing = folder
  for (let spot = spotAt(folder); spot; spot = spotAt(existing)) {
    const there = work.disk.facts(spot)
    if (there?.kind === DIR) break
    if (there) {
      work.notes.refuse({path: shownSpot(spot), code: 'NotAFolder', message: `${shownSpot(spot)} is no folder.`})
      return undefined
    }
    missing.push(spot)
    existing = spot.folder
  }
  const abilities = work.disk.abilities(existing)
  const trouble = missing.map(({name}) => nameTrouble(name, abilities)).find((text) => text !== undefined)
  if (trouble !== undefined) {
    work.notes.refuse({path: shownSpot(missing[0]!), code: 'Conflict', message: trouble})
    return undefined
  }
  if (abilities.readOnly) {
    const path = displayName(folder).text
    work.notes.refuse({path, code: 'PermissionDenied', message: `The volume of ${path} is read-only.`})
    return undefined
  }
  return {missing: missing.toReversed(), existing, abilities}
}
