import Database from 'better-sqlite3'

/** What one table or index takes in a database file, by SQLite's own account of its pages (dbstat). */
export interface TreeCost {
  readonly name: string
  readonly table: string
  readonly bytes: number
  readonly bytesAnEntry: number
  /** Pages that are taken but hold nothing. */
  readonly unusedBytes: number
}

/** What one column takes in all rows of its table: its values as they are stored, and one byte each in the row's header. */
export interface ColumnCost {
  readonly column: string
  readonly bytes: number
  readonly bytesAnEntry: number
}

export function tableCosts(file: string, entries: number): {readonly trees: readonly TreeCost[]; readonly columns: readonly ColumnCost[]} {
  const database = new Database(file, {readonly: true})
  try {
    const trees = database
      .prepare(
        'SELECT s.name, s.tbl_name AS "table", sum(d.pgsize) AS bytes, sum(d.unused) AS unusedBytes FROM dbstat d JOIN sqlite_schema s ON s.name = d.name GROUP BY d.name HAVING sum(d.ncell) > 0 ORDER BY bytes DESC',
      )
      .all() as Omit<TreeCost, 'bytesAnEntry'>[]
    return {
      trees: trees.map((tree) => ({...tree, bytesAnEntry: per(tree.bytes, entries)})),
      columns: ['entry', 'folder', 'content'].flatMap((table) => columnCosts(database, table, entries)),
    }
  } finally {
    database.close()
  }
}

function columnCosts(database: Database.Database, table: string, entries: number): ColumnCost[] {
  const columns = database.prepare('SELECT name, pk FROM pragma_table_info(?)').all(table) as {readonly name: string; readonly pk: number}[]
  const sums = columns.map(({name, pk}) => `sum(${pk > 0 ? rowidBytes(name) : `1 + ${storedBytes(name)}`}) AS "${name}"`)
  const row = database.prepare(`SELECT ${sums.join(', ')} FROM ${table}`).get() as Readonly<Record<string, number | null>>
  return columns.map(({name}) => ({column: `${table}.${name}`, bytes: row[name] ?? 0, bytesAnEntry: per(row[name] ?? 0, entries)}))
}

/** The sizes of the record format: 0 and 1 cost no byte, whole numbers 1, 2, 3, 4, 6 or 8. */
function storedBytes(name: string): string {
  const steps = [7, 15, 23, 31, 47].map(
    (bits, at) => `WHEN "${name}" BETWEEN ${-(2 ** bits)} AND ${2 ** bits - 1} THEN ${[1, 2, 3, 4, 6][at]}`,
  )
  return `CASE WHEN "${name}" IS NULL THEN 0 WHEN typeof("${name}") <> 'integer' THEN octet_length("${name}") WHEN "${name}" IN (0, 1) THEN 0 ${steps.join(' ')} ELSE 8 END`
}

/** A rowid is a number of seven bits a byte, and a NULL stands for it in the header. */
function rowidBytes(name: string): string {
  return `CASE ${[7, 14, 21, 28, 35].map((bits, at) => `WHEN "${name}" < ${2 ** bits} THEN ${at + 2}`).join(' ')} ELSE 8 END`
}

const per = (bytes: number, entries: number): number => Math.round((bytes / entries) * 10) / 10
