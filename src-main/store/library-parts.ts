import {join} from 'node:path'
import type {LibraryFiles} from '../domain/library-files.ts'
import type {Clock, Random} from '../domain/ports.ts'

/** What the life cycle of a library needs of the outside. */
export interface LibraryParts {
  readonly files: LibraryFiles
  readonly clock: Pick<Clock, 'now'>
  readonly random: Pick<Random, 'bytes'>
}

/** Where the parts of a library's folder lie. */
export const libraryPaths = (folder: string) => ({
  card: join(folder, 'library.json'),
  library: join(folder, 'library.db'),
  index: join(folder, 'index.db'),
  backups: join(folder, 'backups'),
})

/** The names that SQLite gives the companions of a database. */
export const companions = ['-wal', '-shm', '-journal'] as const
