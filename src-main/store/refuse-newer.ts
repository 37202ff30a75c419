import {parseCard} from '../contract/library-card.ts'
import type {LibraryFiles} from '../domain/library-files.ts'
import {indexMigrations} from './migrations/index-migrations.ts'
import {libraryMigrations} from './migrations/library-migrations.ts'
import {newerSchema} from './migrate.ts'
import {databaseKinds, foreignFile} from './open-database.ts'
import {libraryPaths} from './library-parts.ts'
import {walVersion} from './wal-version.ts'

/**
 * Refuses a library that a newer Onefold or another program has written, before SQLite may touch a byte of it.
 * It reads the files as files, so it must run before this process opens them: closing a file drops SQLite's locks on it.
 */
export async function refuseNewer(folder: string, files: LibraryFiles, encrypted: boolean): Promise<void> {
  const paths = libraryPaths(folder)
  const card = parseCard(await files.readText(paths.card))
  const known = {library: libraryMigrations.length, index: indexMigrations.length}
  refuse('library.db', card?.schema ?? 0, known.library)
  refuse('index.db', card?.indexSchema ?? 0, known.index)
  // The pages of an encrypted database tell nothing; there the card stands alone.
  if (encrypted) return
  for (const name of ['library', 'index'] as const) {
    const kind = databaseKinds[name]
    const header = await files.readAt(paths[name], 0, 100)
    if (!isSqlite(header)) continue
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
    if (![0, kind.applicationId].includes(view.getUint32(APPLICATION_ID_AT))) throw foreignFile(kind.file)
    refuse(kind.file, view.getUint32(USER_VERSION_AT), known[name])
    refuse(kind.file, await walVersion(`${paths[name]}-wal`, files), known[name])
  }
}

/** Places in the header of a database. Source: sqlite.org/fileformat2.html §1.3. */
const USER_VERSION_AT = 60
const APPLICATION_ID_AT = 68

function isSqlite(header: Uint8Array): boolean {
  return header.length === 100 && new TextDecoder('latin1').decode(header.subarray(0, 16)) === 'SQLite format 3\0'
}

function refuse(file: string, found: number, ours: number): void {
  if (found > ours) throw newerSchema(file, found, ours)
}
