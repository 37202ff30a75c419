import {codeOfErrno, errnoName, reasonOfErrno} from '../native/errno.ts'
import type {WalkError} from '../walk-chunk.ts'
import {TOO_LARGE} from './small-file.ts'

/** Says for people what a walker could not read. */
export function walkError(path: Uint8Array, errno: number, folder: number | undefined): WalkError {
  const name = errnoName(errno)
  const error = {
    path,
    code: codes[codeOfErrno(name)] ?? 'InputOutput',
    message: `This folder could not be read: ${reasonOfErrno(name)}.`,
  } as const
  return folder === undefined ? error : {...error, folder}
}

/** Says that a file of rules does not count, because it could not be read. */
export function rulesError(path: Uint8Array, errno: number): WalkError {
  const name = errnoName(errno)
  const reason = errno === TOO_LARGE ? 'it is larger than 1 MiB' : reasonOfErrno(name)
  return {path, code: codes[codeOfErrno(name)] ?? 'InputOutput', message: `The rules in this file do not count: ${reason}.`}
}

const codes: Readonly<Record<string, WalkError['code']>> = {
  PermissionDenied: 'PermissionDenied',
  PathNotFound: 'PathNotFound',
  NotAFolder: 'NotAFolder',
  Timeout: 'Timeout',
}
