import {stemOf} from '../../domain/archive/safe-path.ts'
import {archiveFormat} from '../../domain/archive/format.ts'
import {baseName, equalBytes, parentPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import type {QueryScope} from '../scopes.ts'
import type {AskedSpot} from './act-request.ts'
import {askedPlace} from './asked-spots.ts'

interface Place {
  readonly path: Uint8Array
  readonly shown: string
}

/** The folder that something lies in. */
export const holderOf = ({folder}: AskedSpot): Place => ({path: folder, shown: displayName(folder).text})

/** The folder and the name of a new archive; one whose name tells no format is a ZIP. */
export async function archivePlace(
  sources: readonly AskedSpot[],
  to: string | undefined,
  scope: QueryScope,
): Promise<{readonly to: Place; readonly name: Uint8Array}> {
  const place = to === undefined ? holderOf(sources[0]!) : await askedPlace(to, scope)
  if (to === undefined || (await scope.disk.seen({path: place.path})).kind === FOLDER) return {to: place, name: ownName(sources)}
  const folder = parentPath(place.path) ?? place.path
  const name = displayName(baseName(place.path)).text
  return {to: {path: folder, shown: displayName(folder).text}, name: encodeUtf8(archiveFormat(name) ? name : `${name}.zip`)}
}

const FOLDER = 1

/** Of one thing its own name, of several the one of their folder. */
function ownName(sources: readonly AskedSpot[]): Uint8Array {
  const [first, ...others] = sources
  const isOne = others.every(({folder, name}) => equalBytes(folder, first!.folder) && equalBytes(name, first!.name))
  const name = displayName(isOne ? first!.name : baseName(first!.folder)).text
  const stem = stemOf(name)
  return encodeUtf8(`${stem.endsWith(' unpacked') || name === '' ? name || 'archive' : stem}.zip`)
}
