/** What happened to one name in a watched folder. */
export interface FolderEvent {
  /** The number under which the folder is watched. */
  readonly watch: number
  /** Raw bytes; absent where it happened to the folder itself. */
  readonly name: Uint8Array | undefined
  readonly kind: FolderEventKind
  /** The name is, or was, that of a folder. */
  readonly isFolder: boolean
}

/** `unwatched`: the folder is gone, or unmounted, and its number means nothing any more. */
export type FolderEventKind = 'came' | 'went' | 'deleted' | 'changed' | 'unwatched' | 'unmounted'

/** What the queue held, in the order in which it happened. */
export interface FolderEvents {
  readonly events: readonly FolderEvent[]
  /** The system had no room for all: nobody knows what is missing. */
  readonly lost: boolean
  /** The queue held more than is taken at once. */
  readonly more: boolean
}

/** Tells what happens in folders that walkers have begun to watch as they listed them. */
export interface FolderWatch {
  /** What walkers of this process hand to the system; 0 where this machine cannot watch. */
  readonly ticket: number
  /** What has happened since the last time; never waits. */
  take(): FolderEvents
  /** Resolves when something is there to be taken, when `rouse` is called, or after so long at most; one call at a time. */
  heard(withinMs: number): Promise<void>
  /** Ends the wait for it. */
  rouse(): void
  /** Watches a folder no longer. */
  remove(watch: number): void
  close(): void
}
