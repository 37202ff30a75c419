import {displayName} from '../../../domain/display-path.ts'
import {isFolder, placeOf} from '../../file/index.ts'
import type {QueryScope} from '../../scopes.ts'
import type {KnownVolume} from '../../volume-book.ts'

/** What sizes are asked of: one folder, one volume, or everything. */
export interface AskedScope {
  readonly path?: string | undefined
  readonly volume?: string | undefined
}

interface Failing {
  fail(code: 'NotFound' | 'NotAFolder' | 'BadInput', message: string): never
}

/** One folder that sizes are told of, with all below it. */
export interface Top {
  readonly entry: number
  readonly volume: KnownVolume
  readonly name: string
  readonly path: string
}

/** The folders that sizes are told of: one, or the locations of a volume or of all; none of them lies in another. */
export async function topsOf({path, volume}: AskedScope, scope: QueryScope & Failing): Promise<readonly Top[]> {
  if (path !== undefined && volume !== undefined) return scope.fail('BadInput', 'Say a folder or a volume, not both.')
  return path === undefined ? locatedTops(volume, scope) : [await folderTop(path, scope)]
}

async function folderTop(path: string, scope: QueryScope & Failing): Promise<Top> {
  const {volume, ...place} = await placeOf(path, scope)
  const shown = displayName(place.path).text
  const [row] = place.entry === undefined ? [] : await scope.read.entryRows({ids: [place.entry]})
  if (!row) {
    // What is not on the disk either is told as that.
    if (volume.online) await scope.disk.look({path: place.path, shown})
    return scope.fail('NotFound', `${shown} is not in the index.`)
  }
  if (!isFolder(row)) return scope.fail('NotAFolder', `${shown} is not a folder.`)
  return {entry: row.id, volume, name: shown.slice(shown.lastIndexOf('/') + 1) || shown, path: shown}
}

async function locatedTops(word: string | undefined, scope: QueryScope & Failing): Promise<readonly Top[]> {
  const [volumes, locations, roots] = await Promise.all([scope.volumes.all(), scope.read.locations(), scope.read.locationRoots()])
  const asked = word === undefined ? undefined : (volumes.find(({id}) => id === word) ?? volumes.find(({name}) => name === word))
  if (word !== undefined && !asked) return scope.fail('NotFound', `There is no volume “${word}”.`)
  return locations.flatMap(({uuid, name, path, volume: id}) => {
    const volume = volumes.find((one) => one.id === id)
    const root = roots.find(({location}) => location === uuid)
    if (!root || !volume || (asked && asked.id !== id)) return []
    return [{entry: root.entry, volume, name, path: displayName(path).text}]
  })
}
