import type Database from 'better-sqlite3'
import {CoreError} from '../contract/errors.ts'
import type {LibraryFiles} from '../domain/library-files.ts'
import {schemaOf} from './migrate.ts'
import {type DatabaseKind, type DatabaseOptions, openDatabase} from './open-database.ts'
import {storeFailure} from './store-failure.ts'

export interface CopyParts {
  readonly kind: DatabaseKind
  readonly options: DatabaseOptions
  readonly files: LibraryFiles
}

/**
 * Writes a whole, compact, verified and durable copy of an open database to a new path.
 * VACUUM INTO reads one state of the source while others write, needs no second lock, and keeps the key of an encrypted one,
 * which SQLite's backup calls cannot.
 */
export async function copyDatabase(source: Database.Database, target: string, {kind, options, files}: CopyParts): Promise<void> {
  const part = `${target}.part`
  await files.remove(part)
  try {
    source.prepare('VACUUM INTO ?').run(part)
    await files.flush(part)
    await checkCopy(part, schemaOf(source), {kind, options, files})
    await files.move(part, target)
  } catch (error) {
    await files.remove(part)
    throw storeFailure(error)
  }
}

/** Throws Damaged unless every page of a database can be read and agrees with the rest. */
export function quickCheck(database: Database.Database, name: string): void {
  const answer = database.prepare('PRAGMA quick_check(1)').pluck().get()
  if (answer !== 'ok')
    throw new CoreError({code: 'Damaged', message: `The database ${name} is damaged.`, details: {finding: String(answer)}})
}

async function checkCopy(path: string, schema: number, {kind, options}: CopyParts): Promise<void> {
  const copy = openDatabase(path, kind, {...options, readonly: true})
  try {
    quickCheck(copy, kind.file)
    if (schemaOf(copy) !== schema) throw new CoreError({code: 'Damaged', message: `The copy of ${kind.file} is not what was copied.`})
  } finally {
    copy.close()
  }
}
