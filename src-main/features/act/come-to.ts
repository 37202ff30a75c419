import {CoreError} from '../../contract/errors.ts'
import type {Spot} from '../../domain/act/spot.ts'
import type {PartWork} from './part-work.ts'

/** Renames; false where the name is taken by now, or no way leads there any more. */
export function comeTo({names}: Pick<PartWork, 'names'>, from: Spot, to: Spot): boolean {
  try {
    names.place(from, to)
    return true
  } catch (error) {
    if (error instanceof CoreError && ['NameTaken', 'NotAFolder', 'PathNotFound'].includes(error.code)) return false
    throw error
  }
}
