import type {Chunk, WalkCalls, WalkStart, WatchStart} from '../walk-chunk.ts'
import {CoreError} from '../../contract/errors.ts'
import type {FolderReader} from './folder-reader.ts'
import {systemFolderReader} from './system-folder-reader.ts'
import {Walker} from './walker.ts'

/** The walkers of one thread, by the name of their walk; the thread's call table. */
export function walkCalls(reader: (watch?: WatchStart) => FolderReader = systemFolderReader): WalkCalls {
  const walkers = new Map<string, Walker>()
  const walkerOf = (walk: string): Walker => {
    const walker = walkers.get(walk)
    if (walker === undefined) throw new CoreError({code: 'NotFound', message: `No walk "${walk}" is under way in this thread.`})
    return walker
  }
  return {
    begin(start) {
      walkers.get(start.walk)?.end()
      walkers.set(start.walk, new Walker(start, reader(start.watch)))
    },
    next: ({walk, entries, ids}) => walkerOf(walk).next(entries, ids),
    give: ({walk}) => walkerOf(walk).give(),
    take: ({walk, folders}) => walkerOf(walk).take(folders),
    end({walk}) {
      walkers.get(walk)?.end()
      walkers.delete(walk)
    },
  }
}

/** One folder by its absolute path, and what of it is left out. */
export interface ListFolder extends Partial<Pick<WalkStart, 'rules' | 'rulesBelow' | 'never'>> {
  readonly path: Uint8Array
}

/** Lists one folder and nothing below it; a folder that cannot be read is an error in the chunk. */
export function listFolder({path, ...rest}: ListFolder): Chunk {
  const walker = new Walker({...oneFolder, ...rest, root: {id: 0, path}}, systemFolderReader())
  try {
    return walker.next(Number.MAX_SAFE_INTEGER).chunk
  } finally {
    walker.end()
  }
}

const oneFolder: Omit<WalkStart, 'root'> = {
  known: undefined,
  rules: [],
  never: [],
  recursive: false,
  ids: {first: 1, last: Number.MAX_SAFE_INTEGER},
}
