import {Buffer} from 'node:buffer'

/** Names that folders of a chunk hold, and that rules leave out: as in host/walk-chunk.ts, which this room may not import. */
export interface LeftOutNames {
  readonly folderAt: Uint32Array
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
}

/** Names that rules leave out, as name keys by the place of their folder in the chunk. */
export type LeftOutByFolder = ReadonlyMap<number, ReadonlySet<string>>

/** Gathers what a walker told of the names that its folders hold and that are not indexed. */
export function leftOutByFolder(left: LeftOutNames | undefined): LeftOutByFolder {
  const byFolder = new Map<number, Set<string>>()
  if (!left) return byFolder
  const names = Buffer.from(left.names.buffer, left.names.byteOffset, left.names.byteLength)
  left.folderAt.forEach((folder, at) => {
    const known = byFolder.get(folder) ?? new Set()
    byFolder.set(folder, known.add(names.toString('latin1', left.nameFirst[at], left.nameFirst[at + 1])))
  })
  return byFolder
}

/** The heir of a missing entry whose place is taken by something that rules leave out; no row has this number. */
export const LEFT_OUT = 0
