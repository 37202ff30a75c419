import type {Stores} from './access.ts'
import {libraryPaths} from './library-parts.ts'
import {databaseKinds, openDatabase} from './open-database.ts'

/** Opens the databases of a library for a thread that only reads; the writer has opened them before and closes them after. */
export function openReaders(
  folder: string,
  options: {readonly key?: Uint8Array | undefined; readonly sqliteBinding?: string | undefined},
): Stores & {close(): void} {
  const sqlite = {key: options.key, nativeBinding: options.sqliteBinding, readonly: true}
  const paths = libraryPaths(folder)
  const library = openDatabase(paths.library, databaseKinds.library, sqlite)
  try {
    const index = openDatabase(paths.index, databaseKinds.index, sqlite)
    return {
      library,
      index,
      close: () => {
        index.close()
        library.close()
      },
    }
  } catch (error) {
    library.close()
    throw error
  }
}
