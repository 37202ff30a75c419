import {equalBytes, joinPath} from '../../domain/byte-path.ts'
import type {Facts} from '../../domain/act/spot.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import {trashFolder, type TrashFolder} from './trash-folder.ts'
import {topOf, type VolumePlaces} from './volume-places.ts'

/** What must be known to find the trashes of a user. */
export interface TrashPlaces extends VolumePlaces {
  /** `$XDG_DATA_HOME/Trash`, no part of it a link. */
  readonly homeTrash: Uint8Array
}

/** The trash for what lies in a folder: that of the home on its own volume, else one at the top of the volume; undefined where none may be used or made. */
export function linuxTrashFor(folder: Uint8Array, places: TrashPlaces): TrashFolder | undefined {
  const top = topOf(folder, places)
  if (equalBytes(top, topOf(places.homeTrash, places))) return trashFolder(places.homeTrash)
  return sharedTrash(top, places) ?? ownTrash(top, places)
}

/** All trashes of this user that are there: the home's, and those of the volumes that are mounted at these tops. */
export function linuxTrashFolders(places: TrashPlaces): readonly TrashFolder[] {
  const home = trashFolder(places.homeTrash)
  const ofVolumes = places.mounts.flatMap((top) => [sharedTrash(top, places), ownTrash(top, places)])
  return [home, ...ofVolumes.filter((trash) => trash !== undefined)].filter(({folder}) => isMine(factsAt(folder, places), places))
}

// Only a real folder with the sticky bit: in any other, somebody else can put a link or a folder of his own in the place of ours.
function sharedTrash(top: Uint8Array, places: TrashPlaces): TrashFolder | undefined {
  const shared = joinPath(top, encodeUtf8('.Trash'))
  const facts = factsAt(shared, places)
  if (facts?.kind !== 1 || (facts.mode & 0o1000) === 0) return undefined
  return usable(joinPath(shared, encodeUtf8(String(places.user))), {top, above: shared}, places)
}

function ownTrash(top: Uint8Array, places: TrashPlaces): TrashFolder | undefined {
  return usable(joinPath(top, encodeUtf8(`.Trash-${places.user}`)), {top, above: top}, places)
}

function usable(
  folder: Uint8Array,
  {top, above}: {readonly top: Uint8Array; readonly above: Uint8Array},
  places: TrashPlaces,
): TrashFolder | undefined {
  const facts = factsAt(folder, places)
  const may = facts === undefined ? places.mayWrite(above) : isMine(facts, places)
  return may ? trashFolder(folder, top) : undefined
}

function isMine(facts: Facts | undefined, {user}: TrashPlaces): boolean {
  return facts?.kind === 1 && facts.owner === user
}

function factsAt(path: Uint8Array, {disk}: TrashPlaces): Facts | undefined {
  const slash = path.lastIndexOf(0x2f)
  return disk.facts({folder: path.subarray(0, Math.max(slash, 1)), name: path.subarray(slash + 1)})
}
