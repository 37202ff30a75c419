import {join} from 'node:path'
import {CoreError} from '../contract/errors.ts'
import {type LibraryCard, parseCard} from '../contract/library-card.ts'
import type {Stores} from './access.ts'
import {copyDatabase, quickCheck} from './copy-database.ts'
import {companions, type LibraryParts, libraryPaths} from './library-parts.ts'
import {type DatabaseOptions, databaseKinds, openDatabase} from './open-database.ts'
import {type OpenOptions, openLibrary} from './open-library.ts'
import {refuseNewer} from './refuse-newer.ts'
import {storeFailure} from './store-failure.ts'

/** Writes a whole copy of a library, which may be open and at work, into an empty folder; answers its bytes. The card comes last: a copy that was cut off is none. */
export async function exportLibrary(
  folder: string,
  target: string,
  parts: LibraryParts & {readonly options: DatabaseOptions},
): Promise<number> {
  const {files, options} = parts
  const [from, to] = [libraryPaths(folder), libraryPaths(target)]
  for (const name of ['library', 'index'] as const) {
    const kind = databaseKinds[name]
    const source = openDatabase(from[name], kind, {...options, mustExist: true, asItIs: true})
    try {
      await copyDatabase(source, to[name], {kind, options, files})
    } finally {
      source.close()
    }
  }
  await files.writeText(to.card, (await files.readText(from.card)) ?? '')
  const sizes = await Promise.all([to.library, to.index, to.card].map((path) => files.sizeOf(path)))
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
}

/** The card of an exported library; a newer, foreign or absent one is refused before anything is opened. */
export async function readExport(source: string, files: LibraryParts['files']): Promise<LibraryCard> {
  const paths = libraryPaths(source)
  const card = parseCard(await files.readText(paths.card))
  if (!card || (await files.sizeOf(paths.library)) === undefined) {
    throw new CoreError({
      code: 'BadInput',
      message: `The folder ${source} holds no library.`,
      hint: 'Name a folder that library export has written.',
    })
  }
  await refuseNewer(source, files, false)
  return card
}

/** Copies an exported library into a new folder, checks every page of the copy, and begins its own lines of numbers. */
export async function importLibrary(
  source: string,
  folder: string,
  parts: LibraryParts & {readonly options: Pick<OpenOptions, 'device' | 'sqliteBinding'>; readonly name: string},
): Promise<LibraryCard> {
  const {files, options} = parts
  const card = await readExport(source, files)
  await files.makeFolder(folder)
  for (const name of ['library', 'index'] as const)
    await fetchDatabase(join(source, databaseKinds[name].file), folder, {name, options, files})
  const named = {...card, name: parts.name}
  await files.writeText(libraryPaths(folder).card, `${JSON.stringify(named, undefined, 2)}\n`)
  const opened = await openLibrary(folder, {...options, seen: elsewhere}, parts)
  try {
    quickCheck(opened.library, databaseKinds.library.file)
    putWorkDown(opened, parts.clock.now())
    return opened.card
  } finally {
    opened.close()
  }
}

/** Numbers may go on elsewhere from where this copy was made, so the copy begins new ones. */
const elsewhere = {libraryEpoch: 'elsewhere', librarySeq: 0, indexEpoch: 'elsewhere', indexSeq: 0}

interface Fetch {
  readonly name: keyof typeof databaseKinds
  readonly options: Pick<OpenOptions, 'sqliteBinding'>
  readonly files: LibraryParts['files']
}

/** Read-only, so that an export on a read-only medium can be taken in; what SQLite laid beside the source is taken away again. */
async function fetchDatabase(path: string, folder: string, {name, options, files}: Fetch): Promise<void> {
  if ((await files.sizeOf(path)) === undefined) return
  const before = await presentOf(path, files)
  try {
    const source = openDatabase(path, databaseKinds[name], {nativeBinding: options.sqliteBinding, readonly: true})
    try {
      await source.backup(join(folder, databaseKinds[name].file))
    } finally {
      source.close()
    }
  } catch (error) {
    throw storeFailure(error)
  } finally {
    for (const extra of await presentOf(path, files)) {
      if (!before.includes(extra)) await files.remove(extra)
    }
  }
}

async function presentOf(path: string, files: LibraryParts['files']): Promise<readonly string[]> {
  const found: string[] = []
  for (const tail of companions) {
    if ((await files.sizeOf(path + tail)) !== undefined) found.push(path + tail)
  }
  return found
}

/** What was under way where the copy was made is not gone on with here, and its acts are undone there alone; its locations can be scanned again. */
function putWorkDown({library, index}: Stores, now: number): void {
  library.transaction(() => {
    library.prepare("UPDATE job SET status = 'cancelled', finished_at = ? WHERE status IN ('queued', 'running', 'paused')").run(now)
    library.exec('DELETE FROM request')
    library.exec(
      "DELETE FROM act_part WHERE act IN (SELECT number FROM act WHERE status = 'draft'); DELETE FROM act WHERE status = 'draft'",
    )
    library.prepare("UPDATE act SET status = 'ended', outcome = 'cancelled', ended_at = ? WHERE status <> 'ended'").run(now)
    library.exec("UPDATE act SET undo = 'none' WHERE undo = 'open'")
  })()
  index.exec('BEGIN; DELETE FROM scan; DELETE FROM scan_seen; DELETE FROM scan_missing; COMMIT')
}
