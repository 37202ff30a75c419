import {joinPath} from '../byte-path.ts'
import type {LookDisk} from './look-disk.ts'
import {DIR} from './spot.ts'
import type {Listed} from './work-disk.ts'

export interface Inside {
  readonly folder: Uint8Array
  readonly listed: Listed
}

/** Everything below a folder, a folder before what is in it; one listing a level is held. It goes into mounted volumes, too. */
export function* walkInside(list: LookDisk['list'], top: Uint8Array): Generator<Inside> {
  const levels = [{folder: top, list: list(top), at: 0}]
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const listed = level.list[level.at++]
    if (!listed) {
      levels.pop()
      continue
    }
    yield {folder: level.folder, listed}
    if (listed.facts.kind !== DIR) continue
    const folder = joinPath(level.folder, listed.name)
    levels.push({folder, list: list(folder), at: 0})
  }
}
