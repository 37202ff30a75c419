import type {AskedFolder} from '../../store/follow/folders-to-follow.ts'
import type {FolderEventKind} from '../../host/watch/folder-events.ts'

/** What is known to have happened in folders and has not been looked at. */
export interface DirtyBook {
  /** `name` as raw bytes. */
  note(folder: number, name: Uint8Array, kind: FolderEventKind): void
  /** All of a folder is to be looked at. */
  noteWhole(folder: number): void
  /** Takes out what is to be looked at next: so many names, about; what was only written to a moment ago waits. */
  take(now: number): readonly DirtyFolder[]
  /** Puts all of it into another book as well. */
  pourInto(other: DirtyBook): void
  readonly size: number
  /** There was so much that folders were forgotten: their locations have to be read as a whole. */
  readonly overfull: boolean
  clear(): void
}

export interface DirtyFolder extends AskedFolder {
  /** What happened to names, in latin1; nothing where all of the folder is asked about. */
  readonly kinds: ReadonlyMap<string, FolderEventKind>
}

interface Folder {
  names: Map<string, FolderEventKind> | undefined
  stirred: boolean
}

const NAMES_AT_ONCE = 4000
/** More names than these are cheaper to have listed than to be kept. */
const NAMES_A_FOLDER = 20_000
const MOST_FOLDERS = 50_000
/** A file that is being written is looked at once in this time. */
const WRITTEN_EVERY_MS = 1000
const MOST_WRITTEN = 10_000

/** Opens an empty book. Its memory is bounded: names become folders, and folders a mark. */
export function openDirtyBook(): DirtyBook {
  const folders = new Map<number, Folder>()
  const looked = new Map<string, number>()
  let overfull = false
  const folderOf = (id: number): Folder | undefined => {
    const known = folders.get(id)
    if (known) return known
    if (folders.size >= MOST_FOLDERS) {
      overfull = true
      return undefined
    }
    const folder: Folder = {names: new Map(), stirred: false}
    folders.set(id, folder)
    return folder
  }
  const noteKey = (id: number, key: string, kind: FolderEventKind): void => {
    const folder = folderOf(id)
    if (!folder) return
    if (kind !== 'changed') folder.stirred = true
    if (!folder.names) return
    folder.names.set(key, stronger(folder.names.get(key), kind))
    if (folder.names.size > NAMES_A_FOLDER) folder.names = undefined
  }
  const book: DirtyBook = {
    note: (id, name, kind) => noteKey(id, Buffer.from(name).toString('latin1'), kind),
    noteWhole: (id) => {
      const folder = folderOf(id)
      if (folder) Object.assign(folder, {names: undefined, stirred: true})
    },
    take: (now) => {
      if (looked.size > MOST_WRITTEN) looked.clear()
      const taken: DirtyFolder[] = []
      let count = 0
      for (const [id, folder] of folders) {
        if (count >= NAMES_AT_ONCE) break
        const {names, stirred} = folder
        const due = names && dueOf(id, names, {looked, now})
        if (due?.size === 0) continue
        for (const key of due?.keys() ?? []) names!.delete(key)
        folder.stirred = false
        if (!names || names.size === 0) folders.delete(id)
        count += due?.size ?? NAMES_AT_ONCE / 4
        taken.push({id, stirred, names: due && [...due.keys()].map(bytesOf), kinds: due ?? none})
      }
      return taken
    },
    pourInto: (other) => {
      for (const [id, {names, stirred}] of folders) {
        if (names) for (const [key, kind] of names) other.note(id, bytesOf(key), stirred && kind === 'changed' ? 'came' : kind)
        else other.noteWhole(id)
      }
    },
    get size() {
      return folders.size
    },
    get overfull() {
      return overfull
    },
    clear: () => {
      folders.clear()
      overfull = false
    },
  }
  return book
}

/** What was told last is not all: a name that something moved away from may hold another thing since. */
function stronger(before: FolderEventKind | undefined, now: FolderEventKind): FolderEventKind {
  if (before === 'went' || before === undefined) return before ?? now
  return now === 'changed' ? before : now
}

function dueOf(
  id: number,
  names: ReadonlyMap<string, FolderEventKind>,
  {looked, now}: {readonly looked: Map<string, number>; readonly now: number},
): ReadonlyMap<string, FolderEventKind> {
  const due = new Map<string, FolderEventKind>()
  for (const [key, kind] of names) {
    if (kind === 'changed') {
      const place = `${id}/${key}`
      if (now - (looked.get(place) ?? -Infinity) < WRITTEN_EVERY_MS) continue
      looked.set(place, now)
    }
    due.set(key, kind)
  }
  return due
}

const none: ReadonlyMap<string, FolderEventKind> = new Map()

const bytesOf = (key: string): Uint8Array => new Uint8Array(Buffer.from(key, 'latin1'))
