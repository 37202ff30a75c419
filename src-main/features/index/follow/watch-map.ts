/** Which folder is watched under which number. */
export interface WatchMap {
  /** `isListed`: all of it was listed after that, and not only some names. */
  note(watch: number, folder: number, isListed?: boolean): void
  /** The same of a folder that nobody has listed yet: what is noted of that watch already is newer. */
  noteFirst(watch: number, folder: number): void
  folderOf(watch: number): number | undefined
  /** And has been since before it was last listed: what it holds is known. */
  isWatched(folder: number): boolean
  /** It was watched, and is not any more: what stands in its place is another one. */
  hasLeft(folder: number): boolean
  /** A folder turned out to be one that was known. */
  rename(young: number, old: number): void
  /** It is to be watched no longer. */
  drop(watch: number): void
  /** The system watches it no longer, because the folder was deleted, or its volume is gone. */
  end(watch: number): void
  /** The system has told that it was deleted: it is nowhere else. */
  isGone(folder: number): boolean
  /** The watches of folders that are not among these any more. */
  without(folders: ReadonlySet<number>): readonly number[]
  /** All folders that are watched. */
  folders(): Float64Array
  /** The highest number that was given. */
  readonly highest: number
  readonly size: number
}

const MOST_LEFT = 100_000

/** Opens an empty map; `noted` hears of each pair. */
export function openWatchMap(noted: (watch: number, folder: number) => void): WatchMap {
  const folders = new Map<number, number>()
  const watches = new Map<number, number>()
  const unlisted = new Set<number>()
  const left = openLately()
  const gone = openLately()
  let highest = 0
  const note = (watch: number, folder: number, isListed = true): void => {
    const before = watches.get(folder)
    if (isListed) unlisted.delete(folder)
    else if (before !== watch) unlisted.add(folder)
    // It is another folder than the one that stood there before, which has gone or moved.
    if (before !== undefined && before !== watch && folders.get(before) === folder) folders.delete(before)
    folders.set(watch, folder)
    watches.set(folder, watch)
    left.delete(folder)
    gone.delete(folder)
    highest = Math.max(highest, watch)
    noted(watch, folder)
  }
  const drop = (watch: number): void => {
    const folder = folders.get(watch)
    folders.delete(watch)
    if (folder === undefined || watches.get(folder) !== watch) return
    watches.delete(folder)
    unlisted.delete(folder)
    left.add(folder)
  }
  return {
    note,
    noteFirst: (watch, folder) => {
      if (!folders.has(watch)) note(watch, folder, false)
    },
    drop,
    folderOf: (watch) => folders.get(watch),
    isWatched: (folder) => watches.has(folder) && !unlisted.has(folder),
    hasLeft: (folder) => left.has(folder),
    end: (watch) => {
      const folder = folders.get(watch)
      drop(watch)
      if (folder !== undefined && !watches.has(folder)) gone.add(folder)
    },
    isGone: (folder) => gone.has(folder),
    rename: (young, old) => {
      const watch = watches.get(young)
      if (gone.delete(young)) gone.add(old)
      if (watch === undefined) return
      watches.delete(young)
      note(watch, old)
    },
    without: (kept) => [...folders].filter(([, folder]) => !kept.has(folder)).map(([watch]) => watch),
    folders: () => Float64Array.from(watches.keys()),
    get highest() {
      return highest
    },
    get size() {
      return folders.size
    },
  }
}

/** The rows of the first ones are settled long since. */
function openLately(): Pick<Set<number>, 'add' | 'delete' | 'has'> {
  const all = new Set<number>()
  return {
    add: (folder) => {
      if (all.size >= MOST_LEFT) all.delete(all.values().next().value!)
      return all.add(folder)
    },
    delete: (folder) => all.delete(folder),
    has: (folder) => all.has(folder),
  }
}
