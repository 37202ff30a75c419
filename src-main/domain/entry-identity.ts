/** What a listing tells of one path; birthNs is 0n where the file system does not tell. */
export interface SeenEntry {
  readonly kind: number
  readonly inode: bigint
  readonly birthNs: bigint
  readonly size: number
  readonly mtimeNs: bigint
  readonly nlink: number
}

/** What the index holds of one entry. */
export interface KnownEntry extends SeenEntry {
  readonly id: number
}

export interface IdentityFacts {
  readonly seen: SeenEntry
  /** The row with the same parent and name; `inodeNow` tells where its inode is after this batch. */
  readonly here?: (KnownEntry & {readonly inodeNow: 'gone' | 'backup' | 'elsewhere'}) | undefined
  /** Rows of the same volume with the seen inode at other paths. */
  readonly elsewhere: readonly (KnownEntry & {readonly oldPath: OldPath})[]
  /** Whether inode numbers mean the same in the rows and in the listing: always on most file systems; on FAT, exFAT, SMB and some FUSE within one mount only. */
  readonly stableInodes: boolean
}

/**
 * What is at the path that a row tells of: still its inode, nothing, another inode, or another inode while the seen path
 * is a backup name of it (see `isBackupName`): then the id stays with the old path.
 */
export type OldPath = 'holds' | 'gone' | 'taken' | 'taken-and-backed-up'

export type Identity =
  | {readonly kind: 'same'; readonly id: number}
  | {readonly kind: 'moved'; readonly id: number}
  | {readonly kind: 'safe-save'; readonly id: number}
  | {readonly kind: 'new'}

/** Decides which entry a path of the disk is, so that tags and ids survive renames and editors. Invariant: the rules are tried in this order. */
export function entryIdentity(facts: IdentityFacts): Identity {
  const {seen, here, stableInodes} = facts
  const sameKind = here?.kind === seen.kind
  if (here && sameKind && (!stableInodes || here.inode === seen.inode)) return {kind: 'same', id: here.id}
  const moved = stableInodes ? movedFrom(facts) : undefined
  if (moved) return {kind: 'moved', id: moved.id}
  if (here && sameKind && here.inodeNow !== 'elsewhere') return {kind: 'safe-save', id: here.id}
  return {kind: 'new'}
}

function movedFrom({seen, elsewhere}: IdentityFacts): KnownEntry | undefined {
  const candidates = elsewhere.filter((row) => hasLeft(row.oldPath) && isSameInode(seen, row))
  if (candidates.length <= 1) return candidates[0]
  // With a birth time it was one file all the time, seen on its way: it is what it was first. Else it may have been several, and an id is
  // never guessed.
  const isOne = seen.birthNs !== 0n && candidates.every((row) => row.birthNs === seen.birthNs)
  return isOne ? candidates.reduce((first, row) => (row.id < first.id ? row : first)) : undefined
}

function hasLeft(oldPath: OldPath): boolean {
  return oldPath === 'gone' || oldPath === 'taken'
}

function isSameInode(seen: SeenEntry, row: KnownEntry): boolean {
  if (seen.inode !== row.inode || seen.kind !== row.kind) return false
  // A folder's count of links tells its subfolders; it cannot have a second name.
  if (seen.kind !== FOLDER && (seen.nlink !== 1 || row.nlink !== 1)) return false
  // Numbers of deleted files are given out again at once; the birth time tells them apart.
  if (seen.birthNs !== 0n && row.birthNs !== 0n) return seen.birthNs === row.birthNs
  return seen.size === row.size && seen.mtimeNs === row.mtimeNs
}

const FOLDER = 1

/** So long may a program take to write the new form of a file beside it. */
const SAVE_NS = 10_000_000_000n

/**
 * Whether a file that came to the place of another one was made for that: it was born at most 10 seconds before it got its name, while the
 * one that it replaced is older. Then it is the same document in a new form, and not another one that was moved there. Without birth
 * times nobody can tell, and it has moved.
 */
export function isSafeSave({
  seen,
  made,
  replaced,
}: {
  readonly seen: SeenEntry & {readonly ctimeNs: bigint}
  readonly made: KnownEntry
  readonly replaced: Pick<KnownEntry, 'kind' | 'birthNs'>
}): boolean {
  if (seen.kind !== replaced.kind || seen.kind === FOLDER || made.birthNs === 0n) return false
  return seen.ctimeNs - made.birthNs <= SAVE_NS && replaced.birthNs < made.birthNs
}

/** Whether a program that saves safely would keep the old form of `name` as `other`, in the same folder. Both are folded to lower case by the caller where the volume does so. */
export function isBackupName(name: string, other: string): boolean {
  if (name === other) return false
  const dot = name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  return suffixes.some((suffix) => other === name + suffix || other === stem + suffix) || backupForms(name).some((form) => form.test(other))
}

const suffixes = ['~', '.bak', '.BAK', '.old', '.orig', '.backup', '.bk'] as const

function backupForms(name: string): readonly RegExp[] {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return [
    // Emacs: numbered and auto-saved.
    new RegExp(`^${quoted}\\.~\\d+~$`, 's'),
    new RegExp(`^#${quoted}#$`, 's'),
    // macOS safe saves, and Vim's writebackup where `~` is taken.
    new RegExp(`^${quoted}\\.sb-[0-9A-Za-z]+-[0-9A-Za-z]+$`, 's'),
    new RegExp(`^${quoted}~\\d*$`, 's'),
  ]
}
