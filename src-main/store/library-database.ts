import type Database from 'better-sqlite3'
import {CoreError} from '../contract/errors.ts'
import {backUp, restoreLibrary} from './backups.ts'
import {quickCheck} from './copy-database.ts'
import {type LibraryParts, libraryPaths} from './library-parts.ts'
import {readMeta} from './meta.ts'
import {migrate, newerSchema, schemaOf} from './migrate.ts'
import {libraryMigrations} from './migrations/library-migrations.ts'
import {databaseKinds, type DatabaseOptions, openDatabase} from './open-database.ts'
import {meansDamaged, storeFailure} from './store-failure.ts'

/** library.db as it was opened, and what had to be done for it. */
export interface LibraryDatabase {
  readonly database: Database.Database
  /** The last owner did not close it. */
  readonly unclean: boolean
  /** The backup that took the place of a damaged file. */
  readonly restoredFrom: string | undefined
}

/** Opens library.db for writing: what is damaged comes back from the newest good backup, what is older is migrated after a backup. */
export async function openLibraryDatabase(
  folder: string,
  options: DatabaseOptions & {readonly fresh: boolean},
  parts: LibraryParts,
): Promise<LibraryDatabase> {
  const opened = await openOrRestore(folder, options, parts)
  try {
    const from = schemaOf(opened.database)
    if (from > 0 && from < libraryMigrations.length) await backUp(folder, opened.database, {...parts, options})
    migrate(opened.database, libraryMigrations, databaseKinds.library.file)
    return opened
  } catch (error) {
    opened.database.close()
    throw storeFailure(error)
  }
}

async function openOrRestore(
  folder: string,
  options: DatabaseOptions & {readonly fresh: boolean},
  parts: LibraryParts,
): Promise<LibraryDatabase> {
  const {library: path} = libraryPaths(folder)
  if (options.fresh) return {database: openDatabase(path, databaseKinds.library, options), unclean: false, restoredFrom: undefined}
  try {
    if (!(await parts.files.sizeOf(path))) throw new CoreError({code: 'Damaged', message: 'The file library.db is missing or empty.'})
    return {...openSound(path, options), restoredFrom: undefined}
  } catch (error) {
    if (!meansDamaged(error)) throw error
    const restoredFrom = await restoreLibrary(folder, {options, cause: error}, parts)
    return {...openSound(path, options), restoredFrom}
  }
}

function openSound(path: string, options: DatabaseOptions): {readonly database: Database.Database; readonly unclean: boolean} {
  const kind = databaseKinds.library
  const database = openDatabase(path, kind, {...options, mustExist: true})
  try {
    const schema = schemaOf(database)
    if (schema > libraryMigrations.length) throw newerSchema(kind.file, schema, libraryMigrations.length)
    if (schema === 0) throw new CoreError({code: 'Damaged', message: 'The file library.db holds nothing.'})
    const unclean = readMeta(database, 'open') !== undefined
    if (unclean) quickCheck(database, kind.file)
    return {database, unclean}
  } catch (error) {
    database.close()
    throw storeFailure(error)
  }
}
