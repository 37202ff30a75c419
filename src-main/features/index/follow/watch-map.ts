/** Which folder is watched under which number. */
export interface WatchMap {
  note(watch: number, folder: number): void
  folderOf(watch: number): number | undefined
  isWatched(folder: number): boolean
  /** It was watched, and is not any more: what stands in its place is another one. */
  hasLeft(folder: number): boolean
  /** A folder turned out to be one that was known. */
  rename(young: number, old: number): void
  /** The system watches it no longer. */
  drop(watch: number): void
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
  const left = new Set<number>()
  let highest = 0
  const note = (watch: number, folder: number): void => {
    const before = watches.get(folder)
    // It is another folder than the one that stood there before, which has gone or moved.
    if (before !== undefined && before !== watch && folders.get(before) === folder) folders.delete(before)
    folders.set(watch, folder)
    watches.set(folder, watch)
    left.delete(folder)
    highest = Math.max(highest, watch)
    noted(watch, folder)
  }
  const drop = (watch: number): void => {
    const folder = folders.get(watch)
    folders.delete(watch)
    if (folder === undefined || watches.get(folder) !== watch) return
    watches.delete(folder)
    left.add(folder)
    // The rows of the first ones are settled long since.
    if (left.size > MOST_LEFT) left.delete(left.values().next().value!)
  }
  return {
    note,
    drop,
    folderOf: (watch) => folders.get(watch),
    isWatched: (folder) => watches.has(folder),
    hasLeft: (folder) => left.has(folder),
    rename: (young, old) => {
      const watch = watches.get(young)
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
