import {isAbsolute, join} from 'node:path'
import {CoreError} from '../../contract/errors.ts'
import type {LibraryFiles} from '../../domain/library-files.ts'
import type {Random} from '../../domain/ports.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {Marks} from '../../store/epochs.ts'
import {backupTimes} from '../../store/backups.ts'
import {libraryPaths} from '../../store/library-parts.ts'
import type {LibraryCalls} from '../../store/library-calls.ts'
import {sameName} from './choose-library.ts'
import {type DeviceState, writeDeviceState} from './device-state.ts'
import {freeFolder, type KnownLibrary, knownLibraries, passing} from './library-folders.ts'

export interface LibrariesParts {
  readonly dataDir: string
  readonly files: LibraryFiles
  readonly random: Pick<Random, 'uuid'>
  readonly librarian: RemoteTable<LibraryCalls>
  readonly state: DeviceState
  readonly current: KnownLibrary
  /** Puts the work of the open library down, closes it, and opens this one in its place. */
  switchTo(library: KnownLibrary, seen: Marks | undefined): Promise<void>
}

/** The libraries of a data dir, and the one of them that is open. */
export interface Libraries {
  readonly device: DeviceState['device']
  current(): KnownLibrary
  list(): Promise<readonly KnownLibrary[]>
  create(name: string): Promise<KnownLibrary>
  open(library: KnownLibrary): Promise<KnownLibrary>
  rename(name: string): Promise<KnownLibrary>
  /** Answers the bytes of the copy. */
  exportTo(path: string): Promise<number>
  importFrom(path: string, name: string | undefined): Promise<KnownLibrary>
  remove(library: KnownLibrary): Promise<void>
  /** Where the backups of the open library lie, and when they were made, the oldest first. */
  backups(): Promise<{readonly path: string; readonly times: readonly number[]}>
  /** Keeps outside the library how far it had come; said after opening and after closing. */
  remember(id: string, marks: Marks): Promise<void>
}

/** Begins with the library that the core has opened, and keeps it as the one to open next time. */
export async function openLibraries(parts: LibrariesParts): Promise<Libraries> {
  const {dataDir, files, librarian, random} = parts
  let {state, current} = parts
  const {device} = state
  // Names are compared and libraries switched by one request at a time; so is the state written.
  const [oneWrite, oneAct] = [inTurn(), inTurn()]
  const keep = (change: Partial<DeviceState>): Promise<void> => {
    state = {...state, ...change}
    return oneWrite(() => writeDeviceState(parts, state))
  }
  const list = (): Promise<readonly KnownLibrary[]> => knownLibraries(dataDir, files)
  await keep({current: current.card.id})

  return {
    device,
    current: () => current,
    list,
    backups: async () => ({path: libraryPaths(current.folder).backups, times: await backupTimes(current.folder, files)}),
    remember: (id, marks) => keep({seen: {...state.seen, [id]: marks}}),
    create: (name) =>
      oneAct(async () => {
        checkName(name, await list())
        const folder = await freeFolder(dataDir, name, files)
        return {folder, card: await librarian.makeLibrary({folder, id: random.uuid(), name, device})}
      }),
    open: (library) =>
      oneAct(async () => {
        if (library.card.id === current.card.id) return current
        // Refused, migrated or recovered before the open one is let go.
        const {card, marks} = await librarian.settleLibrary({folder: library.folder, device, seen: state.seen[library.card.id]})
        await keep({seen: {...state.seen, [card.id]: marks}})
        await parts.switchTo({folder: library.folder, card}, marks)
        current = {folder: library.folder, card}
        await keep({current: card.id})
        return current
      }),
    rename: (name) =>
      oneAct(async () => {
        const others = (await list()).filter(({card}) => card.id !== current.card.id)
        checkName(name, others)
        const card = {...current.card, name}
        await files.writeText(join(current.folder, 'library.json'), `${JSON.stringify(card, undefined, 2)}\n`)
        current = {...current, card}
        return current
      }),
    exportTo: (path) => oneAct(() => exportTo(path, current.folder, parts)),
    importFrom: (path, name) => oneAct(async () => importFrom(path, name, {...parts, device, known: await list()})),
    remove: ({folder, card}) =>
      oneAct(async () => {
        if (card.id === current.card.id)
          throw new CoreError({code: 'Conflict', message: `The library “${card.name}” is in use.`, hint: 'Open another library first.'})
        // In one step first: a crash in the middle leaves no half library.
        const away = passing.beside(folder, 'deleted')
        await files.remove(away)
        await files.move(folder, away)
        await files.remove(away)
      }),
  }
}

/** Runs what it is given one after the other; a failure does not keep the next from running. */
function inTurn(): <V>(act: () => Promise<V>) => Promise<V> {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const mine = last.then(act)
    last = mine.catch(() => undefined)
    return mine
  }
}

async function exportTo(target: string, folder: string, {files, librarian}: LibrariesParts): Promise<number> {
  if (!isAbsolute(target) || (await files.identityOf(join(target, '..'))) === undefined) {
    throw new CoreError({code: 'PathNotFound', message: `There is no folder to make ${target} in.`})
  }
  const there = await files.identityOf(target)
  if (there !== undefined && (await hasContent(target, files))) {
    throw new CoreError({code: 'Conflict', message: `${target} exists and is not an empty folder.`, hint: 'Name a new folder.'})
  }
  await files.makeFolder(target)
  try {
    return (await librarian.exportLibrary({folder, target})).bytes
  } catch (error) {
    // All that is in it is ours: it was empty.
    for (const name of await files.namesIn(target)) await files.remove(join(target, name))
    if (there === undefined) await files.remove(target)
    throw error
  }
}

/** A file has no names in it, but content all the same. */
async function hasContent(path: string, files: LibraryFiles): Promise<boolean> {
  return (await files.namesIn(path)).length > 0 || (await files.identityOf(`${path}/`)) === undefined
}

interface Import extends LibrariesParts {
  readonly device: DeviceState['device']
  readonly known: readonly KnownLibrary[]
}

async function importFrom(source: string, name: string | undefined, parts: Import): Promise<KnownLibrary> {
  const {dataDir, files, librarian, device, known} = parts
  const identity = isAbsolute(source) ? await files.identityOf(source) : undefined
  if (identity === undefined) throw new CoreError({code: 'PathNotFound', message: `There is no folder ${source}.`})
  for (const {folder, card} of known) {
    // Its files may be open; they are not to be read as files.
    if ((await files.identityOf(folder)) === identity)
      throw new CoreError({code: 'BadInput', message: `${source} is the library “${card.name}” itself.`, hint: 'Export it first.'})
  }
  const card = await librarian.readExport({source})
  const same = known.find((one) => one.card.id === card.id)
  if (same)
    throw new CoreError({
      code: 'NameTaken',
      message: `This library is already here, as “${same.card.name}”.`,
      hint: 'Delete that one first to go back to the exported state.',
    })
  const chosen = name ?? card.name
  checkName(chosen, known)
  const folder = await freeFolder(dataDir, chosen, files)
  const part = passing.beside(folder, 'part')
  await files.remove(part)
  try {
    const taken = await librarian.importLibrary({source, folder: part, name: chosen, device})
    await files.move(part, folder)
    return {folder, card: taken}
  } catch (error) {
    await files.remove(part)
    throw error
  }
}

function checkName(name: string, known: readonly KnownLibrary[]): void {
  if (/\p{Cc}/u.test(name)) throw new CoreError({code: 'BadInput', message: 'A library’s name may hold no control characters.'})
  if (known.some(({card}) => sameName(card.name, name)))
    throw new CoreError({code: 'NameTaken', message: `There is already a library named “${name}”.`})
}
