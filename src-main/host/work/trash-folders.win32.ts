/**
 * The recycle bin of a drive for one user, who is told by his security identifier: `X:\$Recycle.Bin\SID`. Network shares have none.
 * What is in it and beside it is `domain/act/recycle-record.ts`. Written after published descriptions, and tried on no machine.
 */
export function win32TrashFor(path: string, sid: string): string | undefined {
  const drive = /^(?:\\\\\?\\)?([A-Za-z]:)\\/.exec(path)?.[1]
  return drive === undefined || !/^S-1(-\d+)+$/.test(sid) ? undefined : `${drive.toUpperCase()}\\$Recycle.Bin\\${sid}`
}

/** Reads the identifier from what `whoami /user /fo csv /nh` prints. */
export function parseWhoami(text: string): string | undefined {
  return /,"(S-1(?:-\d+)+)"/.exec(text)?.[1]
}
