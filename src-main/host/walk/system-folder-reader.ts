import {linuxCalls} from '../native/linux-calls.ts'
import type {FolderReader} from './folder-reader.ts'
import {LinuxFolderReader} from './linux-folder-reader.ts'
import {NodeFolderReader} from './node-folder-reader.ts'

/** The fastest reader of this machine; outside Linux that is the one of node:fs. */
export function systemFolderReader(): FolderReader {
  const calls = linuxCalls()
  return calls === undefined ? new NodeFolderReader() : new LinuxFolderReader(calls)
}
