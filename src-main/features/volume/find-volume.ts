import {CoreError} from '../../contract/errors.ts'
import {placeOf} from '../file/index.ts'
import type {QueryScope} from '../scopes.ts'
import type {KnownVolume} from '../volume-book.ts'
import {isShown} from './shown-volume.ts'

/** The volume that a word names: an id, a name that only one of those shown has, or a path on it. */
export async function findVolume(word: string, scope: QueryScope): Promise<KnownVolume> {
  const all = await scope.volumes.all()
  const byId = all.find(({id}) => id === word.toLowerCase())
  if (byId) return byId
  if (word.startsWith('/') || word.startsWith('sd://')) return (await placeOf(word, scope)).volume
  const located = await locatedVolumes(scope)
  const named = all.filter((volume) => volume.name === word && isShown(volume, located))
  if (named.length === 1) return named[0]!
  if (named.length > 1)
    throw new CoreError({code: 'NotFound', message: `Several volumes are called “${word}”.`, hint: 'Name it by its id or by a path on it.'})
  throw new CoreError({code: 'NotFound', message: `There is no volume “${word}”.`, hint: 'onefold volume list tells which there are.'})
}

/** The volumes on which locations lie. */
export async function locatedVolumes({read}: Pick<QueryScope, 'read'>): Promise<ReadonlySet<string>> {
  return new Set((await read.locations()).map(({volume}) => volume))
}

/** The same volume as it is known after something was said of it. */
export async function again({id}: KnownVolume, {volumes}: Pick<QueryScope, 'volumes'>): Promise<KnownVolume> {
  return (await volumes.fresh()).find((volume) => volume.id === id)!
}
