/** What a walker saw, as columns in transferable buffers; made in host, written by store through features. */
export interface Chunk {
  /** Folders whose listing is whole in this chunk. `id` is the known or the proposed row number. */
  readonly folderIds: Float64Array
  /** As `listed` says. The entries of unchanged folders are left out. */
  readonly folderChanged: Uint8Array
  /** Under which number the system watches the folder from before it was listed; 0 where it does not, `noRoom` where it has no watches left. */
  readonly folderWatches: Int32Array
  /**
   * 1 where a folder changed while the walk was under way, and before it was watched: what the folder above it told of it may be older. Where
   * the walk was told a time, whether it has another one.
   */
  readonly folderStirred: Uint8Array
  /** Folders that were met at new places, but are watched already, and so were listed once: they were not listed again. */
  readonly standing: {readonly ids: Float64Array; readonly watches: Int32Array}
  /** 16 bytes a folder: BLAKE3, cut, over the listing's facts in name order. */
  readonly folderDigests: Uint8Array
  /** Entries of folder i are [first[i], first[i + 1]). */
  readonly folderFirst: Uint32Array
  readonly entries: EntryColumns
  readonly errors: readonly WalkError[]
  /** lstat or statx calls made for this chunk. */
  readonly statted: number
  /** Entries that rules left out. */
  readonly excluded: number
  /** Their names, where files of rules had a part in that: what the index has of them is forgotten, and nobody deleted it. */
  readonly leftOut?: LeftOutNames | undefined
}

/** Names that changed folders of a chunk hold, and that are not indexed. */
export interface LeftOutNames {
  /** The place of each one's folder among those of the chunk. */
  readonly folderAt: Uint32Array
  /** Raw bytes of name i: names[nameFirst[i], nameFirst[i + 1]). */
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
}

/** How a folder was listed: its digest is the known one, it was listed whole, or only about some names was asked. */
export const listed = {same: 0, whole: 1, some: 2} as const

/** Of a folder that could not be watched because the user's watches are used up. */
export const noRoom = -1

/** A name that was asked about and does not exist, or that a rule leaves out. */
export const KIND_NONE = 5

export interface EntryColumns {
  readonly count: number
  /** As in index.db: 0 file, 1 dir, 2 link, 3 special, 4 mount; and `KIND_NONE`. */
  readonly kind: Uint8Array
  readonly mode: Uint32Array
  readonly nlink: Uint32Array
  readonly size: Float64Array
  readonly mtimeNs: BigInt64Array
  readonly ctimeNs: BigInt64Array
  /** 0 where the file system does not tell. */
  readonly birthNs: BigInt64Array
  readonly inode: BigInt64Array
  /** For a folder the row number that its children's chunk will use; 0 for the rest. */
  readonly proposedId: Float64Array
  /** Raw name bytes of entry i: names[nameFirst[i], nameFirst[i + 1]). */
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
}

export interface WalkError {
  /** The folder or entry, raw bytes of the absolute path. A folder that vanished while it waited is told too, as PathNotFound. */
  readonly path: Uint8Array
  /** Row number of the folder that could not be listed; its known subtree is unknown, not gone. */
  readonly folder?: number
  readonly code: 'PermissionDenied' | 'InputOutput' | 'PathNotFound' | 'NotAFolder' | 'Timeout'
  readonly message: string
}

/** The folders that the index already holds below a root: the walker keeps their ids and skips unchanged listings. */
export interface KnownFolders {
  readonly ids: Float64Array
  readonly parents: Float64Array
  /** 16 bytes each, zeros where none is known. */
  readonly digests: Uint8Array
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
  /** 1 where this run has already finished the listing (resume). */
  readonly seen: Uint8Array
  /** Where it is told, a folder that is another one now is listed as a new one. */
  readonly inodes?: BigInt64Array | undefined
}

export interface WalkStart {
  readonly root: {readonly id: number; readonly path: Uint8Array}
  readonly known: KnownFolders | undefined
  /** Patterns in .gitignore syntax with their base at the root; none means that all is listed. */
  readonly rules: readonly string[]
  /** Where the rules begin above the root: the path from there to the root, raw bytes. The .gitignore files on the way are read too. */
  readonly rulesBelow?: Uint8Array | undefined
  /** `dev:inode` of folders that are never listed: the library's own. */
  readonly never: readonly string[]
  readonly recursive: boolean
  /** Goes from here on instead of from the root, and below them only into what is new. */
  readonly again?: readonly WaitingFolder[] | undefined
  readonly watch?: WatchStart | undefined
  /** Row numbers that the walker may propose for folders it does not know. */
  readonly ids: {readonly first: number; readonly last: number}
}

/** The walker of one thread: `begin`, then `next` until `done`; `give` hands waiting folders to another walker. */
export type WalkCalls = {
  readonly begin: (start: WalkStart & {readonly walk: string; readonly idle?: boolean}) => void
  /** At least one folder, then stops after `entries` entries were looked at. Proposes no id beyond its range: `needsIds` asks for more. */
  readonly next: (input: {
    readonly walk: string
    readonly entries: number
    readonly ids?: {readonly first: number; readonly last: number}
  }) => {
    readonly chunk: Chunk
    readonly waiting: number
    readonly done: boolean
    readonly needsIds: boolean
  }
  /** Takes up to half of the waiting folders, the shallowest first. */
  readonly give: (input: {readonly walk: string}) => readonly WaitingFolder[]
  readonly take: (input: {readonly walk: string; readonly folders: readonly WaitingFolder[]}) => void
  readonly end: (input: {readonly walk: string}) => void
}

export interface WaitingFolder {
  readonly id: number
  /** Raw bytes, relative to the walk's root. */
  readonly path: Uint8Array
  /** Another folder at this place is not this one. */
  readonly inode?: bigint | undefined
  /** When it changed last, as the index has it. */
  readonly ctimeNs?: bigint | undefined
  /** Only these are asked about, raw bytes. */
  readonly names?: readonly Uint8Array[] | undefined
  /** The index has not had it here: where it is watched it has moved, and what is in it is known. */
  readonly isNew?: boolean | undefined
}

/** Watching while walking: whatever changes after a folder was listed is told. */
export interface WatchStart {
  /** The system's queue, as a number that holds in this process. */
  readonly ticket: number
  /** The highest number of a watch that was given before this walk. */
  readonly highest: number
  /** When the walk began, in ms since 1970, by the clock of this machine. */
  readonly beganMs: number
}
