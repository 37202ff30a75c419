import type {FolderEventKind} from '../../../host/watch/folder-events.ts'
import type {AskedFolder} from '../../../store/follow/folders-to-follow.ts'

/** What is known to have happened in folders and has not been looked at. */
export interface DirtyBook {
  /** `name` as raw bytes. */
  note(folder: number, name: Uint8Array, kind: FolderEventKind): void
  /** All of a folder is to be looked at. */
  noteWhole(folder: number): void
  /** What the folder above tells of a folder is to be asked anew. */
  noteStirred(folder: number): void
  /** Takes out what is to be looked at next: so many names, about, and so many whole folders; what was only written to a moment ago waits. */
  take(now: number): readonly DirtyFolder[]
  /** A folder turned out to be one that was known. */
  rename(young: number, old: number): void
  /** Puts all of it into another book as well. */
  pourInto(other: DirtyBook): void
  readonly size: number
  /** So often something was taken out. */
  readonly laps: number
  /** All that was noted before so many laps has been looked at, but for what was only written to. */
  readonly cleanUntil: number
  /** Something waits that was noted in this lap or before; what was only written to does not count. */
  awaits(lap: number): boolean
  /** There was more to look at than was taken out last. */
  readonly isBehind: boolean
  /** There was so much that folders were forgotten: their locations have to be read as a whole. */
  readonly overfull: boolean
  clear(): void
}

export interface DirtyFolder extends AskedFolder {
  /** What happened to names, in latin1; nothing where all of the folder is asked about. */
  readonly kinds: ReadonlyMap<string, FolderEventKind>
}

/** Names by latin1, which any bytes have; nothing where all of the folder is meant. */
type Names = Map<string, FolderEventKind>
interface Folder {
  names: Names | undefined
  stirred: boolean
  /** The lap in which the first of it was noted. */
  lap: number
}

const NAMES_AT_ONCE = 4000
/** Nobody knows how much these hold. */
const WHOLES_AT_ONCE = 40
/** More names than these are cheaper to have listed than to be kept. */
const NAMES_A_FOLDER = 20_000
const MOST_FOLDERS = 50_000

/** Opens an empty book. Its memory is bounded: names become folders, and folders a mark. */
export function openDirtyBook(): DirtyBook {
  const folders = new Map<number, Folder>()
  const written = openWritten()
  let overfull = false
  let isBehind = false
  let laps = 0
  const folderOf = (id: number): Folder | undefined => {
    const folder = folders.get(id) ?? {names: new Map(), stirred: false, lap: laps}
    if (!folders.has(id) && folders.size >= MOST_FOLDERS) {
      overfull = true
      return undefined
    }
    folders.set(id, folder)
    return folder
  }
  return {
    note: (id, name, kind) => {
      const folder = folderOf(id)
      if (folder) noteName(folder, Buffer.from(name).toString('latin1'), kind)
    },
    noteWhole: (id) => becomeWhole(folderOf(id)),
    noteStirred: (id) => stir(folderOf(id)),
    take: (now) => {
      laps++
      const some = takeSome(folders, (place) => written.mayLook(place, now))
      isBehind = some.isBehind
      return some.taken
    },
    rename: (young, old) => {
      const noted = folders.get(young)
      folders.delete(young)
      if (noted) joinTo(folderOf(old), noted)
    },
    pourInto: (other) => {
      for (const [id, folder] of folders) pour(other, id, folder)
    },
    get size() {
      return folders.size
    },
    get laps() {
      return laps
    },
    get cleanUntil() {
      let least = laps
      for (const folder of folders.values()) if (folder.lap < least && isStirring(folder)) least = folder.lap
      return least
    },
    awaits: (lap) => folders.values().some((folder) => folder.lap <= lap && isStirring(folder)),
    get isBehind() {
      return isBehind
    },
    get overfull() {
      return overfull
    },
    clear: () => {
      folders.clear()
      overfull = false
    },
  }
}

/** What was asked about is to be asked once more; without names all of the folder. */
export function noteAgain(book: DirtyBook, folder: number, names: readonly Uint8Array[] | undefined): void {
  if (names) book.noteStirred(folder)
  else book.noteWhole(folder)
  // What has moved away from there may be anything by now.
  for (const name of names ?? []) book.note(folder, name, 'went')
}

function takeSome(
  folders: Map<number, Folder>,
  mayLook: (place: string) => boolean,
): {readonly taken: readonly DirtyFolder[]; readonly isBehind: boolean} {
  const taken: DirtyFolder[] = []
  let names = 0
  let wholes = 0
  let isBehind = false
  for (const [id, folder] of folders) {
    // Whoever waits for a name does not wait for all folders that are to be listed, nor those for ever.
    if (folder.names ? names >= NAMES_AT_ONCE : wholes >= WHOLES_AT_ONCE) {
      isBehind = true
      continue
    }
    const kinds = takeFrom(folder, (key) => mayLook(`${id}/${key}`))
    if (kinds?.size === 0 && !folder.stirred) continue
    const {stirred} = folder
    folder.stirred = false
    if (!folder.names || folder.names.size === 0) folders.delete(id)
    if (kinds) names += kinds.size
    else wholes++
    taken.push({id, stirred, names: kinds && [...kinds.keys()].map(bytesOf), kinds: kinds ?? none})
  }
  return {taken, isBehind}
}

function isStirring({names}: Folder): boolean {
  if (!names) return true
  for (const kind of names.values()) if (kind !== 'changed') return true
  return false
}

function noteName(folder: Folder, key: string, kind: FolderEventKind): void {
  if (kind !== 'changed') folder.stirred = true
  if (!folder.names) return
  folder.names.set(key, stronger(folder.names.get(key), kind))
  if (folder.names.size > NAMES_A_FOLDER) folder.names = undefined
}

function pour(other: DirtyBook, id: number, {names, stirred}: Folder): void {
  if (!names) other.noteWhole(id)
  else if (stirred) other.noteStirred(id)
  for (const [key, kind] of names ?? []) other.note(id, bytesOf(key), kind)
}

function joinTo(known: Folder | undefined, {names, stirred, lap}: Folder): void {
  if (!known) return
  known.lap = Math.min(known.lap, lap)
  if (!names) becomeWhole(known)
  for (const [key, kind] of names ?? []) noteName(known, key, kind)
  known.stirred ||= stirred
}

function stir(folder: Folder | undefined): void {
  if (folder) folder.stirred = true
}

function becomeWhole(folder: Folder | undefined): void {
  if (folder) Object.assign(folder, {names: undefined, stirred: true})
}

/** What was told last is not all: a name that something moved away from may hold another thing since. */
function stronger(before: FolderEventKind | undefined, now: FolderEventKind): FolderEventKind {
  if (before === 'went' || before === undefined) return before ?? now
  return now === 'changed' ? before : now
}

/** Takes the names out that may be looked at now; undefined where all of the folder is meant. */
function takeFrom({names}: Folder, mayLook: (key: string) => boolean): Names | undefined {
  if (!names) return undefined
  const due: Names = new Map()
  for (const [key, kind] of names) if (kind !== 'changed' || mayLook(key)) due.set(key, kind)
  for (const key of due.keys()) names.delete(key)
  return due
}

/** A file that is being written is looked at once in this time. */
const WRITTEN_EVERY_MS = 1000
const MOST_WRITTEN = 10_000

function openWritten() {
  const looked = new Map<string, number>()
  return {
    mayLook: (place: string, now: number): boolean => {
      if (now - (looked.get(place) ?? -Infinity) < WRITTEN_EVERY_MS) return false
      if (looked.size > MOST_WRITTEN) looked.clear()
      looked.set(place, now)
      return true
    },
  }
}

const none: ReadonlyMap<string, FolderEventKind> = new Map()
const bytesOf = (key: string): Uint8Array => new Uint8Array(Buffer.from(key, 'latin1'))
