import {createRequire} from 'node:module'
import type * as Koffi from 'koffi'
import {nativeMemory} from './memory.ts'

/** The OS calls that Node lacks, on Linux: every call answers its result, or the negative errno; memory is told by address. */
export interface LinuxCalls {
  /** openat2: never leaves the folder, follows no link, crosses no mount. */
  readonly openBeneath: (folderFd: number, path: number, flags: number) => number
  readonly openAt: (folderFd: number, path: number, flags: number) => number
  readonly close: (fd: number) => number
  /** getdents64. */
  readonly readFolder: (fd: number, into: number, bytes: number) => number
  /** statx without following links or waking automounts. */
  readonly facts: (folderFd: number, name: number, into: number) => number
  /** The same as the kernel knows it, without asking the program or the machine behind a volume: it may not answer. */
  readonly knownFacts: (folderFd: number, name: number, into: number) => number
  /** statx of an open file: kind, size, inode, times of change. */
  readonly ownFacts: (fd: number, into: number) => number
  readonly read: (fd: number, into: number, bytes: number) => number
  readonly readAt: (fd: number, into: number, range: {readonly bytes: number; readonly offset: number}) => number
  readonly readLinkAt: (folderFd: number, name: number, into: {readonly address: number; readonly bytes: number}) => number
  readonly lock: (fd: number, operation: number) => number
  /** posix_fadvise of the whole file. */
  readonly advise: (fd: number, advice: number) => number
}

export const openFlag = {
  nonBlocking: 0o4000,
  folder: process.arch === 'arm64' || process.arch === 'arm' ? 0o40000 : 0o200000,
  noFollow: process.arch === 'arm64' || process.arch === 'arm' ? 0o100000 : 0o400000,
  closeOnExec: 0o2000000,
  pathOnly: 0o10000000,
  /** Reading leaves no access time; only for the owner of a file. */
  noAccessTime: 0o1000000,
} as const
export const currentFolder = -100

const openat2Number = 437
const statxMask = 0x1fff
// Type, mode, both times, inode and size: the system then leaves the rest of the inode alone.
const ownMask = 0x03c3
const noFollowNoAutomount = 0x100 | 0x800
const unasked = 0x4000
const emptyPath = 0x1000

/** The table, or undefined where koffi or one of the calls is missing: then callers take their node:fs form. */
export function linuxCalls(): LinuxCalls | undefined {
  probed ??= {calls: process.platform === 'linux' && process.env['ONEFOLD_NO_NATIVE'] !== '1' ? probe() : undefined}
  return probed.calls
}

let probed: {readonly calls: LinuxCalls | undefined} | undefined

function probe(): LinuxCalls | undefined {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi
    const calls = bind(koffi)
    const memory = nativeMemory(264)
    memory.bytes[256] = 0x2f
    const fd = calls.openAt(currentFolder, memory.address + 256, openFlag.folder | openFlag.closeOnExec)
    if (fd < 0) return undefined
    memory.bytes[256] = 0x2e
    const below = calls.openBeneath(fd, memory.address + 256, openFlag.folder | openFlag.closeOnExec)
    const told = calls.facts(fd, memory.address + 256, memory.address)
    calls.close(fd)
    if (below >= 0) calls.close(below)
    return below >= 0 && told === 0 ? calls : undefined
  } catch {
    // No koffi for this platform, or a libc without these names: the fallback passes the same suite.
    return undefined
  }
}

function bind(koffi: typeof Koffi): LinuxCalls {
  const libc = openLibc(koffi)
  const syscall4 = libc.func('long syscall(long, int, uint64, uint64, size_t)')
  const openat = libc.func('int openat(int, uint64, int)')
  const close = libc.func('int close(int)')
  const getdents64 = libc.func('int64 getdents64(int, uint64, size_t)')
  const statx = libc.func('int statx(int, uint64, int, unsigned int, uint64)')
  const read = libc.func('int64 read(int, uint64, size_t)')
  const pread = libc.func('int64 pread64(int, uint64, size_t, int64)')
  const readlinkat = libc.func('int64 readlinkat(int, uint64, uint64, size_t)')
  const flock = libc.func('int flock(int, int)')
  const fadvise = libc.func('int posix_fadvise64(int, int64, int64, int)')
  // An address keeps nothing alive: the calls below go through the objects, so that the collector leaves their memory.
  const how = nativeMemory(24)
  const empty = nativeMemory(8)
  const checked = (result: number): number => (result < 0 ? -koffi.errno() : result)
  return {
    openBeneath(folderFd, path, flags) {
      how.words[0] = flags
      // RESOLVE_BENEATH | NO_SYMLINKS | NO_MAGICLINKS | NO_XDEV
      how.words[4] = 0x0f
      return checked(syscall4(openat2Number, folderFd, path, how.address, 24))
    },
    openAt: (folderFd, path, flags) => checked(openat(folderFd, path, flags)),
    close: (fd) => checked(close(fd)),
    readFolder: (fd, into, bytes) => checked(getdents64(fd, into, bytes)),
    facts: (folderFd, name, into) => checked(statx(folderFd, name, noFollowNoAutomount, statxMask, into)),
    knownFacts: (folderFd, name, into) => checked(statx(folderFd, name, noFollowNoAutomount | unasked, statxMask, into)),
    ownFacts: (fd, into) => checked(statx(fd, empty.address, emptyPath, ownMask, into)),
    read: (fd, into, bytes) => checked(read(fd, into, bytes)),
    readAt: (fd, into, range) => checked(pread(fd, into, range.bytes, range.offset)),
    readLinkAt: (folderFd, name, into) => checked(readlinkat(folderFd, name, into.address, into.bytes)),
    lock: (fd, operation) => checked(flock(fd, operation)),
    advise: (fd, advice) => -fadvise(fd, 0, 0, advice),
  }
}

/** glibc by its name; other libcs through the process itself. */
export function openLibc(koffi: typeof Koffi): Koffi.LibraryHandle {
  try {
    return koffi.load('libc.so.6')
  } catch {
    return koffi.load(null)
  }
}
