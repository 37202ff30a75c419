import {CoreError, type ErrorCode} from '../contract/errors.ts'

/** Turns what SQLite threw into a failure for people; the only place that reads SQLite's codes. What is no SqliteError comes back as it is. */
export function storeFailure(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === undefined) return error
  const row = rows.find(([start]) => code.startsWith(start))
  if (!row) return error
  const [, known, message, hint] = row
  return new CoreError({code: known, message, hint}, {cause: error})
}

/** Says whether a failure means that the bytes of a database are not what SQLite wrote. */
export function meansDamaged(error: unknown): boolean {
  const code = sqliteCode(error) ?? ''
  return code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB') || (error instanceof CoreError && error.code === 'Damaged')
}

function sqliteCode(error: unknown): string | undefined {
  return error instanceof Error && error.name === 'SqliteError' && 'code' in error ? String(error.code) : undefined
}

// Extended codes such as SQLITE_IOERR_FSYNC begin with their primary code.
const rows: readonly (readonly [string, ErrorCode, string, string?])[] = [
  ['SQLITE_FULL', 'DiskFull', 'The volume that holds the library is full.', 'Free some space and try again.'],
  [
    'SQLITE_CORRUPT',
    'Damaged',
    'A database of the library is damaged.',
    'Close and open the library: it is then restored from its newest backup.',
  ],
  ['SQLITE_NOTADB', 'Damaged', 'A database of the library is damaged or locked by another key.'],
  ['SQLITE_IOERR', 'InputOutput', 'The volume that holds the library could not be read or written.'],
  ['SQLITE_READONLY', 'PermissionDenied', 'The library may only be read, not written.'],
  ['SQLITE_PERM', 'PermissionDenied', 'The library may not be opened.'],
  ['SQLITE_AUTH', 'PermissionDenied', 'The library may not be opened.'],
  ['SQLITE_CANTOPEN', 'PathNotFound', 'A database of the library could not be opened.'],
  ['SQLITE_BUSY', 'LibraryInUse', 'The library is in use by another program.'],
  ['SQLITE_LOCKED', 'LibraryInUse', 'The library is in use by another program.'],
]
