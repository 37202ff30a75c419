import {shownSpot, spotAt, spotKey} from './spot-path.ts'
import type {PlanWork} from './plan-work.ts'
import {DIR, sameThing, type Facts, type Spot} from './spot.ts'
import type {Abilities} from './work-disk.ts'

/** The disk as it will be when the steps that were planned so far are done: names are left and taken again within one undo. */
export interface UndoWorld {
  facts(spot: Spot): Facts | undefined
  /** Whether a step of this plan brought what stands there. */
  isNew(spot: Spot): boolean
  leaves(spot: Spot): void
  arrives(spot: Spot, facts: Facts): void
  /** Whether something can come back to a spot; what forbids it is noted as a refusal. */
  canTake(spot: Spot, coming: Facts): boolean
  /** What is left of what an act made; undefined where it was changed since, which is noted as a refusal that tells how. */
  unchanged(spot: Spot, made: Facts | undefined): Facts | undefined
  /** Of the deepest folder that is there. */
  abilities(folder: Uint8Array): Abilities
}

export function undoWorld(work: PlanWork): UndoWorld {
  const planned = new Map<string, Facts | null>()
  const facts = (spot: Spot): Facts | undefined => {
    const known = planned.get(spotKey(spot))
    return known === undefined ? work.disk.facts(spot) : (known ?? undefined)
  }
  const refuse = (spot: Spot, message: string): undefined => {
    work.notes.refuse({path: shownSpot(spot), code: 'Conflict', message})
    return undefined
  }
  const isFolder = (path: Uint8Array): boolean => {
    const spot = spotAt(path)
    return spot === undefined || facts(spot)?.kind === DIR
  }
  return {
    facts,
    isNew: (spot) => planned.has(spotKey(spot)),
    leaves: (spot) => void planned.set(spotKey(spot), null),
    arrives: (spot, come) => void planned.set(spotKey(spot), come),
    canTake: (spot, coming) => {
      const shown = shownSpot(spot)
      if (!isFolder(spot.folder)) refuse(spot, `The folder that held ${shown} is gone.`)
      else {
        const standing = facts(spot)
        // The same thing stands there where only its capitals change, on a volume that does not tell them apart.
        if (standing === undefined || (sameThing(standing, coming) && coming.nlink === 1)) return true
        refuse(spot, `Something else stands at ${shown} now.`)
      }
      return false
    },
    unchanged: (spot, made) => {
      const now = facts(spot)
      const shown = shownSpot(spot)
      if (made === undefined) return refuse(spot, `It is not known what came to ${shown}.`)
      if (now === undefined) return refuse(spot, `${shown} is gone.`)
      if (!sameThing(now, made)) return refuse(spot, `Something else stands at ${shown} now.`)
      const isSame = now.kind === DIR || (now.size === made.size && now.mtimeNs === made.mtimeNs)
      return isSame ? now : refuse(spot, `${shown} was changed since.`)
    },
    abilities: (folder) => {
      let at = folder
      for (let spot = spotAt(at); spot && work.disk.facts(spot)?.kind !== DIR; spot = spotAt(at)) at = spot.folder
      return work.disk.abilities(at)
    },
  }
}
