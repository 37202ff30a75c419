import {constants} from 'node:os'
import {getSystemErrorName} from 'node:util'
import {CoreError, type ErrorCode} from '../../contract/errors.ts'

/** Says which row of the table of failures an errno is; the only place where host reads errno names. */
export function codeOfErrno(name: string): ErrorCode {
  return codes[name] ?? 'InputOutput'
}

/** The same for calls that change a disk: what it will never take is told apart from what went wrong. Undefined for what only our own mistake can cause. */
export function codeOfChangeErrno(name: string): ErrorCode | undefined {
  return mistakes.has(name) ? undefined : (changeCodes[name] ?? codeOfErrno(name))
}

/** The name of a negative errno, as `ENOENT`. */
export function errnoName(negative: number): string {
  const name = getSystemErrorName(negative)
  // libuv has no word for a used-up quota, a stale handle and a medium that was taken out.
  return name.startsWith('Unknown') ? (unnamed.get(-negative) ?? name) : name
}

/** The name in what node:fs threw; empty where it was not of the system. */
export function nameOfCause(cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  if ('errno' in cause && typeof cause.errno === 'number') return errnoName(cause.errno)
  return 'code' in cause ? String(cause.code) : ''
}

/** Turns what node:fs threw into a failure for people; `what` is the sentence's start, as in "The folder could not be read". */
export function diskError(cause: unknown, what: string): CoreError {
  const name = nameOfCause(cause)
  return new CoreError({code: codeOfErrno(name), message: `${what}: ${reasonOfErrno(name)}.`}, {cause})
}

export function reasonOfErrno(name: string): string {
  return reasons[name] ?? (name === '' ? 'the disk gave no reason' : `the disk answered ${name}`)
}

const unnamed: ReadonlyMap<number, string> = new Map([
  ...Object.entries(constants.errno).map(([name, number]) => [number, name] as const),
  ...(process.platform === 'linux' ? [[123, 'ENOMEDIUM'] as const] : []),
])

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

const changeCodes: Readonly<Record<string, ErrorCode>> = {
  EFBIG: 'Unsupported',
  EINVAL: 'Unsupported',
  EISDIR: 'Unsupported',
  EMLINK: 'Unsupported',
  ENAMETOOLONG: 'Unsupported',
  EOVERFLOW: 'Unsupported',
  EXDEV: 'Unsupported',
  EHOSTUNREACH: 'Offline',
  ENOMEDIUM: 'Offline',
  ESHUTDOWN: 'Offline',
  ETIMEDOUT: 'Offline',
}

const mistakes: ReadonlySet<string> = new Set(['EBADF', 'EFAULT'])

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission was denied',
  EPERM: 'this is not permitted',
  EROFS: 'the volume is read-only',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a folder',
  ELOOP: 'it is a link',
  EFBIG: 'the file is too large for this volume',
  EINVAL: 'the volume does not take this',
  EISDIR: 'it is a folder',
  EMLINK: 'it has as many names as the volume allows',
  EEXIST: 'the name is taken',
  ENOTEMPTY: 'the folder is not empty',
  ENOSPC: 'the volume is full',
  EDQUOT: 'the quota is used up',
  EIO: 'the disk reported an error',
  ETIMEDOUT: 'the volume did not answer in time',
  ENOTCONN: 'the volume is not connected',
  ESTALE: 'the volume was replaced or disconnected',
  EXDEV: 'another volume begins here',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
}
