import {linuxCalls} from '../native/linux-calls.ts'
import type {DetectType, OpenFiles} from './open-files.ts'
import {FileHasher} from './file-hasher.ts'
import type {HashInput, HashResults} from './hash-results.ts'
import {LinuxOpenFiles} from './linux-open-files.ts'
import {NodeOpenFiles} from './node-open-files.ts'

/** What a hashing thread is asked and answers. */
export type HashCalls = {
  readonly hashFiles: (input: HashInput) => HashResults
}

/** The hashing part of a thread's call table. `detect` names the type of content by head and name. */
export function hashCalls(detect?: DetectType, openFiles: () => OpenFiles = systemOpenFiles): HashCalls {
  let hasher: FileHasher | undefined
  return {hashFiles: (input) => (hasher ??= new FileHasher(openFiles(), detect)).hashFiles(input)}
}

function systemOpenFiles(): OpenFiles {
  const calls = linuxCalls()
  return calls === undefined ? new NodeOpenFiles() : new LinuxOpenFiles(calls)
}
