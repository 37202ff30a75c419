import type Database from 'better-sqlite3'

const known = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/**
 * A prepared statement, compiled once a connection: compiling costs more than most of our statements cost to run.
 * Invariant: one text is used in one mode (pluck, safeIntegers) everywhere, because the mode stays with the statement.
 */
export function statement(database: Database.Database, sql: string): Database.Statement {
  const statements = known.get(database) ?? new Map<string, Database.Statement>()
  known.set(database, statements)
  const before = statements.get(sql)
  if (before) return before
  const fresh = database.prepare(sql)
  statements.set(sql, fresh)
  return fresh
}
