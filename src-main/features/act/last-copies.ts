import {displayName} from '../../domain/display-path.ts'
import {pathBelow} from '../../domain/byte-path.ts'
import type {Reader} from '../../store/remote.ts'
import type {VolumeBook} from '../volume-book.ts'

const SHOWN = 100
const FULL = 0x66

/** Of files that go for good, those of which the index knows no other copy by its full hash. A copy that goes too is none. */
export async function lastCopies(
  paths: readonly Uint8Array[],
  {read, volumes}: {readonly read: Reader; readonly volumes: VolumeBook},
): Promise<{readonly shown: readonly {readonly path: string}[]; readonly count: number}> {
  const going = new Set<number>()
  const known: {readonly path: Uint8Array; readonly key: Uint8Array | null}[] = []
  for (const path of paths) {
    const volume = await volumes.at(path)
    const {id} = await read.findEntry({volume: volume.id, path: pathBelow(path, volume.mountPoint)})
    const [row] = id === undefined ? [] : await read.entryRows({ids: [id]})
    if (id !== undefined) going.add(id)
    known.push({path, key: row?.key ?? null})
  }
  const last: string[] = []
  for (const {path, key} of known) {
    const copies = key?.[0] === FULL ? await read.copyRows({key}) : []
    if (!copies.some((copy) => !going.has(copy.id))) last.push(displayName(path).text)
  }
  return {shown: last.slice(0, SHOWN).map((path) => ({path})), count: last.length}
}
