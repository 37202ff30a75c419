import type {Handle} from '../../contract/index.ts'
import type {operations} from '../../contract/index.ts'
import {baseName, isWithin} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {entryUuid} from '../../store/entry-uuid.ts'
import {mustBeOnline, placeOf} from '../file/index.ts'
import {queueIndex} from '../index/index.ts'
import type {Place} from '../place.ts'
import type {ActionScope, CoreScopes} from '../scopes.ts'
import {shownLocations} from './location-view.ts'

/** Keeps an index of a folder from now on; what was browsed below it keeps its ids, locations below it become part of it. */
export const addLocation: Handle<(typeof operations)['location']['add'], CoreScopes> = async (input, scope) => {
  const {fail, read, write, disk, random, clock, events} = scope
  const place = await placeOf(input.path, scope)
  mustBeOnline(place)
  const shown = displayName(place.path).text
  const looked = await disk.look({path: place.path, shown})
  if (looked.kind !== 1) fail('NotAFolder', `${shown} is not a folder.`)
  if (!looked.listable) fail('PermissionDenied', `${shown} may not be read by you.`)
  await refuseOverlap(place, scope)
  const uuid = random.uuid()
  const root = await write.ensureRoot({volume: place.volume.id, path: place.rel, facts: looked.facts, location: uuid, now: clock.now()})
  const mode = input.mode ?? scope.settings.get().indexMode
  await write.addLocation({
    uuid,
    name: input.name ?? nameFor(place.path, place.volume.name),
    volume: place.volume.id,
    path: place.path,
    root: root.id,
    rootUuid: entryUuid(scope.base, root.id),
    mode,
    rules: input.rules ?? [],
    folderRules: [],
    state: 'ready',
    createdAt: clock.now(),
  })
  const job = await queueIndex(scope, {
    title: shown,
    input: {root: root.id, volume: place.volume.id, location: uuid, mode, recursive: true, full: false},
  })
  const location = (await shownLocations({...scope, read})).find((one) => one.id === uuid)!
  events.emit({type: 'location.changed', location: location.id})
  return {location, job}
}

function nameFor(path: Uint8Array, volumeName: string): string {
  const name = displayName(baseName(path)).text
  return name === '' || name === '/' ? volumeName : name
}

async function refuseOverlap(
  {path, volume}: Place,
  {read, fail}: Pick<ActionScope, 'read'> & {fail: (code: 'Conflict', message: string, more?: {hint: string}) => never},
): Promise<void> {
  // Another volume that is mounted inside a location is no part of it.
  const above = (await read.locations()).find((row) => row.volume === volume.id && isWithin(path, row.path))
  if (above)
    fail('Conflict', `This folder is already indexed, as part of the location “${above.name}”.`, {
      hint: 'To bring it up to date: onefold location rescan',
    })
}
