import {CoreError} from '../../contract/errors.ts'
import {parseTarget} from '../../domain/address.ts'
import {joinPath, pathBelow} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {packContentKey, parseContentKey} from '../../domain/content-key.ts'
import {entryNumber} from '../../store/entry-uuid.ts'
import type {Reader} from '../../store/remote.ts'
import type {KnownVolume, VolumeBook} from '../volume/index.ts'

/** One place of the file system: where it is on the disk, and its entry if the index has one. */
export interface Place {
  readonly volume: KnownVolume
  /** From the volume's top, raw bytes without a slash in front. */
  readonly rel: Uint8Array
  /** Absolute, raw bytes. */
  readonly path: Uint8Array
  readonly entry: number | undefined
  /** The deepest entry on the way. */
  readonly nearest: number | undefined
}

export interface PlaceParts {
  readonly read: Reader
  readonly volumes: VolumeBook
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
    case 'volume': {
      const volume = await parts.volumes.byId(parsed.volume)
      if (!volume) throw new CoreError({code: 'NotFound', message: `No volume ${parsed.volume} is known here.`})
      return onVolume(volume, parsed.path.subarray(parsed.path[0] === 0x2f ? 1 : 0), parts)
    }
    case 'entry': {
      const id = entryNumber(parts.base, parsed.id)
      return placeOfEntry(id ?? -1, parsed.id, parts)
    }
    case 'content': {
      const key = parseContentKey(parsed.key)!
      const rows = await parts.read.copyRows({key: packContentKey(key.kind, key.hash)})
      const volumes = await parts.volumes.all()
      const reachable = rows.find((row) => volumes.some((volume) => volume.id === row.volume && volume.online)) ?? rows[0]
      if (!reachable) throw new CoreError({code: 'NotFound', message: `No copy of the content ${parsed.key} is known.`})
      return placeOfEntry(reachable.id, parsed.key, parts)
    }
  }
}

async function placeOfPath(path: Uint8Array, parts: PlaceParts): Promise<Place> {
  const volume = await parts.volumes.at(path)
  return onVolume(volume, pathBelow(path, volume.mountPoint), parts)
}

async function placeOfEntry(id: number, said: string, parts: PlaceParts): Promise<Place> {
  const [row] = id > 0 ? await parts.read.entryRows({ids: [id]}) : []
  const volume = row && (await parts.volumes.byId(row.volume))
  if (!row || !volume) throw new CoreError({code: 'NotFound', message: `There is no entry ${said}.`})
  return {volume, rel: row.path, path: row.path.length === 0 ? volume.mountPoint : joinPath(volume.mountPoint, row.path), entry: id, nearest: id}
}

async function onVolume(volume: KnownVolume, rel: Uint8Array, parts: PlaceParts): Promise<Place> {
  const {id, nearest} = await parts.read.findEntry({volume: volume.id, path: rel})
  const path = rel.length === 0 ? volume.mountPoint : joinPath(volume.mountPoint, rel)
  return {volume, rel, path, entry: id, nearest}
}

/** Fails where the volume of a place is not mounted. */
export function mustBeOnline(place: Place): void {
  if (place.volume.online) return
  throw new CoreError({
    code: 'Offline',
    message: `${displayName(place.path).text} is on the volume “${place.volume.name}”, which is not connected.`,
  })
}

