import {baseName, equalBytes, joinPath, parentPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {CoreError} from '../../contract/errors.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import {mustBeOnline, placeOf} from '../file/index.ts'
import type {Place} from '../place.ts'
import type {QueryScope} from '../scopes.ts'
import type {AskedSpot} from './act-request.ts'

/** The spots of targets that an act is asked for, in the order asked. Fails where a volume is away, or a target is the top of one. */
export async function askedSpots(targets: readonly string[], scope: QueryScope): Promise<readonly AskedSpot[]> {
  const spots: AskedSpot[] = []
  for (const target of targets) spots.push(askedSpot(await placeOf(target, scope)))
  return spots
}

/** One place as a spot: its folder and its name. */
export function askedSpot(place: Place): AskedSpot {
  mustBeOnline(place)
  const shown = displayName(place.path).text
  const folder = parentPath(place.path)
  if (folder === undefined || place.rel.length === 0)
    throw new CoreError({code: 'Conflict', message: `${shown} is the top of a volume: name what is inside it.`})
  return {folder, name: baseName(place.path), shown}
}

/** A place that an act brings things to; a link to a folder means that folder. It need not exist. */
export async function askedPlace(target: string, scope: QueryScope): Promise<{readonly path: Uint8Array; readonly shown: string}> {
  const place = await placeOf(target, scope)
  mustBeOnline(place)
  const {path} = await scope.disk.throughLinks({path: joinPath(place.path, encodeUtf8('.'))})
  const through = parentPath(path)!
  const real = (await scope.disk.seen({path: through})).kind === FOLDER ? through : place.path
  return {path: real, shown: displayName(real).text}
}

const FOLDER = 1

/** Things in the trash, by their place there or by the place that they came from (the newest of several); all of them where nothing is named. */
export async function trashedSpots(targets: readonly string[] | undefined, scope: QueryScope): Promise<readonly AskedSpot[]> {
  const things = await scope.disk.listTrash()
  const spots: AskedSpot[] = []
  if (!targets) return things.map(({spot}) => ({...spot, shown: displayName(joinPath(spot.folder, spot.name)).text}))
  for (const target of targets) {
    const {path} = await placeOf(target, scope)
    const found = things.find(
      ({spot, origin}) => equalBytes(joinPath(spot.folder, spot.name), path) || (origin && equalBytes(origin, path)),
    )
    const shown = displayName(path).text
    if (!found) throw new CoreError({code: 'PathNotFound', message: `${shown} is not in the trash.`})
    spots.push({...found.spot, shown})
  }
  return spots
}
