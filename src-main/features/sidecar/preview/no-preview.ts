import type {CoreError, ErrorCode} from '../../../contract/errors.ts'
import type {Preview} from '../../../contract/preview.ts'
import {isReachable, type KnownVolume} from '../../volume-book.ts'

type Nothing = Preview & {readonly shows: 'nothing'}

/** Says that there is no preview, and why. */
export const nothing = (reason: Nothing['reason'], why: string): Nothing => ({shows: 'nothing', reason, why})

const reasons: Readonly<Partial<Record<ErrorCode, Nothing['reason']>>> = {
  Damaged: 'broken',
  Unsupported: 'broken',
  PermissionDenied: 'unreadable',
  InputOutput: 'unreadable',
  PathNotFound: 'unreadable',
  NotFound: 'unreadable',
  Conflict: 'unreadable',
  Timeout: 'unreadable',
}

/** What kept a preview from being made is told in its place; what is no answer about the file stays a failure. */
export function whyNot(error: CoreError, volume: KnownVolume): Nothing {
  if (error.code === 'Offline') return nothing(isReachable(volume) ? 'placeholder' : 'away', error.message)
  const reason = reasons[error.code]
  if (reason === undefined) throw error
  return nothing(reason, error.message)
}
