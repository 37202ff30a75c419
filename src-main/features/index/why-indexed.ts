import type {Handle, operations} from '../../contract/index.ts'
import {isPrivateName} from '../../domain/act/private-names.ts'
import {isWithin, joinPath, pathBelow, splitPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {byteText, bytesOfText} from '../../domain/ignore/byte-text.ts'
import type {Why} from '../../host/walk/why-left-out.ts'
import type {LocationRow} from '../../store/location-rows.ts'
import {absoluteOf, placeOf} from '../file/index.ts'
import type {Place} from '../place.ts'
import type {CoreScopes, QueryScope} from '../scopes.ts'
import {rulesInForce} from './rules-in-force.ts'

type Answer = Awaited<ReturnType<Handle<(typeof operations)['index']['why'], CoreScopes>>>

/** Tells whether a path is in the index, and which rule leaves it out or keeps it; of paths where nothing stands as well. */
export const whyIndexed: Handle<(typeof operations)['index']['why'], CoreScopes> = async ({path, rules}, scope) => {
  const place = await placeOf(path, scope)
  const ruled = await ruledLocation(place, scope)
  if (!ruled) {
    await scope.disk.look({path: place.path, shown: displayName(place.path).text})
    return {indexed: false, source: 'no location holds this path'}
  }
  const indexed = place.entry !== undefined && (await scope.read.locationOf({entry: place.entry})) !== undefined
  if (splitPath(place.path).some(isPrivateName)) return {indexed, decision: 'left out', rule: '.onefold-*', source: 'built-in'}
  const kind = await kindOf(place, scope)
  const location = rules ? {...ruled.location, rules} : ruled.location
  const asked = {place, root: ruled.root, location}
  const asThere = await why(asked, {scope, isFolder: kind === 'folder' || path.endsWith('/')})
  // Of what nobody can look at, a rule for folders may be meant.
  const found = asThere.decision === undefined && kind === 'unknown' ? await why(asked, {scope, isFolder: true}) : asThere
  if (indexed || found.decision === 'left out') return {indexed, ...found}
  const source =
    kind === 'none' ? 'nothing is there, and no rule would leave it out' : `not seen yet in the location “${ruled.location.name}”`
  return {indexed, source, ...found}
}

interface Ruled {
  readonly location: LocationRow
  /** Absolute path of its root as it is now, raw bytes. */
  readonly root: Uint8Array
}

async function ruledLocation(place: Place, {read, items}: QueryScope): Promise<Ruled | undefined> {
  const rows = (await read.locations()).filter((row) => row.volume === place.volume.id)
  const tops = await read.entryRows({ids: rows.map((row) => row.root)})
  return rows
    .map((location) => {
      const top = tops.find((one) => one.id === location.root)
      return {location, root: top ? absoluteOf(top, items) : location.path}
    })
    .find(({root}) => isWithin(place.path, root))
}

async function kindOf({path, entry, volume}: Place, {disk, read}: QueryScope): Promise<'folder' | 'other' | 'none' | 'unknown'> {
  const [row] = entry === undefined ? [] : await read.entryRows({ids: [entry]})
  const kind = row ? row.kind : volume.online ? (await disk.seen({path})).kind : undefined
  if (kind === undefined) return volume.online ? 'none' : 'unknown'
  return kind === DIR || kind === MOUNT ? 'folder' : 'other'
}
const DIR = 1
const MOUNT = 4

interface Asked extends Ruled {
  readonly place: Place
}

async function why(
  {place, root, location}: Asked,
  {scope, isFolder}: {readonly scope: QueryScope; readonly isFolder: boolean},
): Promise<Omit<Answer, 'indexed'>> {
  const rules = rulesInForce({...location, root, volumeTop: place.volume.mountPoint, home: scope.home})
  const path = byteText(pathBelow(place.path, root))
  const {verdict} = await scope.disk.whyLeftOut({root, rules, path, isFolder, readsFiles: place.volume.online})
  return verdict ? told(verdict, {root, path}) : {}
}

function told(
  {leavesOut, rule, source, base, line, path: decided}: NonNullable<Why['verdict']>,
  {root, path}: {readonly root: Uint8Array; readonly path: string},
): Omit<Answer, 'indexed'> {
  const below = (text: string): string => displayName(text === '' ? root : joinPath(root, bytesOfText(text))).text
  const folder = base === undefined ? '' : base
  return {
    decision: leavesOut ? 'left out' : 'kept',
    rule,
    source,
    ...(line === undefined
      ? base === undefined
        ? {}
        : {at: below(folder)}
      : {at: below(folder === '' ? source : `${folder}/${source}`), line}),
    ...(decided === path ? {} : {folder: below(decided)}),
  }
}
