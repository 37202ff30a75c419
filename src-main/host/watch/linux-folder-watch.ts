import {closeSync} from 'node:fs'
import {type LinuxWatchCalls, linuxWatchCalls} from '../native/linux-watch-calls.ts'
import {nativeMemory} from '../native/memory.ts'
import type {FolderEvent, FolderWatch} from './folder-events.ts'
import {readEvents} from './read-events.ts'

/** Some 4,000 events. */
const BUFFER_BYTES = 128 * 1024
/** What is more waits in the system's queue, which says so when it is full. */
const BUFFERS_AT_ONCE = 8

/** The watch of this machine; one that never tells anything where the system has none. */
export function openFolderWatch(): FolderWatch {
  const calls = linuxWatchCalls()
  const queue = calls?.open() ?? -1
  return calls && queue >= 0 ? inotify(calls, queue) : noWatch()
}

/** For machines without inotify, or where a user has no queue left: folders are read again from time to time. */
function noWatch(): FolderWatch {
  let rouse: () => void = () => undefined
  return {
    ticket: 0,
    take: () => ({events: [], lost: false, more: false}),
    heard: (withinMs) =>
      new Promise((resolve) => {
        rouse = resolve
        setTimeout(resolve, withinMs).unref()
      }),
    rouse: () => rouse(),
    remove: () => undefined,
    close: () => undefined,
  }
}

function inotify(calls: LinuxWatchCalls, queue: number): FolderWatch {
  const memory = nativeMemory(BUFFER_BYTES)
  const bell = calls.openBell()
  let isOpen = true
  let isWaiting = false
  return {
    ticket: queue,
    take: () => {
      const events: FolderEvent[] = []
      let lost = false
      let more = isOpen
      for (let buffers = 0; isOpen && buffers < BUFFERS_AT_ONCE; buffers++) {
        const length = calls.read(queue, memory.address, BUFFER_BYTES)
        // Nothing is there, which is what it most often says.
        more = length > 0
        if (!more) break
        const told = readEvents(memory.bytes.subarray(0, length))
        events.push(...told.events)
        lost ||= told.lost
      }
      return {events, lost, more}
    },
    heard: async (withinMs) => {
      isWaiting = true
      await calls.wait(queue, bell, withinMs)
      isWaiting = false
    },
    rouse: () => {
      if (isWaiting) calls.ring(bell)
    },
    remove: (watch) => {
      if (isOpen) calls.remove(queue, watch)
    },
    close: () => {
      if (isOpen) for (const descriptor of [queue, bell]) closeSync(descriptor)
      isOpen = false
    },
  }
}
