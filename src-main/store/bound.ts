import type {Stores, StatementTable} from './access.ts'
import {storeFailure} from './store-failure.ts'

/** Gives named statements their stores; what SQLite throws becomes a failure for people here and nowhere else. */
export function bound(table: StatementTable, stores: () => Stores): Readonly<Record<string, (input: never) => unknown>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, run]) => [
      name,
      (input: never) => {
        try {
          return run(stores(), input)
        } catch (error) {
          throw storeFailure(error)
        }
      },
    ]),
  )
}
