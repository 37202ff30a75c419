import {CoreError} from '../../contract/errors.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import type {Spot} from '../../domain/act/spot.ts'
import {codeOfChangeErrno, errnoName, nameOfCause, reasonOfErrno} from '../native/errno.ts'

/** What was being done when the disk said no. */
export interface Doing {
  /** A spot, or a whole folder. */
  readonly at: Spot | Uint8Array
  /** As in "could not be opened". */
  readonly verb: string
}

/** The failure of a call that answered this negative errno. Throws another kind of error where only our own mistake can be the reason. */
export function workFailure(errno: number, doing: Doing): Error {
  return failureOf(errnoName(errno), doing)
}

/** The same for what node:fs threw. */
export function causedFailure(cause: unknown, doing: Doing): Error {
  if (cause instanceof CoreError || !(cause instanceof Error && 'errno' in cause)) return cause as Error
  return failureOf(nameOfCause(cause), doing, {cause})
}

/** The failure of a check of our own that stands for this errno. */
export function failureOf(name: string, {at, verb}: Doing, options?: ErrorOptions): Error {
  const path = displayName(at instanceof Uint8Array ? at : joinPath(at.folder, at.name)).text
  const code = codeOfChangeErrno(name)
  if (code === undefined) return new Error(`${path}: ${verb} answered ${name}`, options)
  return new CoreError({code, message: `${path} could not be ${verb}: ${reasonOfErrno(name)}.`, details: {errno: name}}, options)
}

/** A name must be one name: what is none would lead out of its folder. */
export function assertOneName(name: Uint8Array): void {
  const dots = name.length <= 2 && name.every((byte) => byte === 0x2e)
  if (dots || name.includes(0x2f) || name.includes(0)) throw new Error(`"${displayName(name).text}" is not one name.`)
}
