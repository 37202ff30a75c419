import type Database from 'better-sqlite3'
import {quickCheck} from './copy-database.ts'
import {newBase} from './entry-uuid.ts'
import {companions, type LibraryParts, libraryPaths} from './library-parts.ts'
import {readMeta, writeMeta} from './meta.ts'
import {migrate} from './migrate.ts'
import {indexMigrations} from './migrations/index-migrations.ts'
import {databaseKinds, type DatabaseOptions, openDatabase} from './open-database.ts'
import {meansDamaged, storeFailure} from './store-failure.ts'

/** index.db as it was opened, and whether it had to be begun anew. */
export interface IndexDatabase {
  readonly database: Database.Database
  /** It was damaged or missing: it is empty now, in a new epoch, and its locations want a scan. */
  readonly rebuilt: boolean
}

/** Opens index.db for writing; what cannot be read is begun anew, because all in it can be found on the disk again. */
export async function openIndexDatabase(
  folder: string,
  options: DatabaseOptions & {readonly fresh: boolean; readonly check: boolean},
  parts: LibraryParts,
): Promise<IndexDatabase> {
  const {index: path} = libraryPaths(folder)
  const there = Boolean(await parts.files.sizeOf(path))
  try {
    return {database: openSound(path, options, parts), rebuilt: !there && !options.fresh}
  } catch (error) {
    if (!meansDamaged(error)) throw error
    for (const tail of ['', ...companions]) await parts.files.remove(path + tail)
    return {database: openSound(path, {...options, check: false}, parts), rebuilt: true}
  }
}

function openSound(path: string, options: DatabaseOptions & {readonly check: boolean}, parts: LibraryParts): Database.Database {
  const kind = databaseKinds.index
  const database = openDatabase(path, kind, options)
  try {
    if (options.check) quickCheck(database, kind.file)
    migrate(database, indexMigrations, kind.file)
    begin(database, parts)
    return database
  } catch (error) {
    database.close()
    throw storeFailure(error)
  }
}

function begin(index: Database.Database, {random, clock}: LibraryParts): void {
  if (readMeta(index, 'epoch') !== undefined) return
  writeMeta(index, {epoch: random.bytes(16), base: newBase(random.bytes(16), clock.now()), next_id: 1, seq: 0})
}
