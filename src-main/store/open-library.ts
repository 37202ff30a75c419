import type Database from 'better-sqlite3'
import {basename} from 'node:path'
import {type LibraryCard, parseCard} from '../contract/library-card.ts'
import type {Stores} from './access.ts'
import {forgetDrafts} from './acts/draft-act.ts'
import {backUp, backupIsDue} from './backups.ts'
import {marksOf, type Marks, renewEpochs} from './epochs.ts'
import {openIndexDatabase} from './index-database.ts'
import {openLibraryDatabase} from './library-database.ts'
import {type LibraryParts, libraryPaths} from './library-parts.ts'
import {readMeta, removeMeta, writeMeta} from './meta.ts'
import {indexMigrations} from './migrations/index-migrations.ts'
import {libraryMigrations} from './migrations/library-migrations.ts'
import {refuseNewer} from './refuse-newer.ts'
import {storeFailure} from './store-failure.ts'
import {loosenSubjects} from './tags/subjects.ts'

export interface OpenOptions {
  /** Who writes: the device of the data dir. */
  readonly device: {readonly id: string; readonly name: string}
  /** Raw 32 bytes; without it the library is plain. */
  readonly key?: Uint8Array | undefined
  readonly sqliteBinding?: string | undefined
  /** Makes the library; its folder does not exist or holds a creation that was cut off. */
  readonly create?: {readonly id: string; readonly name: string} | undefined
  /** Where its numbers stood when this device last saw it. */
  readonly seen?: Marks | undefined
  /** A backup that is due is made when `backUpWhenDue` is called, and not before the library is open. */
  readonly backsUpLater?: boolean | undefined
}

export interface OpenReport {
  /** The last owner did not close it; what was committed is there. */
  readonly recovered: boolean
  /** The backup that took the place of a damaged library.db. */
  readonly restoredFrom: string | undefined
  /** index.db was damaged or missing: it is empty, in a new epoch, and all locations want a scan. */
  readonly indexRebuilt: boolean
  /** The library was older than what this device has seen of it. */
  readonly epochRenewed: boolean
}

export interface OpenLibrary extends Stores {
  readonly card: LibraryCard
  readonly report: OpenReport
  marks(): Marks
  /** Makes a backup where the newest is older than a day. */
  backUpWhenDue(): Promise<void>
  /** Folds the logs in and lets the files go; readers are closed before. Answers where the numbers stand. */
  close(): Marks
}

/**
 * Opens a library for its one writer, and makes, migrates, recovers or restores it on the way.
 * Never call it without owning the data dir by its lock: SQLite alone does not keep a second owner out.
 */
export async function openLibrary(folder: string, options: OpenOptions, parts: LibraryParts): Promise<OpenLibrary> {
  const fresh = options.create !== undefined
  const sqlite = {nativeBinding: options.sqliteBinding, key: options.key, fresh}
  await refuseNewer(folder, parts.files, options.key !== undefined)
  await (fresh ? parts.files.makeFolder(folder) : raiseSchema(folder, parts))
  const library = await openLibraryDatabase(folder, sqlite, parts)
  const open: Database.Database[] = [library.database]
  try {
    const index = await openIndexDatabase(folder, {...sqlite, check: library.unclean}, parts)
    open.push(index.database)
    const stores = {library: library.database, index: index.database}
    const backUpWhenDue = async (): Promise<void> => {
      if (!fresh && (await backupIsDue(folder, parts))) await backUp(folder, stores.library, {...parts, options: sqlite})
    }
    if (!options.backsUpLater) await backUpWhenDue()
    begin(stores, options, parts)
    loosenSubjects(stores)
    const restored = library.restoredFrom !== undefined
    const renewed = renewEpochs(stores, options.device.id, {seen: options.seen, restored, random: (count) => parts.random.bytes(count)})
    return {
      ...stores,
      card: await settleCard(stores.library, options, {...parts, folder}),
      report: {recovered: library.unclean, restoredFrom: library.restoredFrom, indexRebuilt: index.rebuilt, epochRenewed: renewed},
      marks: () => marksOf(stores, options.device.id),
      backUpWhenDue,
      close: () => close(stores, options.device.id),
    }
  } catch (error) {
    for (const database of open) database.close()
    throw storeFailure(error)
  }
}

/** Says the versions that a migration will lead to before it begins; a folder without a card gets one later. */
async function raiseSchema(folder: string, {files}: LibraryParts): Promise<void> {
  const {card: path} = libraryPaths(folder)
  const card = parseCard(await files.readText(path))
  if (!card || (card.schema === versions.schema && card.indexSchema === versions.indexSchema)) return
  await files.writeText(path, textOf({...card, ...versions}))
}

/** Says who is here, and marks the library as open until a clean close. */
function begin({library}: Stores, {create, device}: OpenOptions, {clock}: LibraryParts): void {
  library.transaction(() => {
    if (create && readMeta(library, 'id') === undefined) writeMeta(library, {id: create.id, created: clock.now(), seq: 0})
    const put = library.prepare('INSERT INTO device (uuid, name, seq) VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET name = excluded.name')
    put.run(device.id, device.name)
    writeMeta(library, {open: clock.now()})
  })()
  forgetDrafts({library})
}

/** The card of an open library; one that is lost or unreadable is written again from what library.db knows. */
async function settleCard(
  library: Database.Database,
  {create}: OpenOptions,
  {files, folder}: LibraryParts & {readonly folder: string},
): Promise<LibraryCard> {
  const {card: path} = libraryPaths(folder)
  const id = readMeta(library, 'id')
  const known = parseCard(await files.readText(path))
  if (known?.id === id) return known!
  const card: LibraryCard = {
    format: 1,
    id: id as LibraryCard['id'],
    name: create?.name ?? known?.name ?? basename(folder).replace(/\.onefold$/, ''),
    createdAt: new Date(Number(readMeta(library, 'created'))).toISOString(),
    ...versions,
  }
  await files.writeText(path, textOf(card))
  return card
}

const versions = {schema: libraryMigrations.length, indexSchema: indexMigrations.length}

const FOLD_WITHIN_MS = 300

function close(stores: Stores, device: string): Marks {
  try {
    const marks = marksOf(stores, device)
    // Somebody may still be reading: what cannot be folded in now is folded in later.
    for (const database of [stores.index, stores.library]) database.pragma(`busy_timeout = ${FOLD_WITHIN_MS}`)
    stores.index.pragma('wal_checkpoint(TRUNCATE)')
    removeMeta(stores.library, 'open')
    stores.library.pragma('wal_checkpoint(TRUNCATE)')
    return marks
  } catch (error) {
    throw storeFailure(error)
  } finally {
    stores.index.close()
    stores.library.close()
  }
}

const textOf = (card: LibraryCard): string => `${JSON.stringify(card, undefined, 2)}\n`
