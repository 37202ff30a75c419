import type {Clause, Match} from '../../contract/query/terms.ts'
import {displayName} from '../../domain/display-path.ts'
import type {QueryScope} from '../scopes.ts'
import {typedTags} from '../tag/index.ts'
import type {KnownVolume} from '../volume-book.ts'
import type {Meanings} from './test-of.ts'

/** What the words of a query mean now, as far as it has such words: of most nobody need ask for tags and volumes. */
export async function meaningsFor(
  clauses: readonly Clause[],
  scope: Pick<QueryScope, 'clock' | 'read' | 'volumes'>,
): Promise<Meanings & {readonly mounts?: ReadonlyMap<string, string> | undefined}> {
  const keys = new Set(clauses.flatMap(({terms}) => terms.map(({match}) => match.key)))
  const asks = (...some: readonly Match['key'][]): boolean => some.some((key) => keys.has(key))
  const tags = asks('tag') ? await typedTags(scope) : () => []
  const all = asks('volume', 'is', 'path') ? await scope.volumes.all() : []
  const [online, offline] = [true, false].map((isOnline) => all.filter((volume) => volume.online === isOnline).map(({id}) => id))
  return {
    now: scope.clock.now(),
    tags,
    volumes: (word) => all.filter((volume) => isCalled(volume, word)).map(({id}) => id),
    online: online!,
    offline: offline!,
    ...(asks('path') ? {mounts: new Map(all.map((volume) => [volume.id, mountOf(volume)]))} : {}),
  }
}

const mountOf = ({mountPoint}: KnownVolume): string => displayName(mountPoint).text

function isCalled(volume: KnownVolume, word: string): boolean {
  const said = word.toLowerCase()
  return volume.id === said || volume.name.toLowerCase() === said || mountOf(volume) === word
}
