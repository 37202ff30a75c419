import type {Handle, operations} from '../../contract/index.ts'
import {isWithin, pathBelow, splitPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {byteText} from '../../domain/ignore/byte-text.ts'
import {compileRules} from '../../domain/rules.ts'
import {placeOf} from '../file/index.ts'
import {rulesInForce} from './rules-in-force.ts'
import type {CoreScopes} from '../scopes.ts'

/** Tells whether a path is in the index; if a rule leaves it or a folder above it out, which one. */
export const whyIndexed: Handle<(typeof operations)['index']['why'], CoreScopes> = async ({path}, scope) => {
  const place = await placeOf(path, scope)
  const located = place.entry !== undefined && (await scope.read.locationOf({entry: place.entry})) !== undefined
  if (located) return {indexed: true}
  const location = (await scope.read.locations()).find((row) => row.volume === place.volume.id && isWithin(place.path, row.path))
  const mustBeThere = (): Promise<unknown> => scope.disk.look({path: place.path, shown: displayName(place.path).text})
  if (!location) {
    await mustBeThere()
    return {indexed: false, source: 'no location holds this path'}
  }
  const rules = compileRules(
    rulesInForce({rules: location.rules, root: location.path, volumeTop: place.volume.mountPoint, home: scope.home}),
  )
  const names = splitPath(pathBelow(place.path, location.path)).map(byteText)
  for (let depth = 1; depth <= names.length; depth++) {
    const found =
      rules.excludes(names.slice(0, depth).join('/'), depth < names.length || path.endsWith('/')) ??
      rules.excludes(names.slice(0, depth).join('/'), true)
    if (found) return {indexed: false, rule: found.rule, source: found.source}
  }
  await mustBeThere()
  return {indexed: false, source: `not seen yet in the location “${location.name}”`}
}
