import Database from 'better-sqlite3'
import {CoreError} from '../contract/errors.ts'
import {storeFailure} from './store-failure.ts'

/** What makes one of a library's databases the one that it is. */
export interface DatabaseKind {
  readonly file: string
  /** In the header of the file, so that a foreign database is never taken for ours. */
  readonly applicationId: number
  readonly synchronous: 'FULL' | 'NORMAL'
  /** Bytes of a page of a file that is made now; an older file keeps its own. */
  readonly pageBytes: number
  /** Memory for pages of one connection that writes. */
  readonly cacheBytes: number
  /** The log is folded in when it has grown beyond this: a first index of some 500,000 entries ends before the writer must wait for a flush. */
  readonly logBytes: number
}

const MIB = 1024 * 1024

export const databaseKinds = {
  library: {file: 'library.db', applicationId: 0x4f666c62, synchronous: 'FULL', pageBytes: 4096, cacheBytes: 8 * MIB, logBytes: 4 * MIB},
  index: {file: 'index.db', applicationId: 0x4f666978, synchronous: 'NORMAL', pageBytes: 4096, cacheBytes: 32 * MIB, logBytes: 128 * MIB},
} as const satisfies Readonly<Record<string, DatabaseKind>>

export interface DatabaseOptions {
  /** better-sqlite3's `nativeBinding`, for a runtime that its own prebuilds do not fit. */
  readonly nativeBinding?: string | undefined
  /** The raw 32 bytes; without a key the file is plain. */
  readonly key?: Uint8Array | undefined
  readonly readonly?: boolean
  readonly mustExist?: boolean
  /** Leaves the journal mode as it is found: for a backup, which shall stay one file. */
  readonly asItIs?: boolean
}

/** Opens a connection with the settings that all parts rely on; the only place in the program that opens SQLite. */
export function openDatabase(path: string, kind: DatabaseKind, options: DatabaseOptions): Database.Database {
  const database = connect(path, options)
  try {
    if (options.key) unlock(database, options.key)
    checkIdentity(database, kind, options)
    // A temporary B-tree on disk would hold a user's names outside the library, and unencrypted.
    database.pragma('temp_store = MEMORY')
    database.pragma('foreign_keys = OFF')
    database.pragma('trusted_schema = OFF')
    if (options.readonly) {
      database.pragma('query_only = ON')
    } else if (!options.asItIs) {
      // Only heeded before the first page is written.
      database.pragma(`page_size = ${kind.pageBytes}`)
      const mode = database.pragma('journal_mode = WAL', {simple: true})
      database.pragma(`cache_size = -${kind.cacheBytes / 1024}`)
      database.pragma(`wal_autocheckpoint = ${Math.round(kind.logBytes / kind.pageBytes)}`)
      if (mode !== 'wal')
        throw new CoreError({
          code: 'Unsupported',
          message: 'The volume of the library cannot be shared by readers and a writer.',
          hint: 'Keep the data folder on a local disk.',
        })
      // Said always: the build's own default for WAL is NORMAL.
      database.pragma(`synchronous = ${kind.synchronous}`)
    }
    return database
  } catch (error) {
    database.close()
    throw storeFailure(error)
  }
}

/** Lets go of the pages that connections keep in memory; the system's own cache has most of them still. */
export function giveBackPages(databases: Readonly<Record<'index' | 'library', Database.Database>> | undefined): void {
  for (const database of databases ? [databases.index, databases.library] : []) database.pragma('shrink_memory')
}

const BUSY_TIMEOUT_MS = 5000
/** Older ones can lose WAL frames when checkpoints race with a reset of the log. */
const OLDEST_SQLITE = [3, 51, 3] as const

function connect(path: string, {nativeBinding, readonly, mustExist}: DatabaseOptions): Database.Database {
  try {
    return new Database(path, {
      readonly: readonly ?? false,
      fileMustExist: mustExist ?? readonly ?? false,
      timeout: BUSY_TIMEOUT_MS,
      ...(nativeBinding === undefined ? {} : {nativeBinding}),
    })
  } catch (error) {
    throw storeFailure(error)
  }
}

function unlock(database: Database.Database, key: Uint8Array): void {
  if (key.length !== 32) throw new Error('Invariant: a key has 32 bytes.')
  database.pragma("cipher = 'sqlcipher'")
  const hex = Array.from(key, (byte) => byte.toString(16).padStart(2, '0')).join('')
  database.pragma(`key = "x'${hex}'"`)
}

function checkIdentity(database: Database.Database, kind: DatabaseKind, options: DatabaseOptions): void {
  const version = String(database.prepare('SELECT sqlite_version()').pluck().get())
  if (olderThan(version.split('.').map(Number), OLDEST_SQLITE))
    throw new Error(`Invariant: SQLite is ${OLDEST_SQLITE.join('.')} or newer; this is ${version}.`)
  const found = Number(database.pragma('application_id', {simple: true}))
  if (found === kind.applicationId) return
  const fresh = Number(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()) === 0
  if (found !== 0 || !fresh || options.readonly) throw foreignFile(kind.file)
  database.pragma(`application_id = ${kind.applicationId}`)
}

/** What is said of a file that another program made. */
export function foreignFile(name: string): CoreError {
  return new CoreError({code: 'BadInput', message: `The file ${name} is a database of another program.`})
}

function olderThan(version: readonly number[], least: readonly number[]): boolean {
  const at = least.findIndex((part, place) => part !== (version[place] ?? 0))
  return at >= 0 && (version[at] ?? 0) < least[at]!
}
