import {CoreError} from '../../contract/errors.ts'
import {parseTarget, volumeAddress} from '../../domain/address.ts'
import {joinPath, parentPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {entryNumber} from '../../store/entry-uuid.ts'
import {placeOf} from '../file/index.ts'
import type {Place} from '../place.ts'
import type {QueryScope} from '../scopes.ts'

/** An entry that is to be tagged, and how its place is shown. */
export interface TagTarget {
  readonly entry: number
  readonly path: string
}

/** The entries of targets, in the order asked. A window names entries by the hundred thousand; these are looked up together. */
export async function tagTargets(targets: readonly string[], scope: QueryScope): Promise<readonly TagTarget[]> {
  const numbers = targets.map((target) => {
    const parsed = parseTarget(target)
    return parsed.kind === 'entry' ? entryNumber(scope.base, parsed.id) : undefined
  })
  const places = await scope.read.entryPaths({ids: numbers.filter((number) => number !== undefined)})
  let known = 0
  const found: TagTarget[] = []
  for (const [at, target] of targets.entries()) {
    const number = numbers[at]
    const place = number === undefined ? undefined : places[known++]
    found.push(place ? {entry: number!, path: shownPath(place, scope)} : await targetAt(target, scope))
  }
  return found
}

/** The same where nobody asks for places. */
export async function tagEntries(targets: readonly string[], scope: QueryScope): Promise<readonly number[]> {
  const entries: number[] = []
  for (const target of targets) {
    const parsed = parseTarget(target)
    const number = parsed.kind === 'entry' ? entryNumber(scope.base, parsed.id) : undefined
    entries.push(number ?? (await targetAt(target, scope)).entry)
  }
  return entries
}

function shownPath({volume, path}: {readonly volume: string; readonly path: Uint8Array}, {volumes}: QueryScope): string {
  const top = volumes.mountPoint(volume)
  return displayName(path.length === 0 ? top : joinPath(top, path)).text
}

/** What no location keeps becomes known to the index by a look at its folder, as when somebody browses there. */
async function targetAt(target: string, scope: QueryScope): Promise<TagTarget> {
  const place = await placeOf(target, scope)
  const path = displayName(place.path).text
  const entry = place.entry ?? (await entryByLooking(place, scope))
  if (entry === undefined) throw new CoreError({code: 'PathNotFound', message: `There is nothing at ${path}.`})
  return {entry, path}
}

async function entryByLooking(place: Place, scope: QueryScope): Promise<number | undefined> {
  // What is not there is told as by every other command.
  await scope.disk.look({path: place.path, shown: displayName(place.path).text})
  const above = parentPath(place.rel)
  if (above === undefined || place.rel.length === 0) return (await scope.browser.open(place)).entry
  await scope.browser.open(await placeOf(volumeAddress(place.volume.id, above), scope))
  return (await scope.read.findEntry({volume: place.volume.id, path: place.rel})).id
}
