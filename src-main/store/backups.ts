import type Database from 'better-sqlite3'
import {join} from 'node:path'
import {CoreError} from '../contract/errors.ts'
import {copyDatabase, type CopyParts, quickCheck} from './copy-database.ts'
import {companions, type LibraryParts, libraryPaths} from './library-parts.ts'
import {databaseKinds, type DatabaseOptions, openDatabase} from './open-database.ts'
import {meansDamaged} from './store-failure.ts'

const BACKUPS_KEPT = 5
const BACKUP_EVERY_MS = 24 * 60 * 60 * 1000
const BACKUP_NAME = /^library-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.db$/

/** Makes a backup of library.db now, and removes the oldest ones over the number that is kept. */
export async function backUp(
  folder: string,
  library: Database.Database,
  {files, clock, options}: LibraryParts & {readonly options: DatabaseOptions},
): Promise<void> {
  const {backups} = libraryPaths(folder)
  await files.makeFolder(backups)
  await copyDatabase(library, join(backups, `library-${stampOf(clock.now())}.db`), {kind: databaseKinds.library, options, files})
  const names = await backupNames(folder, files)
  for (const old of names.slice(0, -BACKUPS_KEPT)) await files.remove(join(backups, old))
}

/** When the backups that there are were made, the oldest first. */
export async function backupTimes(folder: string, files: LibraryParts['files']): Promise<readonly number[]> {
  return (await backupNames(folder, files)).flatMap((name) => timeOf(name) ?? [])
}

/** Says whether the newest backup is older than a day, or there is none. */
export async function backupIsDue(folder: string, {files, clock}: LibraryParts): Promise<boolean> {
  const newest = timeOf((await backupNames(folder, files)).at(-1))
  // A backup from the future was made under a wrong clock and says nothing.
  return newest === undefined || newest > clock.now() || clock.now() - newest >= BACKUP_EVERY_MS
}

/**
 * Puts the newest good backup in the place of library.db and sets the damaged file aside; answers the backup's name.
 * Invariant: nothing is moved before a good backup stands ready.
 */
export async function restoreLibrary(
  folder: string,
  {options, cause}: {readonly options: DatabaseOptions; readonly cause: unknown},
  {files, clock}: LibraryParts,
): Promise<string> {
  const paths = libraryPaths(folder)
  const ready = `${paths.library}.restored`
  for (const name of (await backupNames(folder, files)).toReversed()) {
    if (!(await prepareRestore(join(paths.backups, name), ready, {kind: databaseKinds.library, options, files}))) continue
    const aside = join(paths.backups, `damaged-${stampOf(clock.now())}.db`)
    for (const tail of ['', ...companions]) {
      if ((await files.sizeOf(paths.library + tail)) !== undefined) await files.move(paths.library + tail, aside + tail)
    }
    await files.move(ready, paths.library)
    return name
  }
  throw new CoreError(
    {
      code: 'Damaged',
      message: 'The library is damaged or locked by another key, and no good backup of it was found.',
      hint: 'Nothing was changed.',
    },
    {cause},
  )
}

async function prepareRestore(backup: string, ready: string, parts: CopyParts): Promise<boolean> {
  try {
    const source = openDatabase(backup, parts.kind, {...parts.options, mustExist: true, asItIs: true})
    try {
      quickCheck(source, backup)
      await copyDatabase(source, ready, parts)
      return true
    } finally {
      source.close()
    }
  } catch (error) {
    if (meansDamaged(error)) return false
    throw error
  }
}

async function backupNames(folder: string, files: LibraryParts['files']): Promise<readonly string[]> {
  return (await files.namesIn(libraryPaths(folder).backups)).filter((name) => BACKUP_NAME.test(name))
}

// Windows allows no colon in a name.
function stampOf(now: number): string {
  return new Date(now).toISOString().replaceAll(/[:.]/g, '-')
}

function timeOf(name: string | undefined): number | undefined {
  const parts = BACKUP_NAME.exec(name ?? '')
  return parts ? Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}.${parts[5]}Z`) : undefined
}
