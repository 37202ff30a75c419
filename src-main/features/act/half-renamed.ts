import {sameThing, type Facts, type Spot} from '../../domain/act/spot.ts'
import type {PartWork} from './part-work.ts'

interface Standing {
  readonly spot: Spot
  readonly facts: Facts | undefined
}

/**
 * Where a rename that never replaces takes two calls, the first of them may have been the last: the file has both names then, and the old
 * one goes. Where small letters and capitals are one, two spellings may be a single name, and nothing is taken away.
 */
export function finishRename({disk, names}: PartWork, old: Standing, now: Standing): boolean {
  if (!old.facts || !now.facts || !sameThing(old.facts, now.facts) || old.facts.nlink < 2) return false
  if (!disk.abilities(now.spot.folder).caseSensitive) return false
  names.removeFile(old.spot)
  return true
}
