import {getSystemErrorName} from 'node:util'
import {CoreError, type ErrorCode} from '../../contract/errors.ts'

/** Says which row of the table of failures an errno is; the only place where host reads errno names. */
export function codeOfErrno(name: string): ErrorCode {
  return codes[name] ?? 'InputOutput'
}

/** The name of a negative errno, as `ENOENT`. */
export function errnoName(negative: number): string {
  return getSystemErrorName(negative)
}

/** Turns what node:fs threw into a failure for people; `what` is the sentence's start, as in "The folder could not be read". */
export function diskError(cause: unknown, what: string): CoreError {
  const name = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return new CoreError({code: codeOfErrno(name), message: `${what}: ${reasonOfErrno(name)}.`}, {cause})
}

export function reasonOfErrno(name: string): string {
  return reasons[name] ?? (name === '' ? 'the disk gave no reason' : `the disk answered ${name}`)
}

const codes: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'PermissionDenied',
  EPERM: 'PermissionDenied',
  EROFS: 'PermissionDenied',
  ENOENT: 'PathNotFound',
  ENOTDIR: 'NotAFolder',
  ELOOP: 'NotAFolder',
  EEXIST: 'NameTaken',
  ENOTEMPTY: 'NameTaken',
  ENOSPC: 'DiskFull',
  EDQUOT: 'DiskFull',
  ETIMEDOUT: 'Timeout',
  ENOTCONN: 'Offline',
  ENODEV: 'Offline',
  ENXIO: 'Offline',
  EHOSTDOWN: 'Offline',
  ESTALE: 'Offline',
  ENOTSUP: 'Unsupported',
  EOPNOTSUPP: 'Unsupported',
  ENOSYS: 'Unsupported',
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission was denied',
  EPERM: 'this is not permitted',
  EROFS: 'the volume is read-only',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a folder',
  ELOOP: 'it is a link',
  EEXIST: 'the name is taken',
  ENOTEMPTY: 'the folder is not empty',
  ENOSPC: 'the volume is full',
  EDQUOT: 'the quota is used up',
  EIO: 'the disk could not be read',
  ETIMEDOUT: 'the volume did not answer in time',
  ENOTCONN: 'the volume is not connected',
  ESTALE: 'the volume was replaced or disconnected',
  EXDEV: 'another volume begins here',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
}
