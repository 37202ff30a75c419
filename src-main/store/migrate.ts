import type Database from 'better-sqlite3'
import {CoreError} from '../contract/errors.ts'

/** The SQL of each step up, in order: step i leads to version i + 1. */
export type Migrations = readonly string[]

/** Brings a database up to our version in one transaction; answers the version that it had. A newer one is refused. */
export function migrate(database: Database.Database, steps: Migrations, name: string): number {
  const from = schemaOf(database)
  if (from > steps.length) throw newerSchema(name, from, steps.length)
  if (from === steps.length) return from
  const climb = database.transaction(() => {
    for (const step of steps.slice(from)) database.exec(step)
    database.pragma(`user_version = ${steps.length}`)
  })
  climb.immediate()
  return from
}

export function schemaOf(database: Database.Database): number {
  return Number(database.pragma('user_version', {simple: true}))
}

/** What is said of a library that a newer Onefold has written. */
export function newerSchema(name: string, found: number, ours: number): CoreError {
  return new CoreError({
    code: 'SchemaNewer',
    message: `The library was made by a newer Onefold: ${name} has version ${found}, and this one knows up to ${ours}.`,
    hint: 'Update Onefold and open it again; nothing was changed.',
  })
}
