import {CoreError} from '../../contract/errors.ts'
import {PACKED} from '../../domain/act/packed.ts'
import {bytesKey, shownSpot, spotAt} from '../../domain/act/spot-path.ts'
import {DIR, FILE, LINK, SPECIAL, type Facts, type Spot} from '../../domain/act/spot.ts'
import type {Abilities, Listed, OpenFile, WorkDisk} from '../../domain/act/work-disk.ts'
import type {PackedNode} from '../../domain/archive/packed-tree.ts'
import {baseName, isWithin, joinPath, pathBelow, splitPath} from '../../domain/byte-path.ts'
import {decodeUtf8, encodeUtf8} from '../../domain/utf8.ts'
import {displayName} from '../../domain/display-path.ts'
import type {ArchiveBytes} from './archive-bytes.ts'
import {openArchive} from './open-archive.ts'
import type {PackedArchive, PackedFile} from './packed-archive.ts'
import {openPackedFiles} from './packed-files.ts'
import {readingPacked} from './reading-packed.ts'

type Node = PackedNode<PackedFile>

interface Known {
  readonly path: Uint8Array
  readonly facts: Facts
  readonly archive: PackedArchive
  /** Closes its file, which is opened again when more of it is read. */
  rest(): void
}

/** A work disk on which some archives can be read as if they were folders; all else is as below it. */
export interface ArchiveDisk extends WorkDisk {
  /** Closes the files of the archives; they are opened again when more is read. */
  rest(): void
}

/** Opens archives over a disk; `paths` tells which, and may fail as the disk does. Each is read when something in it is asked for first. Their things can be read and nothing else. */
export function openArchiveDisk(disk: WorkDisk, paths: () => readonly Uint8Array[]): ArchiveDisk {
  const known = new Map<string, Known>()
  const pathOf = (folder: Uint8Array): Uint8Array | undefined => paths().find((path) => isWithin(folder, path))
  const archiveAt = (path: Uint8Array): Known => {
    const found = known.get(bytesKey(path))
    const now = disk.facts(spotAt(path)!)
    if (found && now && isSame(found.facts, now)) return found
    found?.rest()
    known.delete(bytesKey(path))
    const opened = read(disk, path)
    known.set(bytesKey(path), opened)
    return opened
  }
  const at = (spot: Spot): Found | undefined => {
    const path = pathOf(spot.folder)
    return path && foundIn(archiveAt(path), joinPath(spot.folder, spot.name))
  }
  const files = openPackedFiles()
  return {
    ...readingPacked(disk, files),
    facts: (spot) => {
      if (!pathOf(spot.folder)) return disk.facts(spot)
      const found = at(spot)
      return found && factsOf(found)
    },
    list: (folder) => {
      const path = pathOf(folder)
      return path ? listed(foundIn(archiveAt(path), folder), folder) : disk.list(folder)
    },
    linkTarget: (spot) => (pathOf(spot.folder) ? encodeUtf8(entryOf(at(spot), spot).target ?? '') : disk.linkTarget(spot)),
    abilities: (folder): Abilities => {
      const path = pathOf(folder)
      return path ? {...disk.abilities(spotAt(path)!.folder), device: PACKED, readOnly: true} : disk.abilities(folder)
    },
    openSource: (spot) => {
      if (!pathOf(spot.folder)) return disk.openSource(spot)
      const found = at(spot)
      return files.open(entryOf(found, spot), factsOf(found!))
    },
    // Nothing changes in an archive.
    flushFolder: (folder) => {
      if (!pathOf(folder)) disk.flushFolder(folder)
    },
    flushVolume: (folder) => pathOf(folder) !== undefined || disk.flushVolume(folder),
    keepAt: (spot, {seen, from}) => disk.keepAt(spot, {seen, from: from && pathOf(from.folder) ? undefined : from}),
    rest: () => {
      for (const one of known.values()) one.rest()
    },
  }
}

const isSame = (a: Facts, b: Facts): boolean => a.inode === b.inode && a.size === b.size && a.mtimeNs === b.mtimeNs

function read(disk: WorkDisk, path: Uint8Array): Known {
  const spot = spotAt(path)!
  let file: OpenFile | undefined = disk.openSource(spot)
  const rest = (): void => {
    const open = file
    file = undefined
    if (open !== undefined) closeRead(disk, open)
  }
  try {
    const facts = disk.factsOf(file)
    const reopened = (): OpenFile => {
      file = disk.openSource(spot)
      if (!isSame(facts, disk.factsOf(file)))
        throw new CoreError({code: 'Conflict', message: `${shownSpot(spot)} changed while it was unpacked.`})
      return file
    }
    const bytes: ArchiveBytes = {
      size: facts.size,
      read: (offset, length) => disk.read(file ?? reopened(), {offset, length: Math.max(Math.min(length, facts.size - offset), 0)}).slice(),
    }
    return {path, facts, archive: openArchive(bytes, displayName(baseName(path)).text), rest}
  } catch (error) {
    rest()
    throw error
  }
}

/** It was only read, so nothing that its close says matters. */
function closeRead(disk: WorkDisk, file: OpenFile): void {
  try {
    disk.close(file)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
  }
}

interface Found {
  readonly node: Node
  readonly known: Known
}

/** The archive's own path is the folder that its one thing lies in. */
function foundIn(known: Known, path: Uint8Array): Found | undefined {
  const {top} = known.archive
  let node: Node | undefined = {name: '', entry: undefined, inside: new Map([[top.name, top]]), no: -1, isShared: false}
  for (const name of splitPath(pathBelow(path, known.path))) {
    const text = decodeUtf8(name)
    node = text === undefined ? undefined : node?.inside?.get(text)
  }
  return node && {node, known}
}

function entryOf(found: Found | undefined, spot: Spot): PackedFile {
  if (found?.node.entry) return found.node.entry
  throw new CoreError({code: 'PathNotFound', message: `There is nothing at ${shownSpot(spot)}.`})
}

/** In the order of the archive, in which a packed one is read at one go. */
function listed(found: Found | undefined, folder: Uint8Array): readonly Listed[] {
  if (!found?.node.inside) throw new CoreError({code: 'NotAFolder', message: `${displayName(folder).text} is no folder.`})
  return Array.from(found.node.inside.values(), (node) => ({name: encodeUtf8(node.name), facts: factsOf({...found, node})}))
}

const kinds = {file: FILE, dir: DIR, link: LINK, special: SPECIAL} as const
/** Who unpacks owns what comes out. A link has no mode, and what the archive tells no mode or time of has that of a new one. */
function factsOf({node, known}: Found): Facts {
  const kind = node.inside ? DIR : kinds[node.entry!.kind]
  const size = sizeOf(node, kind)
  const told = node.entry?.mtimeNs ?? 0n
  return {
    kind,
    size,
    mode: modeOf(node, kind),
    nlink: node.isShared ? 2 : 1,
    owner: process.getuid?.() ?? 0,
    group: process.getgid?.() ?? 0,
    device: PACKED,
    inode: BigInt(node.no),
    mtimeNs: told === 0n ? known.facts.mtimeNs : told,
    ctimeNs: known.facts.mtimeNs,
    birthNs: 0n,
    allocatedBytes: size,
  }
}

function sizeOf({entry}: Node, kind: number): number {
  if (kind === FILE) return entry?.sizeBytes ?? 0
  return kind === LINK ? encodeUtf8(entry?.target ?? '').length : 0
}

/** Bits that let a program run as another user come out of no archive. */
const MODE = 0o777

function modeOf({entry}: Node, kind: number): number {
  if (kind === LINK) return MODE
  return (entry?.mode ?? (kind === DIR ? 0o777 : 0o666)) & MODE & ~process.umask()
}
