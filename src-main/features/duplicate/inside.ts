import {CoreError} from '../../contract/errors.ts'
import {isWithin} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {placeOf} from '../file/index.ts'
import type {QueryScope} from '../scopes.ts'

/** Whether an absolute path is one of those that were asked for, or lies in one. */
export type Inside = (path: Uint8Array) => boolean

/** What was asked for by files and folders of the index; without any, all of it. */
export async function insideOf(targets: readonly string[], scope: QueryScope): Promise<Inside> {
  const paths: Uint8Array[] = []
  for (const target of targets) {
    const place = await placeOf(target, scope)
    const shown = displayName(place.path).text
    if (place.entry === undefined) {
      if (place.volume.online) await scope.disk.look({path: place.path, shown})
      throw new CoreError({code: 'NotFound', message: `${shown} is not in the index.`})
    }
    paths.push(place.path)
  }
  return paths.length === 0 ? () => true : (path) => paths.some((one) => isWithin(path, one))
}
