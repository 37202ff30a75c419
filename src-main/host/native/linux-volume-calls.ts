import {createRequire} from 'node:module'
import type * as Koffi from 'koffi'
import {linuxCalls, openLibc} from './linux-calls.ts'
import {nativeMemory} from './memory.ts'

/** Questions to file systems that Node cannot ask; they read and change nothing. */
export interface LinuxVolumeCalls {
  /** The answer of an ioctl to an open folder; undefined where its file system does not know the question. */
  ask(fd: number, request: number, bytes: number): Uint8Array | undefined
  /** Whether the list of mounts has changed since the last question to this descriptor of it. */
  hasNews(fd: number): boolean
}

let bound: {readonly calls: LinuxVolumeCalls | undefined} | undefined

/** The table, or undefined where there is none: then less is known of each volume. */
export function linuxVolumeCalls(): LinuxVolumeCalls | undefined {
  bound ??= {calls: bind()}
  return bound.calls
}

function bind(): LinuxVolumeCalls | undefined {
  if (!linuxCalls()) return undefined
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi
  const libc = openLibc(koffi)
  const ioctl = libc.func('int ioctl(int, ulong, uint64)')
  const poll = libc.func('int poll(uint64, ulong, int)')
  const answer = nativeMemory(LARGEST)
  const polled = nativeMemory(8)
  return {
    ask: (fd, request, bytes) => {
      answer.bytes.fill(0)
      return ioctl(fd, request, answer.address) < 0 ? undefined : Uint8Array.from(answer.bytes.subarray(0, bytes))
    },
    hasNews: (fd) => {
      polled.words[0] = fd
      polled.words[1] = POLLPRI
      return poll(polled.address, 1, 0) > 0
    },
  }
}

const LARGEST = 1024
const POLLPRI = 2

/** The number of an ioctl that answers so many bytes, as _IOR of the kernel's headers makes it. */
export function readRequest(type: number, number: number, bytes: number): number {
  return 2 * 2 ** 30 + bytes * 2 ** 16 + type * 2 ** 8 + number
}
