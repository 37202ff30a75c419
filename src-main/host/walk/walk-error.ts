import {codeOfErrno, errnoName, reasonOfErrno} from '../native/errno.ts'
import type {WalkError} from '../walk-chunk.ts'

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

const codes: Readonly<Record<string, WalkError['code']>> = {
  PermissionDenied: 'PermissionDenied',
  PathNotFound: 'PathNotFound',
  NotAFolder: 'NotAFolder',
  Timeout: 'Timeout',
}
