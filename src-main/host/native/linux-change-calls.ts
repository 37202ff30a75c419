import {createRequire} from 'node:module'
import type * as Koffi from 'koffi'
import {openLibc} from './linux-calls.ts'
import {nativeMemory} from './memory.ts'

/** A name in an open folder, by address. */
export interface At {
  readonly folder: number
  readonly name: number
}

export interface Range {
  readonly bytes: number
  readonly offset: number
}

/** The OS calls that change a disk, on Linux: a table of its own, so that threads which only read never bind it. Answers as in `LinuxCalls`. */
export interface LinuxChangeCalls {
  /** openat2 that follows no link in any part of the path; mounts are crossed. */
  readonly openUnlinked: (folder: number, path: number, flags: number) => number
  /** statx of an open file, of all that it tells. */
  readonly allFacts: (fd: number, into: number) => number
  /** openat with the mode of a file that it makes. */
  readonly make: (at: At, flags: number, mode: number) => number
  readonly writeAt: (fd: number, from: Uint8Array, range: Range) => number
  /** ioctl FICLONE. */
  readonly clone: (from: number, to: number) => number
  readonly copyRange: (from: number, to: number, range: Range) => number
  /** lseek; `whence` is one of `seek`. */
  readonly seek: (fd: number, offset: number, whence: number) => number
  readonly resize: (fd: number, size: number) => number
  readonly flush: (fd: number) => number
  readonly flushVolume: (fd: number) => number
  readonly makeFolder: (at: At, mode: number) => number
  readonly makeLink: (target: number, at: At) => number
  readonly join: (from: At, to: At) => number
  /** renameat2; `flags` is one of `renaming`. */
  readonly rename: (from: At, to: At, flags: number) => number
  readonly remove: (at: At, flags: number) => number
  /** fstatfs. */
  readonly volume: (fd: number, into: number) => number
  readonly attributes: LinuxAttributeCalls
}

/** Owner, mode, times and extended attributes, of an open file or of a path that leads through /proc/self/fd to an open thing. */
export interface LinuxAttributeCalls {
  /** Of any descriptor, also one that was opened as a path only. */
  readonly own: (fd: number, owner: number, group: number) => number
  readonly modeOf: (fd: number, mode: number) => number
  readonly modeAt: (path: number, mode: number) => number
  /** Two struct timespec: access, change. */
  readonly timesOf: (fd: number, times: number) => number
  readonly timesAt: (path: number, times: number) => number
  readonly listOf: (fd: number, into: number, bytes: number) => number
  readonly listAt: (path: number, into: number, bytes: number) => number
  readonly getOf: (fd: number, name: number, value: Value) => number
  readonly getAt: (path: number, name: number, value: Value) => number
  readonly setOf: (fd: number, name: number, value: Value) => number
  readonly setAt: (path: number, name: number, value: Value) => number
  readonly removeOf: (fd: number, name: number) => number
  readonly removeAt: (path: number, name: number) => number
}

export interface Value {
  readonly address: number
  readonly bytes: number
}

export const seek = {data: 3, hole: 4} as const
export const renaming = {plain: 0, noReplace: 1, exchange: 2} as const
export const removing = {file: 0, folder: 0x200} as const
export const changeFlag = {
  readWrite: 2,
  create: 0o100,
  exclusive: 0o200,
  noAccessTime: 0o1000000,
  temporary: 0o20000000,
} as const

/** The table, or undefined where one of the calls is missing. Only where `linuxCalls()` gave its own. */
export function linuxChangeCalls(): LinuxChangeCalls | undefined {
  probed ??= {calls: wide.has(process.arch) ? probe() : undefined}
  return probed.calls
}

let probed: {readonly calls: LinuxChangeCalls | undefined} | undefined

// struct statfs is read as nine 64-bit words, low half first.
const wide: ReadonlySet<string> = new Set(['x64', 'arm64', 'riscv64', 'loong64'])

function probe(): LinuxChangeCalls | undefined {
  try {
    const calls = bind(createRequire(import.meta.url)('koffi') as typeof Koffi)
    // Flags that no kernel knows are refused by one that knows the call, before it looks at anything.
    const nowhere = {folder: -1, name: nativeMemory(8).address}
    return calls.rename(nowhere, nowhere, 0x80) === -EINVAL ? calls : undefined
  } catch {
    // A libc without one of these names: the form of node:fs passes the same suite.
    return undefined
  }
}

const EINVAL = 22
const openat2Number = 437
const ficlone = 0x40049409
const emptyPath = 0x1000
const statxMask = 0x0fff
const currentFolder = -100

function bind(koffi: typeof Koffi): LinuxChangeCalls {
  const libc = openLibc(koffi)
  const checked = (result: number): number => (result < 0 ? -koffi.errno() : result)
  return {...bindFiles(libc, checked), ...bindNames(libc, checked), attributes: bindAttributes(libc, checked)}
}

type Checked = (result: number) => number
type FileCalls = Pick<
  LinuxChangeCalls,
  'openUnlinked' | 'allFacts' | 'make' | 'writeAt' | 'clone' | 'copyRange' | 'seek' | 'resize' | 'flush' | 'flushVolume' | 'volume'
>
type NameCalls = Omit<LinuxChangeCalls, keyof FileCalls | 'attributes'>

function bindFiles(libc: Koffi.LibraryHandle, checked: Checked): FileCalls {
  const syscall4 = libc.func('long syscall(long, int, uint64, uint64, size_t)')
  const statx = libc.func('int statx(int, uint64, int, unsigned int, uint64)')
  const openat = libc.func('int openat(int, uint64, int, unsigned int)')
  const pwrite = libc.func('int64 pwrite64(int, const void *, size_t, int64)')
  const ioctl = libc.func('int ioctl(int, unsigned long, int64)')
  const copyFileRange = libc.func('int64 copy_file_range(int, uint64, int, uint64, size_t, unsigned int)')
  const lseek = libc.func('int64 lseek64(int, int64, int)')
  const ftruncate = libc.func('int ftruncate64(int, int64)')
  const fsync = libc.func('int fsync(int)')
  const syncfs = libc.func('int syncfs(int)')
  const fstatfs = libc.func('int fstatfs64(int, uint64)')
  const how = nativeMemory(24)
  // RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS
  how.words[4] = 0x06
  const places = nativeMemory(16)
  const empty = nativeMemory(8)
  return {
    openUnlinked(folder, path, flags) {
      how.words[0] = flags
      return checked(syscall4(openat2Number, folder, path, how.address, 24))
    },
    allFacts: (fd, into) => checked(statx(fd, empty.address, emptyPath, statxMask, into)),
    make: (at, flags, mode) => checked(openat(at.folder, at.name, flags, mode)),
    writeAt: (fd, from, range) => checked(pwrite(fd, from, range.bytes, range.offset)),
    clone: (from, to) => checked(ioctl(to, ficlone, from)),
    copyRange(from, to, range) {
      places.words[0] = places.words[2] = range.offset % 4294967296
      places.words[1] = places.words[3] = Math.floor(range.offset / 4294967296)
      return checked(copyFileRange(from, places.address, to, places.address + 8, range.bytes, 0))
    },
    seek: (fd, offset, whence) => checked(lseek(fd, offset, whence)),
    resize: (fd, size) => checked(ftruncate(fd, size)),
    flush: (fd) => checked(fsync(fd)),
    flushVolume: (fd) => checked(syncfs(fd)),
    volume: (fd, into) => checked(fstatfs(fd, into)),
  }
}

function bindNames(libc: Koffi.LibraryHandle, checked: Checked): NameCalls {
  const mkdirat = libc.func('int mkdirat(int, uint64, unsigned int)')
  const symlinkat = libc.func('int symlinkat(uint64, int, uint64)')
  const linkat = libc.func('int linkat(int, uint64, int, uint64, int)')
  const renameat2 = libc.func('int renameat2(int, uint64, int, uint64, unsigned int)')
  const unlinkat = libc.func('int unlinkat(int, uint64, int)')
  return {
    makeFolder: (at, mode) => checked(mkdirat(at.folder, at.name, mode)),
    makeLink: (target, at) => checked(symlinkat(target, at.folder, at.name)),
    join: (from, to) => checked(linkat(from.folder, from.name, to.folder, to.name, 0)),
    rename: (from, to, flags) => checked(renameat2(from.folder, from.name, to.folder, to.name, flags)),
    remove: (at, flags) => checked(unlinkat(at.folder, at.name, flags)),
  }
}

function bindAttributes(libc: Koffi.LibraryHandle, checked: Checked): LinuxAttributeCalls {
  const fchownat = libc.func('int fchownat(int, uint64, unsigned int, unsigned int, int)')
  const fchmod = libc.func('int fchmod(int, unsigned int)')
  const chmod = libc.func('int chmod(uint64, unsigned int)')
  const futimens = libc.func('int futimens(int, uint64)')
  const utimensat = libc.func('int utimensat(int, uint64, uint64, int)')
  const flistxattr = libc.func('int64 flistxattr(int, uint64, size_t)')
  const listxattr = libc.func('int64 listxattr(uint64, uint64, size_t)')
  const fgetxattr = libc.func('int64 fgetxattr(int, uint64, uint64, size_t)')
  const getxattr = libc.func('int64 getxattr(uint64, uint64, uint64, size_t)')
  const fsetxattr = libc.func('int fsetxattr(int, uint64, uint64, size_t, int)')
  const setxattr = libc.func('int setxattr(uint64, uint64, uint64, size_t, int)')
  const fremovexattr = libc.func('int fremovexattr(int, uint64)')
  const removexattr = libc.func('int removexattr(uint64, uint64)')
  const empty = nativeMemory(8)
  return {
    own: (fd, owner, group) => checked(fchownat(fd, empty.address, owner, group, emptyPath)),
    modeOf: (fd, mode) => checked(fchmod(fd, mode)),
    modeAt: (path, mode) => checked(chmod(path, mode)),
    timesOf: (fd, times) => checked(futimens(fd, times)),
    timesAt: (path, times) => checked(utimensat(currentFolder, path, times, 0)),
    listOf: (fd, into, bytes) => checked(flistxattr(fd, into, bytes)),
    listAt: (path, into, bytes) => checked(listxattr(path, into, bytes)),
    getOf: (fd, name, value) => checked(fgetxattr(fd, name, value.address, value.bytes)),
    getAt: (path, name, value) => checked(getxattr(path, name, value.address, value.bytes)),
    setOf: (fd, name, value) => checked(fsetxattr(fd, name, value.address, value.bytes, 0)),
    setAt: (path, name, value) => checked(setxattr(path, name, value.address, value.bytes, 0)),
    removeOf: (fd, name) => checked(fremovexattr(fd, name)),
    removeAt: (path, name) => checked(removexattr(path, name)),
  }
}
