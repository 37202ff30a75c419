import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

/** A place in the version store of a volume; raw bytes. */
export interface VersionPlace {
  readonly volume: string
  readonly folder: Uint8Array
  readonly name: Uint8Array
}

/** Earlier content of a path, kept when an act replaced it. */
export interface Version extends VersionPlace {
  readonly act: string
  readonly part: number
  readonly step: number
  /** Where it stood, raw bytes. */
  readonly path: Uint8Array
  readonly size: number
  readonly mtimeNs: bigint
  /** BLAKE3-256 of all bytes, where it is known. */
  readonly hash?: Uint8Array | undefined
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Keeps where an earlier content went; what the place held before went elsewhere. */
export function putVersion(library: Stores['library'], {mtimeNs, hash, ...version}: Version): void {
  statement(
    library,
    `REPLACE INTO version (volume, folder, name, act, part, step, path, size, mtime, hash, at)
       VALUES (:volume, :folder, :name, :act, :part, :step, :path, :size, :mtime, :hash, :at)`,
  ).run({...version, mtime: mtimeNs, hash: hash ?? null})
}

/** The earlier contents of a path that are kept, the newest first. */
export function versionsOf({library}: Stores, {path}: {readonly path: Uint8Array}): readonly Version[] {
  const rows = statement(library, 'SELECT * FROM version WHERE path = ? ORDER BY at DESC, act DESC, part DESC, step DESC')
    .safeIntegers()
    .all(path) as (Omit<Version, 'part' | 'step' | 'size' | 'at' | 'mtimeNs' | 'hash'> &
    Record<'part' | 'step' | 'size' | 'at' | 'mtime', bigint> & {hash: Uint8Array | null})[]
  return rows.map(({mtime, hash, part, step, size, at, ...row}) => ({
    ...row,
    part: Number(part),
    step: Number(step),
    size: Number(size),
    mtimeNs: mtime,
    at: Number(at),
    ...(hash === null ? {} : {hash}),
  }))
}

/** Forgets what is no longer in a version store. */
export function dropVersions({library}: Pick<Stores, 'library'>, {places}: {readonly places: readonly VersionPlace[]}): void {
  const drop = statement(library, 'DELETE FROM version WHERE volume = ? AND folder = ? AND name = ?')
  library.transaction(() => {
    for (const {volume, folder, name} of places) drop.run(volume, folder, name)
  })()
}
