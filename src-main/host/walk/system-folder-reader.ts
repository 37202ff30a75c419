import {linuxCalls} from '../native/linux-calls.ts'
import {linuxWatchCalls} from '../native/linux-watch-calls.ts'
import type {WatchStart} from '../walk-chunk.ts'
import type {FolderReader} from './folder-reader.ts'
import {LinuxFolderReader} from './linux-folder-reader.ts'
import {NodeFolderReader} from './node-folder-reader.ts'

/** The fastest reader of this machine; outside Linux that is the one of node:fs. */
export function systemFolderReader(watch?: WatchStart): FolderReader {
  const calls = linuxCalls()
  if (calls === undefined) return new NodeFolderReader()
  const watchCalls = watch && watch.ticket > 0 ? linuxWatchCalls() : undefined
  return new LinuxFolderReader(calls, watch && watchCalls && {...watch, calls: watchCalls})
}
