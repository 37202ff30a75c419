import {createRequire} from 'node:module'
import type * as Koffi from 'koffi'
import {openLibc} from './linux-calls.ts'
import {nativeMemory} from './memory.ts'

/** inotify(7): every call answers its result, or the negative errno. */
export interface LinuxWatchCalls {
  /** A queue of events, as a descriptor that never blocks: what waits in a read cannot be called off, and would keep the process from ending. */
  readonly open: () => number
  /** Watches the open folder `folderFd`; the same number again where it is watched already. */
  readonly addFolder: (queue: number, folderFd: number) => number
  readonly read: (queue: number, into: number, bytes: number) => number
  readonly remove: (queue: number, watch: number) => number
  /** A descriptor that can be rung. */
  readonly openBell: () => number
  readonly ring: (bell: number) => void
  /** Waits on another thread until one of two descriptors has something to read, and takes the ringing of the second. */
  readonly wait: (queue: number, bell: number, withinMs: number) => Promise<void>
}

/** Bits of `mask` in an event. */
export const watchBit = {
  movedFrom: 0x40,
  movedTo: 0x80,
  created: 0x100,
  deleted: 0x200,
  unmounted: 0x2000,
  overflow: 0x4000,
  ignored: 0x8000,
  folder: 0x40000000,
} as const

// IN_MODIFY | ATTRIB | CLOSE_WRITE | MOVED_FROM | MOVED_TO | CREATE | DELETE | ONLYDIR | EXCL_UNLINK
const wanted = 0x2 | 0x4 | 0x8 | 0x40 | 0x80 | 0x100 | 0x200 | 0x01000000 | 0x04000000
const closeOnExec = 0o2000000
const nonBlocking = 0o4000
/** POLLIN */
const readable = 1

let opened: {readonly calls: LinuxWatchCalls | undefined} | undefined

/** The table, or undefined where this machine has no inotify or koffi cannot be loaded. */
export function linuxWatchCalls(): LinuxWatchCalls | undefined {
  opened ??= {calls: process.platform === 'linux' && process.env['ONEFOLD_NO_NATIVE'] !== '1' ? bind() : undefined}
  return opened.calls
}

function bind(): LinuxWatchCalls | undefined {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi
    const libc = openLibc(koffi)
    const init = libc.func('int inotify_init1(int)')
    const add = libc.func('int inotify_add_watch(int, uint64, uint32)')
    const readAll = libc.func('int64 read(int, uint64, size_t)')
    const remove = libc.func('int inotify_rm_watch(int, int)')
    const eventfd = libc.func('int eventfd(unsigned int, int)')
    const write = libc.func('int64 write(int, uint64, size_t)')
    const poll = libc.func('int poll(uint64, unsigned long, int)')
    const path = nativeMemory(64)
    const [asked, count] = [nativeMemory(16), nativeMemory(8)]
    const checked = (result: number): number => (result < 0 ? -koffi.errno() : result)
    return {
      open: () => checked(init(closeOnExec | nonBlocking)),
      addFolder: (queue, folderFd) => {
        // By its descriptor: whatever has taken its name meanwhile, this is the folder that is being listed.
        const length = path.bytes.write(`/proc/self/fd/${folderFd}`, 'latin1')
        path.bytes[length] = 0
        return checked(add(queue, path.address, wanted))
      },
      read: (queue, into, bytes) => checked(readAll(queue, into, bytes)),
      remove: (queue, watch) => checked(remove(queue, watch)),
      openBell: () => checked(eventfd(0, closeOnExec | nonBlocking)),
      ring: (bell) => {
        count.words.set([1, 0])
        write(bell, count.address, 8)
      },
      wait: async (queue, bell, withinMs) => {
        asked.words.set([queue, readable, bell, readable])
        await new Promise((resolve) => poll.async(asked.address, 2, withinMs, resolve))
        readAll(bell, count.address, 8)
      },
    }
  } catch {
    // No koffi for this platform, or a libc without inotify: folders are read again from time to time instead.
    return undefined
  }
}
