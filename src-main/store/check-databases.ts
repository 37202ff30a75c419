import type Database from 'better-sqlite3'
import type {Stores} from './access.ts'

/** What looking at the pages of the databases told: `ok`, or SQLite's own words for the first thing that is wrong. */
export interface DatabaseFindings {
  readonly library: string
  readonly index?: string
}

/** Reads every page of the library, and of the index where the whole is wanted, and holds them against one another. */
export function checkDatabases({library, index}: Stores, {whole}: {readonly whole: boolean}): DatabaseFindings {
  return {library: findingIn(library), ...(whole ? {index: findingIn(index)} : {})}
}

function findingIn(database: Database.Database): string {
  try {
    return String(database.prepare('PRAGMA quick_check(1)').pluck().get())
  } catch (error) {
    // A page that cannot be read at all is what is looked for.
    return error instanceof Error ? error.message : String(error)
  }
}
