import {hashCalls} from '../host/hash/hash-calls.ts'
import type {HashFile, HashResults} from '../host/hash/hash-results.ts'
import {look, seen} from '../host/look.ts'
import {readHead} from '../host/read-head.ts'
import {throughLinks} from '../host/through-links.ts'
import {volumes} from '../host/volumes/volumes.ts'
import {chunkBuffers} from '../host/walk/chunk-writer.ts'
import {type ListFolder, listFolder, walkCalls} from '../host/walk/walk-calls.ts'
import {moving} from '../runtime/threads.ts'
import type {DiskCalls, HashColumns} from './disk-calls.ts'
import type {FileTypes} from './file/type-table.ts'

/** The table of a disk thread; large answers are moved, not copied. */
export function diskCalls(types: FileTypes) {
  const walks = walkCalls()
  const hashes = hashCalls(types.detectNumber)
  return {
    ...walks,
    hashColumns: ({root, want, files}: HashColumns) => {
      const results = hashes.hashFiles({root, files: filesOf(files, want)})
      return moving(results, hashBuffers(results))
    },
    next: (input: Parameters<DiskCalls['next']>[0]) => {
      const step = walks.next(input)
      return moving(step, chunkBuffers(step.chunk))
    },
    listFolder: (input: ListFolder) => {
      const chunk = listFolder(input)
      return moving(chunk, chunkBuffers(chunk))
    },
    look,
    seen,
    throughLinks,
    readHead,
    hostVolumes: () => volumes(),
  }
}

function filesOf({size, mtimeNs, ctimeNs, inode, pathFirst, paths}: HashColumns['files'], want: HashColumns['want']): readonly HashFile[] {
  return Array.from(size, (bytes, at) => ({
    path: paths.subarray(pathFirst[at], pathFirst[at + 1]),
    size: bytes,
    mtimeNs: mtimeNs[at]!,
    ctimeNs: ctimeNs[at]!,
    inode: inode[at]!,
    want,
  }))
}

const hashBuffers = ({status, kind, keys, samples, types}: HashResults): readonly ArrayBuffer[] =>
  [status, kind, keys, samples, types].map((column) => column.buffer as ArrayBuffer)
