import {CoreError} from '../../contract/errors.ts'
import {parseTarget} from '../../domain/address.ts'
import {equalBytes, joinPath, pathBelow} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {packContentKey, parseContentKey} from '../../domain/content-key.ts'
import {rowPath} from '../../store/entries/entry-rows.ts'
import {entryNumber} from '../../store/entry-uuid.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {DiskCalls} from '../disk-calls.ts'
import type {Reader} from '../../store/remote.ts'
import type {Place} from '../place.ts'
import {isReachable, type KnownVolume, type VolumeBook} from '../volume-book.ts'

/** What finding a place takes. */
export interface PlaceParts {
  readonly read: Reader
  readonly volumes: VolumeBook
  readonly disk: Pick<RemoteTable<DiskCalls>, 'throughLinks' | 'seen' | 'listFolder'>
  readonly base: Uint8Array
  readonly device: string
}

/** Finds the place that a target names: a path, an address or an entry's id. It need not exist on the disk. */
export async function placeOf(target: string, parts: PlaceParts): Promise<Place> {
  const parsed = parseTarget(target)
  switch (parsed.kind) {
    case 'bad':
      throw new CoreError({code: 'BadInput', message: parsed.reason})
    case 'path':
      return placeOfPath(parsed.path, parts)
    case 'device':
      if (parsed.device !== parts.device) throw new CoreError({code: 'NotFound', message: `No device ${parsed.device} is known here.`})
      return placeOfPath(parsed.path, parts)
    case 'volume':
      return placeOnVolume(parsed, parts)
    case 'entry':
      return placeOfEntry(entryNumber(parts.base, parsed.id), parsed.id, parts)
    case 'content':
      return placeOfContent(parsed.key, parts)
  }
}

async function placeOnVolume({volume: id, path}: {readonly volume: string; readonly path: Uint8Array}, parts: PlaceParts): Promise<Place> {
  const volume = await parts.volumes.byId(id)
  if (!volume) throw new CoreError({code: 'NotFound', message: `No volume ${id} is known here.`})
  return onVolume(volume, path[0] === SLASH ? path.subarray(1) : path, parts)
}

const SLASH = 0x2f

async function placeOfContent(text: string, parts: PlaceParts): Promise<Place> {
  const key = parseContentKey(text)!
  const [rows, volumes] = await Promise.all([parts.read.copyRows({key: packContentKey(key.kind, key.hash)}), parts.volumes.all()])
  const reachable = rows.find((row) => isReachable(volumes.find((volume) => volume.id === row.volume))) ?? rows[0]
  if (!reachable) throw new CoreError({code: 'NotFound', message: `No copy of the content ${text} is known.`})
  return placeOfEntry(reachable.id, text, parts)
}

/** A path of the user may lead through links; the place is where it leads to, its last name apart: a link is a thing of its own. */
async function placeOfPath(said: Uint8Array, parts: PlaceParts): Promise<Place> {
  // The volumes are looked up meanwhile, where they have to be: the path is on one of them.
  const [{path}] = await Promise.all([parts.disk.throughLinks({path: said}), parts.volumes.all()])
  const away = await parts.volumes.awayAt(path)
  const volume = away && (await isLeftOver(path, away, parts)) ? away : await parts.volumes.at(path)
  return onVolume(volume, pathBelow(path, volume.mountPoint), parts)
}

/** Where a volume is away nothing stands, or its empty mount point: then what is asked for is what was there, as long as nobody put something else in its place. */
async function isLeftOver(path: Uint8Array, away: KnownVolume, {disk}: PlaceParts): Promise<boolean> {
  if ((await disk.seen({path})).kind === undefined) return true
  if (!equalBytes(path, away.mountPoint)) return false
  const {entries, errors} = await disk.listFolder({path})
  return errors.length === 0 && entries.count === 0
}

async function placeOfEntry(id: number | undefined, said: string, parts: PlaceParts): Promise<Place> {
  const [row] = id ? await parts.read.entryRows({ids: [id]}) : []
  const volume = row && (await parts.volumes.byId(row.volume))
  if (id === undefined || !row || !volume) throw new CoreError({code: 'NotFound', message: `There is no entry ${said}.`})
  const rel = rowPath(row)
  return {volume, rel, path: rel.length === 0 ? volume.mountPoint : joinPath(volume.mountPoint, rel), entry: id, nearest: id}
}

async function onVolume(volume: KnownVolume, rel: Uint8Array, parts: PlaceParts): Promise<Place> {
  const {id, nearest} = await parts.read.findEntry({volume: volume.id, path: rel})
  const path = rel.length === 0 ? volume.mountPoint : joinPath(volume.mountPoint, rel)
  return {volume, rel, path, entry: id, nearest}
}

/** Fails where the volume of a place is not mounted. */
export function mustBeOnline(place: Place): void {
  const {name, online} = place.volume
  if (isReachable(place.volume)) return
  throw new CoreError({
    code: 'Offline',
    message: `${displayName(place.path).text} is on the volume “${name}”, which ${online ? 'does not answer' : 'is not connected'}.`,
  })
}
