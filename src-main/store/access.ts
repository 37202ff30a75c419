import type Database from 'better-sqlite3'

/** The open databases of one library, inside the thread that owns the connections. */
export interface Stores {
  /** Irreplaceable: synchronous FULL. */
  readonly library: Database.Database
  /** Can be rebuilt: synchronous NORMAL. */
  readonly index: Database.Database
}

/** A named transaction or query: nothing but SQL inside, plain values in and out. */
export type Statement = (stores: Stores, input: never) => unknown
export type StatementTable = Readonly<Record<string, Statement>>

/** The same table as seen from the core's thread. */
export type Remote<T extends StatementTable> = {
  readonly [N in keyof T]: Parameters<T[N]>[1] extends undefined
    ? () => Promise<ReturnType<T[N]>>
    : (input: Parameters<T[N]>[1], transfer?: readonly ArrayBuffer[]) => Promise<ReturnType<T[N]>>
}
