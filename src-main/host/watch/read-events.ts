import {watchBit} from '../native/linux-watch-calls.ts'
import type {FolderEvent, FolderEventKind, FolderEvents} from './folder-events.ts'

/** Reads `struct inotify_event`s: watch (4), mask (4), cookie (4), length of the name (4), the name, padded with zeros. */
export function readEvents(bytes: Uint8Array): Omit<FolderEvents, 'more'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const events: FolderEvent[] = []
  let lost = false
  for (let at = 0; at + HEAD <= bytes.length;) {
    const watch = view.getInt32(at, true)
    const mask = view.getUint32(at + 4, true)
    const length = view.getUint32(at + 12, true)
    if ((mask & watchBit.overflow) !== 0) lost = true
    else events.push({watch, kind: kindOf(mask), isFolder: (mask & watchBit.folder) !== 0, name: nameAt(bytes, at + HEAD, length)})
    at += HEAD + length
  }
  return {events, lost}
}

const HEAD = 16

function kindOf(mask: number): FolderEventKind {
  if ((mask & watchBit.ignored) !== 0) return 'unwatched'
  if ((mask & watchBit.unmounted) !== 0) return 'unmounted'
  if ((mask & (watchBit.created | watchBit.movedTo)) !== 0) return 'came'
  if ((mask & watchBit.movedFrom) !== 0) return 'went'
  return (mask & watchBit.deleted) !== 0 ? 'deleted' : 'changed'
}

function nameAt(bytes: Uint8Array, first: number, length: number): Uint8Array | undefined {
  if (length === 0) return undefined
  const end = bytes.indexOf(0, first)
  // A copy: the next read comes to the same place, and what a Buffer calls a slice is none.
  return new Uint8Array(bytes.subarray(first, end < 0 || end > first + length ? first + length : end))
}
