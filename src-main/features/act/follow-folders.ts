import {bytesKey, spotAt} from '../../domain/act/spot-path.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {findIndexed, type FollowParts} from './follow-ground.ts'
import {isFacts, lookAt} from './follow-looks.ts'
import type {Touched} from './touched.ts'

interface Told {
  readonly id: number
  readonly path: Uint8Array
}

/** Gives the folders whose names an act changed, and the other names of files that lost or got one, the facts that they have now. */
export async function followFolders({folders, linked}: Touched, parts: FollowParts): Promise<void> {
  const indexed = await findIndexed(
    [...folders.values()].map(({path}) => path),
    parts,
  )
  // Of one that is not in the index, as the trash, the folder above it may have got it.
  const told = new Map<number, Told>()
  for (const {nearest, nearestPath} of indexed.values()) told.set(nearest, {id: nearest, path: nearestPath})
  for (const one of await linkedNames(linked, parts)) told.set(one.id, one)
  const spots = [...told.values()].flatMap(({id, path}) => {
    const spot = spotAt(path)
    return spot ? [{id, spot, path}] : []
  })
  const looked = await lookAt(
    spots.map(({spot}) => spot),
    parts,
  )
  const entries = spots.flatMap(({id, path}) => {
    const facts = looked.get(bytesKey(path))
    return isFacts(facts) ? [{id, facts}] : []
  })
  const {seq} = await parts.write.noteFacts({entries})
  parts.advanced(seq)
}

async function linkedNames(linked: Touched['linked'], {read, volumes}: FollowParts): Promise<readonly Told[]> {
  const told: Told[] = []
  for (const group of Map.groupBy(linked, ({folder}) => bytesKey(folder)).values()) {
    const volume = await volumes.at(group[0]!.folder)
    const inodes = [...new Set(group.map(({inode}) => inode))]
    const names = await read.linkedNames({volume: volume.id, inodes})
    told.push(...names.map(({id, path}) => ({id, path: joinPath(volume.mountPoint, path)})))
  }
  return told
}
