import type Database from 'better-sqlite3'
import {statement} from '../statement.ts'

interface Rows {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

const AT_ONCE = 16

/** Inserts rows several a statement: opening the table's trees for each row costs as much as the row. */
export function insertMany(library: Database.Database, {table, columns, rows}: Rows): void {
  const one = `(${columns.map(() => '?').join()})`
  const insert = (count: number): Database.Statement =>
    statement(library, `INSERT INTO ${table} (${columns.join()}) VALUES ${Array.from({length: count}, () => one).join()}`)
  const whole = rows.length - (rows.length % AT_ONCE)
  const [many, single] = [insert(AT_ONCE), insert(1)]
  for (let at = 0; at < whole; at += AT_ONCE) many.run(rows.slice(at, at + AT_ONCE).flat())
  for (const row of rows.slice(whole)) single.run(row)
}
