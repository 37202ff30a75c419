import type {StatementTable, Stores} from './access.ts'
import {storeFailure} from './store-failure.ts'

/** A table of statements over open databases, as a thread serves it: SQLite's errors leave it as failures for people. */
export function bindStatements<T extends StatementTable>(table: T, stores: Stores): {readonly [N in keyof T]: (input: Parameters<T[N]>[1]) => ReturnType<T[N]>} {
  const bound = Object.entries(table).map(([name, run]) => {
    const call = (input: never): unknown => {
      try {
        return run(stores, input)
      } catch (error) {
        throw storeFailure(error)
      }
    }
    return [name, call] as const
  })
  return Object.fromEntries(bound) as {readonly [N in keyof T]: (input: Parameters<T[N]>[1]) => ReturnType<T[N]>}
}
