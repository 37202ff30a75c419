import type {ContentFiles} from '../../../store/scan/content-work.ts'
import {isReachable} from '../../volume-book.ts'
import {batchesOf} from '../content-batches.ts'
import {joined} from '../content-results.ts'
import type {WatchParts} from './watch-parts.ts'

/** Folders with files whose content is to be known again. */
export interface ReadLater {
  add(unread: ReadonlyMap<string, ReadonlySet<number>>, now: number): void
  /** Reads what has been left alone for a moment; one call at a time. */
  readSome(now: number): Promise<void>
  /** A folder turned out to be one that was known. */
  rename(young: number, old: number): void
  readonly size: number
}

/** Whoever writes a file is left in peace for so long, and makes the rest wait for so long at most. */
const QUIET_MS = 700
const MOST_MS = 5000
const FOLDERS_AT_ONCE = 256
const FEW_FOLDERS = 4
/** More than this is the work of a job, which can be seen and paused; it lists its location first. */
const MOST = {files: 8000, bytes: 2 ** 30}

export function openReadLater(parts: WatchParts): ReadLater {
  const waiting = new Map<number, {readonly location: string; readonly first: number; last: number}>()
  return {
    add: (unread, now) => {
      for (const [location, folders] of unread) {
        for (const folder of folders) {
          const known = waiting.get(folder)
          if (known) known.last = now
          else waiting.set(folder, {location, first: now, last: now})
        }
      }
    },
    readSome: async (now) => {
      const due = [...waiting.values()]
        .filter(({first, last}) => now - last >= QUIET_MS || now - first >= MOST_MS)
        .slice(0, FOLDERS_AT_ONCE)
      const isDue = new Set(due)
      for (const location of new Set(due.map((one) => one.location))) {
        // By the numbers that they have now: those before them may have taken their time.
        const folders = [...waiting].filter(([, one]) => one.location === location && isDue.has(one)).map(([folder]) => folder)
        for (const folder of folders) waiting.delete(folder)
        await readFolders(location, folders, parts)
      }
    },
    rename: (young, old) => {
      const one = waiting.get(young)
      if (!one) return
      waiting.delete(young)
      if (!waiting.has(old)) waiting.set(old, one)
    },
    get size() {
      return waiting.size
    },
  }
}

async function readFolders(location: string, folders: readonly number[], parts: WatchParts): Promise<void> {
  const {read, write, disk, volumes, typeNames, advanced} = parts
  const row = (await read.locations()).find(({uuid}) => uuid === location)
  const volume = row && volumes.seen().find(({id}) => id === row.volume)
  if (!row || row.mode === 'shallow' || !volume || !isReachable(volume)) return
  const deep = row.mode === 'deep'
  const files = await filesIn(folders, deep, parts)
  const bytes = deep ? files.size.reduce((sum, size) => sum + size, 0) : 0
  if (files.ids.length > MOST.files || bytes > MOST.bytes) return parts.stale(location)
  for (const batch of batchesOf(files)) {
    const results = await disk.hashFiles({root: volume.mountPoint, want: deep ? 'both' : 'sample', files: batch})
    const {seq} = await write.applyContent({job: 'following', ...joined([{files: batch, results}], typeNames)})
    advanced(seq)
  }
}

/**
 * For what takes long a thread is started, which costs more than all else that one changed file does. In a crowd it is there anyway, and
 * whoever looks for names does not wait for it.
 */
async function filesIn(folders: readonly number[], deep: boolean, {read}: WatchParts): Promise<ContentFiles> {
  const asked = {folders: Float64Array.from(folders), deep}
  const few = folders.length <= FEW_FOLDERS ? await read.contentFilesOfFew(asked) : undefined
  return few ?? read.contentFiles(asked)
}
