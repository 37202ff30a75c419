import {setImmediate} from 'node:timers/promises'
import {goingOn} from '../going-on.ts'
import {linuxCalls} from '../native/linux-calls.ts'
import type {DetectType, OpenFiles} from './open-files.ts'
import {FileHasher} from './file-hasher.ts'
import type {HashInput, HashResults} from './hash-results.ts'
import {LinuxOpenFiles} from './linux-open-files.ts'
import {NodeOpenFiles} from './node-open-files.ts'

/** What a hashing thread is asked and answers. What it is asked meanwhile is answered between two slices of its work, and a halt is met there. */
export type HashCalls = {
  readonly hashFiles: (input: HashInput, isHalted?: () => boolean) => Promise<HashResults>
}

/** To be heard a halt, and whoever looks at a folder, wait for so long: a file may take hours. */
const SLICE_MS = 10

/** The hashing part of a thread's call table. `detect` names the type of content by head and name. */
export function hashCalls(detect?: DetectType, openFiles: () => OpenFiles = systemOpenFiles): HashCalls {
  // One for each call that is under way: mostly one.
  const idle: FileHasher[] = []
  return {
    hashFiles: async (input, isHalted = () => false) => {
      const hasher = idle.pop() ?? new FileHasher(openFiles(), detect)
      try {
        return await inSlices(hasher.hashFiles(input), isHalted)
      } finally {
        if (idle.length === 0) idle.push(hasher)
      }
    },
  }
}

async function inSlices(work: ReturnType<FileHasher['hashFiles']>, isHalted: () => boolean): Promise<HashResults> {
  for (let since = performance.now(); ;) {
    const {done, value} = work.next(isHalted())
    if (done) return value
    goingOn()
    if (performance.now() - since < SLICE_MS) continue
    await setImmediate()
    since = performance.now()
  }
}

function systemOpenFiles(): OpenFiles {
  const calls = linuxCalls()
  return calls === undefined ? new NodeOpenFiles() : new LinuxOpenFiles(calls)
}
