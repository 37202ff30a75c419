import {CoreError} from '../../contract/errors.ts'
import {parentPath} from '../../domain/byte-path.ts'
import {actVersions, VERSION_STORE, versionSpot} from '../../domain/act/private-names.ts'
import {bytesKey, shownSpot, spotAt, spotPath} from '../../domain/act/spot-path.ts'
import {DIR, type Facts, type Spot} from '../../domain/act/spot.ts'
import {deviceOfFolder} from './flush-part.ts'
import {reachable} from './reachable.ts'
import {refused, type PartWork, type Slot} from './part-work.ts'

/** Where the old content of a replace may be kept, best first: the top of the volume, then each folder on the way down. */
export function storeTops(work: Pick<PartWork, 'disk'>, folder: Uint8Array): readonly Uint8Array[] {
  let device = deviceOfFolder(work, folder)
  const tops = [folder]
  for (let above = parentPath(folder); above; above = parentPath(above)) {
    const there = deviceOfFolder(work, above)
    // A folder that somebody has taken away had a volume as well.
    if (device === '') device = there
    if (there !== device) break
    tops.unshift(above)
  }
  return tops
}

/** Gives a replaced thing into the version store; the way there is made, and is tried further down where it cannot be. */
export function keepVersion(work: PartWork, slot: Slot, old: Spot): Spot {
  let last: unknown = refused('PermissionDenied', 'There is no folder to keep the replaced file in.')
  for (const top of topsToTry(work, old.folder)) {
    const spot = versionSpot(slot.place, top)
    try {
      openStore(work, top, slot.place.act)
      work.names.place(old, spot)
      return spot
    } catch (error) {
      if (!isNoPlace(error)) throw error
      last = error
    }
  }
  throw last
}

/** Makes the store before anything is replaced, so that what can fail fails then. */
export function readyStore(work: PartWork, slot: Slot, folder: Uint8Array): void {
  const device = deviceOfFolder(work, folder)
  if (work.stores.has(device)) return
  let last: unknown
  for (const top of storeTops(work, folder)) {
    try {
      openStore(work, top, slot.place.act)
      work.stores.set(device, top)
      return
    } catch (error) {
      if (!isNoPlace(error)) throw error
      last = error
    }
  }
  throw last
}

/** What an earlier run gave into the store for this step. */
export function findVersion(work: PartWork, slot: Slot, folder: Uint8Array): {readonly spot: Spot; readonly facts: Facts} | undefined {
  for (const top of storeTops(work, folder)) {
    const spot = versionSpot(slot.place, top)
    const facts = reachable(work.disk, spot)
    if (facts) return {spot, facts}
  }
  return undefined
}

/** Takes away what was made for versions that did not come, here or in a run before this one, so that no act leaves an empty store behind. */
export function tidyStores(work: PartWork): void {
  const held = new Set(work.slots.flatMap(({version}) => (version ? [bytesKey(version.folder)] : [])))
  for (const top of triedTops(work).values()) {
    const own = actVersions(work.input.act, top)
    if (held.has(bytesKey(own))) continue
    for (const spot of [spotAt(own)!, {folder: top, name: VERSION_STORE}]) {
      if (reachable(work.disk, spot)?.kind === DIR && work.disk.list(spotPath(spot)).length === 0) work.names.removeFolder(spot)
    }
  }
}

/** What a run before this one has tried is not known any more: it may have been any top. */
function triedTops(work: PartWork): ReadonlyMap<string, Uint8Array> {
  if (work.input.how === 'run') return work.tried
  const folders = work.slots.flatMap(({step}) => ('existing' in step && 'to' in step && step.existing ? [step.to.folder] : []))
  const tops = [...byKey(folders).values()].flatMap((folder) => storeTops(work, folder))
  return byKey([...tops, ...work.tried.values()])
}

const byKey = (paths: readonly Uint8Array[]): ReadonlyMap<string, Uint8Array> => new Map(paths.map((path) => [bytesKey(path), path]))

function* topsToTry(work: PartWork, folder: Uint8Array): Generator<Uint8Array> {
  const known = work.stores.get(deviceOfFolder(work, folder))
  if (known) yield known
  yield* storeTops(work, folder)
}

function openStore(work: PartWork, top: Uint8Array, act: string): void {
  const store = {folder: top, name: VERSION_STORE}
  const folder = actVersions(act, top)
  work.tried.set(bytesKey(top), top)
  makeIfMissing(work, store)
  makeIfMissing(work, spotAt(folder)!)
  const key = bytesKey(folder)
  if (work.sealed.has(key)) return
  mustBePrivate(work, store, spotAt(folder)!)
  // What comes into it must not go down with it: a name that is durable in a folder that is not is lost.
  work.disk.flushFolder(top)
  work.disk.flushFolder(spotPath(store))
  work.sealed.add(key)
}

function makeIfMissing({disk, names}: PartWork, spot: Spot): void {
  try {
    names.makeFolder(spot, 0o700)
  } catch (error) {
    if (!(error instanceof CoreError && error.code === 'NameTaken')) throw error
    if (disk.facts(spot)?.kind !== DIR) throw new CoreError({code: 'NotAFolder', message: error.message}, {cause: error})
  }
}

/** Another user's store is passed by: what is private must not come to others. */
function mustBePrivate({disk}: PartWork, store: Spot, own: Spot): void {
  const [outer, inner] = [disk.facts(store), disk.facts(own)]
  const isOpen = outer !== undefined && (outer.mode & 0o077) !== 0 && disk.abilities(store.folder).owners
  if (outer?.owner === inner?.owner && !isOpen) return
  throw new CoreError({code: 'PermissionDenied', message: `The version store at ${shownSpot(store)} belongs to another user.`})
}

/** A volume that is mounted at two places, a folder of somebody else, a thing of another kind under that name. */
export function isNoPlace(error: unknown): boolean {
  return error instanceof CoreError && ['PermissionDenied', 'NotAFolder', 'Unsupported', 'PathNotFound'].includes(error.code)
}
