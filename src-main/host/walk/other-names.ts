import {Buffer} from 'node:buffer'
import {goingOn} from '../going-on.ts'
import {type LinuxCalls, linuxCalls, openFlag} from '../native/linux-calls.ts'
import {linuxPaths} from '../native/linux-paths.ts'
import {type Memory, nativeMemory} from '../native/memory.ts'
import {isOfInode} from '../native/statx.ts'

/** What the index holds of some folders, by names and inodes. */
export interface HeldFolders {
  /** Absolute path of a folder above them, raw bytes. */
  readonly root: Uint8Array
  readonly folders: readonly HeldFolder[]
  /** Names of folder i are [first[i], first[i + 1]). */
  readonly first: Uint32Array
  /** Raw bytes of name i: names[nameFirst[i], nameFirst[i + 1]). */
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
  readonly inodes: BigInt64Array
}

export interface HeldFolder {
  /** Raw bytes, relative to the root. */
  readonly path: Uint8Array
  /** Another folder at this place is not this one. */
  readonly inode: bigint
}

/**
 * Tells of each folder the names that it holds and the index does not, those that it does not hold any more, and those of which the inode
 * is another one, as raw bytes: nothing is asked about any file, so that this is much quicker than to list it. Nothing is told of a folder
 * that cannot be read, that is another one, or in which more than `most` names differ, nor where the system's calls cannot be reached.
 */
export function otherNames(held: HeldFolders & {readonly most: number}): readonly (readonly Uint8Array[])[] {
  const calls = linuxCalls()
  if (!calls) return held.folders.map(() => [])
  const paths = linuxPaths(calls)
  const reading = {calls, stat: nativeMemory(256), dents: nativeMemory(dentsBytes)}
  const root = paths.open(held.root, directory)
  if (root < 0) return held.folders.map(() => [])
  try {
    return held.folders.map(({path, inode}, at) => {
      goingOn()
      const fd = paths.openBelow(root, path, directory)
      if (fd < 0) return []
      const names = hasInode(reading, fd, inode) ? namesIn(reading, fd) : undefined
      calls.close(fd)
      return names ? differing(names, held, {at, most: held.most}) : []
    })
  } finally {
    calls.close(root)
  }
}

const directory = openFlag.folder | openFlag.noFollow | openFlag.closeOnExec
const dentsBytes = 128 * 1024

interface Reading {
  readonly calls: LinuxCalls
  readonly stat: Memory
  readonly dents: Memory
}

const hasInode = ({calls, stat}: Reading, fd: number, inode: bigint): boolean =>
  calls.ownFacts(fd, stat.address) >= 0 && isOfInode(stat.words, inode)

/** Inodes by names, in latin1; undefined where it cannot be read. */
function namesIn({calls, dents}: Reading, fd: number): Map<string, bigint> | undefined {
  const names = new Map<string, bigint>()
  for (;;) {
    const length = calls.readFolder(fd, dents.address, dentsBytes)
    if (length < 0) return undefined
    if (length === 0) return names
    // struct linux_dirent64: inode (8), offset (8), record length (2), type (1), name.
    for (let at = 0; at < length; at += dents.bytes.readUInt16LE(at + 16)) {
      const name = dents.bytes.toString('latin1', at + 19, dents.bytes.indexOf(0, at + 19))
      if (name !== '.' && name !== '..') names.set(name, dents.bytes.readBigInt64LE(at))
    }
  }
}

function differing(
  there: Map<string, bigint>,
  {first, nameFirst, names, inodes}: HeldFolders,
  {at, most}: {readonly at: number; readonly most: number},
): readonly Uint8Array[] {
  const bytes = Buffer.from(names.buffer, names.byteOffset, names.byteLength)
  const others: string[] = []
  for (let name = first[at]!; name < first[at + 1]!; name++) {
    const key = bytes.toString('latin1', nameFirst[name], nameFirst[name + 1])
    if (there.get(key) !== inodes[name]) others.push(key)
    there.delete(key)
  }
  others.push(...there.keys())
  return others.length > most ? [] : others.map((key) => new Uint8Array(Buffer.from(key, 'latin1')))
}
